package dev.deskferry.app;

import dev.deskferry.report.Progress;
import dev.deskferry.run.StopSignal;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** The counts that must agree. */
@Command(
    name = "reconcile",
    description = {
      "Compares what Zendesk reported, what is staged, what became of it and what HubSpot has.",
      "Exit code 1 when it does not add up; the rows are named."
    },
    footer = {"", "Example: deskferry reconcile --json"},
    mixinStandardHelpOptions = true)
final class ReconcileVerb implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(
      names = "--limit",
      paramLabel = "N",
      defaultValue = "20",
      description = "how many rows of each kind of problem are named (default: ${DEFAULT-VALUE})")
  int limit;

  @Option(names = "--offline", description = "do not ask HubSpot what it has")
  boolean offline;

  @Option(names = "--json", description = "print JSON")
  boolean json;

  @Override
  public Integer call() {
    StopSignal stop = Interruption.install(System.err, "deskferry: stopping");
    try (Migration migration = Migration.open(Installation.current(), stop)) {
      Reconciling result = Reconciling.of(migration, !offline, limit, stop, Progress.SILENT);
      String text = json ? result.json().toPrettyString() : result.text().stripTrailing();
      spec.commandLine().getOut().println(text);
      return result.exitCode();
    }
  }
}
