package dev.deskferry.app;

import dev.deskferry.report.ConsoleProgress;
import dev.deskferry.route.ExtractSummary;
import dev.deskferry.run.StopSignal;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
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

  @Option(names = "--only", paramLabel = "OBJECT", description = "an object type; may be repeated")
  List<String> only = List.of();

  @Option(names = "--run", paramLabel = "ID", description = "resume exactly this run")
  @Nullable Long run;

  @Option(names = "--json", description = "print JSON")
  boolean json;

  @Override
  public Integer call() {
    StopSignal stop = Interruption.install(System.err, Interruption.RESUMABLE);
    try (Migration migration = Migration.open(Installation.current());
        ConsoleProgress progress = Console.progress()) {
      ExtractSummary summary =
          migration.extract(
              stop, progress, only, run == null ? OptionalLong.empty() : OptionalLong.of(run));
      progress.close();
      Summaries.print(spec.commandLine().getOut(), summary, json);
      return ExitCode.of(summary.state());
    }
  }
}
