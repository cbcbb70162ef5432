package dev.deskferry.app;

import dev.deskferry.report.Progress;
import dev.deskferry.run.StopSignal;
import dev.deskferry.staging.Database;
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
    Reconciling result = offline ? offline(stop) : online(stop);
    String text = json ? result.json().toPrettyString() : result.text().stripTrailing();
    spec.commandLine().getOut().println(text);
    return result.exitCode();
  }

  private Reconciling offline(StopSignal stop) {
    try (Database database = new Opening(stop).database(Installation.current())) {
      return Reconciling.offline(database, limit);
    }
  }

  /** Among the other nodes, if there are any: what it asks HubSpot counts for their limits too. */
  private Reconciling online(StopSignal stop) {
    try (Migration migration = Migration.open(Installation.current(), stop)) {
      return Reconciling.of(migration, limit, stop, Progress.SILENT);
    }
  }
}
