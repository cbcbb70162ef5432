package dev.deskferry.app;

import dev.deskferry.report.ConsoleProgress;
import dev.deskferry.report.Progress;
import dev.deskferry.route.LoadSummary;
import dev.deskferry.run.Phase;
import dev.deskferry.run.RunState;
import dev.deskferry.run.StopSignal;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
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
      "Example: deskferry load --lane open --execute",
      "Example: deskferry load --lane open --and-rest --execute"
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

  @Option(
      names = "--and-rest",
      description = {
        "with --lane: everything else beside it, at the same time,",
        "with the requests that the lane's share leaves"
      })
  boolean andRest;

  @Mixin PhaseOptions options = new PhaseOptions();

  @Override
  public Integer call() {
    if (andRest && (lane.isEmpty() || options.run != null)) {
      throw new ParameterException(
          spec.commandLine(),
          lane.isEmpty()
              ? "--and-rest goes with --lane; a load without either sends everything"
              : "--and-rest is two runs, and --run names one; leave one of them out");
    }
    StopSignal stop = Interruption.install(System.err, Interruption.RESUMABLE);
    try (Migration migration = Migration.open(Installation.current(), stop);
        ConsoleProgress progress = Console.progress()) {
      List<LoadSummary> summaries = load(migration, stop, progress);
      progress.close();
      summaries.forEach(
          it -> Summaries.print(spec.commandLine().getOut(), it, execute, options.json));
      return exitCode(summaries);
    }
  }

  private List<LoadSummary> load(Migration migration, StopSignal stop, Progress progress) {
    Set<String> only = Set.copyOf(options.only);
    if (andRest && execute) {
      return new LoadBeside(migration, stop, progress, only).run(lane);
    }
    String begun =
        options.run().isEmpty()
            ? ""
            : migration
                .ledger(stop, progress)
                .options(Phase.LOAD, options.run().getAsLong())
                .lane();
    String asked = andRest ? "" : lane;
    return List.of(
        migration.load(
            stop, progress, only, options.run(), asked.isEmpty() ? begun : asked, execute));
  }

  private static int exitCode(List<LoadSummary> summaries) {
    Set<RunState> states = summaries.stream().map(LoadSummary::state).collect(Collectors.toSet());
    states.remove(RunState.DONE);
    if (states.isEmpty()) {
      return ExitCode.DONE;
    }
    return ExitCode.of(
        states.contains(RunState.FAILED) ? RunState.FAILED : states.iterator().next());
  }
}
