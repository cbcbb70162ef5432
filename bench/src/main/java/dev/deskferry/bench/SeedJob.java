package dev.deskferry.bench;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** A whole migration of millions of records against the floor that the quotas set. */
@Command(
    name = "seed-job",
    description = {
      "Extract and load with comments at the limits of Enterprise accounts, in time that passes faster.",
      "The floor is requests / allowed requests, for whichever limit takes longest."
    },
    mixinStandardHelpOptions = true)
final class SeedJob implements Callable<Integer> {

  private static final double GOAL = 1.05;
  private static final double HUBSPOT_PER_SECOND = 19;
  private static final double BATCH = 100;
  private static final double EXPORTS_PER_SECOND = 10 / 60.0;
  private static final double ZENDESK_PER_SECOND = 700 / 60.0;

  @Option(names = "--tickets", description = "of the account (default: ${DEFAULT-VALUE})")
  private long tickets = 530_000;

  @Option(names = "--extract-speed", description = "times faster (default: ${DEFAULT-VALUE})")
  private int extractSpeed = 10;

  @Option(names = "--load-speed", description = "times faster (default: ${DEFAULT-VALUE})")
  private int loadSpeed = 2;

  @Option(names = "--heap", description = "megabytes of the process (default: ${DEFAULT-VALUE})")
  private int heap = 512;

  @Override
  public Integer call() {
    try (Workplace place = Workplace.open()) {
      StandIns source = StandIns.start(place, tickets, "--limits=x" + extractSpeed);
      StandIns target = StandIns.start(place, tickets, "--limits=x" + loadSpeed);
      Map<String, String> edits = Settings.allOfHubSpot(loadSpeed);
      edits.putAll(Settings.fastZendesk(extractSpeed));
      Ferry ferry =
          Ferry.of(place, source, heap).at(place.home("home", edits)).withHubSpot(target.hubspot());
      Duration extract = ferry.run("extract");
      RequestCounts asked = source.zendeskRequests();
      source.close();
      Duration load = ferry.run("load", "--execute");
      print(
          new Phase(extract, extractFloor(asked), extractSpeed),
          new Phase(load, loadFloor(ferry.staging().loadedByTarget()), loadSpeed),
          new Written(target, ferry.staging()),
          asked.refused("/"));
    }
    return 0;
  }

  /** Seconds of the account's time: what was let through, at whichever limit takes longer. */
  private static double extractFloor(RequestCounts asked) {
    return Math.max(
        asked.passed("/api/v2/incremental/") / EXPORTS_PER_SECOND,
        asked.passed("/") / ZENDESK_PER_SECOND);
  }

  /** Seconds of the account's time: full batches of every object type at the burst limit. */
  private static double loadFloor(Map<String, Double> records) {
    return records.values().stream().mapToDouble(count -> Math.ceil(count / BATCH)).sum()
        / HUBSPOT_PER_SECOND;
  }

  /** A phase in the time of the accounts; the floor in their seconds. */
  private record Phase(Duration real, double floor, int speed) {

    double seconds() {
      return real.toMillis() / 1e3 * speed;
    }

    String words() {
      return Figure.text(
          "%.2f h of %.2f h at x%d (%.3f)",
          seconds() / 3_600, floor / 3_600, speed, seconds() / floor);
    }
  }

  private static void print(Phase extract, Phase load, Written written, long refused) {
    Figure.print(
        List.of(
            Figure.atMost(
                Figure.text(
                    "extract and load of %,.0f records with %,.0f properties against the floor of the quotas; extract %s, load %s, 429s %d and %d",
                    written.records(),
                    written.properties(),
                    extract.words(),
                    load.words(),
                    refused,
                    written.refused()),
                GOAL,
                (extract.seconds() + load.seconds()) / (extract.floor() + load.floor()),
                "%.3f")));
  }
}
