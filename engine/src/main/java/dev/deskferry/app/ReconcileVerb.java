package dev.deskferry.app;

import dev.deskferry.report.Reconciliation;
import dev.deskferry.report.ReconciliationJson;
import dev.deskferry.report.ReconciliationText;
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
    try (Migration migration = Migration.open(Home.current())) {
      if (!offline) {
        // RB migration.readBack(stop, Progress.SILENT);
      }
      Reconciliation result = Reconciliation.read(migration.database(), limit);
      String text =
          json
              ? ReconciliationJson.render(result).toPrettyString()
              : ReconciliationText.render(result).stripTrailing();
      spec.commandLine().getOut().println(text);
      return result.balances() && result.isSettled() ? ExitCode.DONE : ExitCode.PROBLEM;
    }
  }
}
