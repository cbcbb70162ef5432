package dev.deskferry.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.report.Progress;
import dev.deskferry.report.Reconciliation;
import dev.deskferry.report.ReconciliationJson;
import dev.deskferry.report.ReconciliationText;
import dev.deskferry.route.LoadFound;
import dev.deskferry.run.StopSignal;
import dev.deskferry.staging.Database;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * The counts of staging and ledger, and what HubSpot itself says when it was asked.
 *
 * @param found empty when HubSpot was not asked
 */
record Reconciling(Reconciliation counts, Optional<LoadFound> found) {

  /** Asks HubSpot first, so that its totals stand in the counts. */
  static Reconciling of(Migration migration, int limit, StopSignal stop, Progress progress) {
    LoadFound found = migration.readBack(stop, progress);
    return new Reconciling(Reconciliation.read(migration.database(), limit), Optional.of(found));
  }

  /** The counts alone, for which nobody else need be asked. */
  static Reconciling offline(Database database, int limit) {
    return new Reconciling(Reconciliation.read(database, limit), Optional.empty());
  }

  /** Pending records and links do add up: they have their answer, which is that they wait. */
  int exitCode() {
    boolean agrees = found.map(LoadFound::agrees).orElse(true);
    return counts.balances() && agrees ? ExitCode.DONE : ExitCode.PROBLEM;
  }

  /** Tables, each line ended by a newline. */
  String text() {
    StringBuilder text = new StringBuilder();
    found.ifPresent(answers -> answers.targets().forEach(it -> missing(text, it.missing())));
    found.ifPresent(answers -> answers.links().forEach(link -> text.append(line(link))));
    found.ifPresent(answers -> answers.links().forEach(it -> missing(text, it.missing())));
    if (!text.isEmpty()) {
      text.append('\n');
    }
    return text.append(ReconciliationText.render(counts)).toString();
  }

  private static String line(LoadFound.Links link) {
    return String.format(
        Locale.ROOT,
        "links %s to %s: %,d made, %,d in HubSpot%s%n",
        link.targetFrom(),
        link.targetTo(),
        link.believedCount(),
        link.foundCount(),
        link.believedCount() == link.foundCount() ? "" : "  DIFFERS");
  }

  private static void missing(StringBuilder text, List<String> records) {
    records.forEach(record -> text.append("missing in HubSpot: ").append(record).append('\n'));
  }

  /** The counts with a member {@code hubspot} for what HubSpot said. */
  ObjectNode json() {
    ObjectNode root = ReconciliationJson.render(counts);
    found.ifPresent(
        answers -> {
          ObjectNode hubspot = root.putObject("hubspot");
          hubspot.put("agrees", answers.agrees());
          ArrayNode targets = hubspot.putArray("targets");
          answers
              .targets()
              .forEach(
                  it -> {
                    ObjectNode node = targets.addObject().put("target", it.target());
                    node.put("loaded", it.believedCount()).put("found", it.foundCount());
                    it.missing().forEach(node.putArray("missing")::add);
                  });
          ArrayNode links = hubspot.putArray("links");
          answers
              .links()
              .forEach(
                  it -> {
                    ObjectNode node = links.addObject().put("from", it.targetFrom());
                    node.put("to", it.targetTo()).put("made", it.believedCount());
                    node.put("found", it.foundCount());
                    it.missing().forEach(node.putArray("missing")::add);
                  });
        });
    return root;
  }
}
