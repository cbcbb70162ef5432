package dev.deskferry.app;

import dev.deskferry.report.ConsoleProgress;
import dev.deskferry.route.ExtractSummary;
import dev.deskferry.run.StopSignal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/** Phase 1. */
@Command(
    name = "extract",
    description = {
      "Lands everything that Zendesk has in the staging database.",
      "The first run takes all of it, a later one only what has changed since."
    },
    footer = {"", "Example: deskferry extract --only organizations --only users"},
    mixinStandardHelpOptions = true)
final class ExtractVerb implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Mixin PhaseOptions options = new PhaseOptions();

  @Override
  public Integer call() {
    StopSignal stop = Interruption.install(System.err, Interruption.RESUMABLE);
    try (Migration migration = Migration.open(Installation.current(), stop);
        ConsoleProgress progress = Console.progress()) {
      ExtractSummary summary = migration.extract(stop, progress, options.only, options.run());
      progress.close();
      Summaries.print(spec.commandLine().getOut(), summary, options.json);
      return ExitCode.of(summary.state());
    }
  }
}
