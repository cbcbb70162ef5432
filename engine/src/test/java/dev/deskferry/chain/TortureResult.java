package dev.deskferry.chain;

import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.churn.Change;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/** What came of a torture, as the table that it prints. */
final class TortureResult {

  private final Map<String, String> lines = new LinkedHashMap<>();
  private final long begun = System.nanoTime();

  TortureResult(TortureSettings settings, int nodes) {
    lines.put("seed", Long.toString(settings.seed()));
    lines.put("nodes", "1 verb, " + nodes + " beside it");
  }

  void blows(Blows blows, int rounds) {
    lines.put("rounds of extract and load", rounds + " and one in peace");
    lines.put("kills", blows.kills() + " " + blows.counts());
  }

  void churn(Map<Change, Long> counts) {
    long changes = counts.values().stream().mapToLong(it -> it).sum();
    lines.put("changes meanwhile", changes + " " + counts);
  }

  void faults(Map<String, Long> met) {
    lines.put("faults", met.values().stream().mapToLong(it -> it).sum() + " " + met);
  }

  void log(CrewLog log) {
    lines.put("ends owed to blows", log.counts().toString());
    lines.put("interventions needed", Integer.toString(log.interventions().size()));
    lines.put("output of all processes", log.folder().toString());
  }

  void requests(Sandbox sandbox) {
    lines.put(
        "requests",
        "%d to Zendesk, %d to HubSpot"
            .formatted(sandbox.zendesk().log().total(), sandbox.hubspot().log().total()));
  }

  void end(PortalComparison comparison) {
    lines.put("records, links expected", comparison.records() + ", " + comparison.links());
    lines.put("values compared", Long.toString(comparison.values()));
    lines.put(
        "differences", comparison.differences().isEmpty() ? "none" : comparison.differences() + "");
    lines.put("duration", Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s");
  }

  void print() {
    lines.forEach((name, value) -> System.out.printf("%-40s %s%n", name, value));
  }
}
