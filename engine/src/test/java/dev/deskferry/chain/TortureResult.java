package dev.deskferry.chain;

import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.churn.Change;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What came of a torture, as the table that it prints. */
final class TortureResult {

  private final Map<String, String> lines = new LinkedHashMap<>();
  private final long begun = System.nanoTime();
  private List<String> gaveUp = List.of();

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

  void crew(Crew crew) {
    gaveUp = crew.gaveUp();
    lines.put("verbs told that a node had taken over", Integer.toString(crew.refused()));
    lines.put(
        "processes that gave up by themselves",
        gaveUp.size() + " " + gaveUp.stream().map(TortureResult::lastLine).toList());
  }

  private static String lastLine(String output) {
    return output.strip().lines().reduce("", (first, last) -> last);
  }

  void requests(Sandbox sandbox) {
    lines.put(
        "requests",
        "%d to Zendesk, %d to HubSpot"
            .formatted(sandbox.zendesk().log().total(), sandbox.hubspot().log().total()));
  }

  void end(PortalComparison comparison) {
    lines.put("records, links expected", comparison.records() + ", " + comparison.links());
    lines.put(
        "differences", comparison.differences().isEmpty() ? "none" : comparison.differences() + "");
    lines.put("duration", Duration.ofNanos(System.nanoTime() - begun).toSeconds() + " s");
  }

  List<String> gaveUp() {
    return gaveUp;
  }

  void print() {
    lines.forEach((name, value) -> System.out.printf("%-40s %s%n", name, value));
  }
}
