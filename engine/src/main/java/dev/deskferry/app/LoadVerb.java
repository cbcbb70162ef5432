package dev.deskferry.app;

import dev.deskferry.report.ConsoleProgress;
import dev.deskferry.route.LoadSummary;
import dev.deskferry.run.StopSignal;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Phase 2, or its rehearsal. */
@Command(
    name = "load",
    description = {
      "Writes HubSpot from the staging database.",
      "Without --execute this is a rehearsal: it says what would be sent and writes nothing."
    },
    footer = {
      "",
      "Example: deskferry load --only tickets --execute",
      "Example: deskferry load --lane open --execute"
    },
    mixinStandardHelpOptions = true)
final class LoadVerb implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--execute", description = "really write to HubSpot")
  boolean execute;

  @Option(
      names = "--lane",
      paramLabel = "LANE",
      description = "only what a lane of load.lanes in mappings/migration.yaml names",
      defaultValue = "")
  String lane = "";

  @Mixin PhaseOptions options = new PhaseOptions();

  @Override
  public Integer call() {
    StopSignal stop = Interruption.install(System.err, Interruption.RESUMABLE);
    try (Migration migration = Migration.open(Installation.current(), stop);
        ConsoleProgress progress = Console.progress()) {
      LoadSummary summary =
          migration.load(stop, progress, Set.copyOf(options.only), options.run(), lane, execute);
      progress.close();
      Summaries.print(spec.commandLine().getOut(), summary, execute, options.json);
      return ExitCode.of(summary.state());
    }
  }
}
