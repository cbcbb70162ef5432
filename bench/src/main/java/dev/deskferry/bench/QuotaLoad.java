package dev.deskferry.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How much of HubSpot's quota loads use, by several numbers of nodes. */
@Command(
    name = "quota-load",
    description =
        "Load against the real limits of an Enterprise account: how much of the quota is used, and what is refused.",
    mixinStandardHelpOptions = true)
final class QuotaLoad implements Callable<Integer> {

  private static final Duration WINDOW = Duration.ofSeconds(10);
  private static final long LIMIT = 190;
  private static final int BATCH = 100;
  private static final double USED = 98;
  private static final double REFUSED = 0.1;

  @Option(names = "--minutes", description = "to watch each load (default: ${DEFAULT-VALUE})")
  private double minutes = 10;

  @Option(names = "--warm-up", description = "seconds before that (default: ${DEFAULT-VALUE})")
  private int warmUp = 30;

  @Option(names = "--nodes", split = ",", description = "numbers of nodes (default: 1,2,4)")
  private List<Integer> nodes = List.of(1, 2, 4);

  @Option(names = "--tickets", description = "of the account; enough for the time by default")
  private long tickets;

  @Option(names = "--heap", description = "megabytes of each node (default: ${DEFAULT-VALUE})")
  private int heap = 512;

  @Override
  public Integer call() {
    List<Figure> figures = new ArrayList<>();
    try (Workplace place = Workplace.open()) {
      long size = tickets > 0 ? tickets : enough();
      Ferry landed =
          Account.landed(place, size, heap).at(place.home("home", Settings.allOfHubSpot(1)));
      for (int count : nodes) {
        Staging staging = place.staging().copy("load_by_" + count);
        try (StandIns target = StandIns.start(place, size, "--limits=real")) {
          figures.addAll(
              measure(landed.with(staging).withHubSpot(target.hubspot()), target, count));
        }
        staging.drop();
      }
    }
    Figure.print(figures);
    return 0;
  }

  private List<Figure> measure(Ferry ferry, StandIns target, int count) {
    WindowMeter meter = new WindowMeter(WINDOW, LIMIT, () -> target.hubspotRequests().passed("/"));
    Duration length = Duration.ofMillis(Math.round(minutes * 60_000));
    WatchedLoad.Seen seen =
        new WatchedLoad(ferry, target, count, Duration.ofSeconds(warmUp), length).run(meter);
    RequestCounts.Window window = seen.requests().window("TEN_SECONDLY_ROLLING");
    long sent = seen.requests().sent("/");
    long refused = seen.requests().refused("/");
    String what =
        Figure.text(
            "load of %.1f min at real limits, nodes %d: %,d requests, %,.0f records/s; ",
            minutes, count, sent, seen.recordsPerSecond());
    return List.of(
        Figure.atLeast(
            what + Figure.text("190 per 10 s used (emptiest %.0f %%)", 100 * meter.lowest()),
            USED,
            100 * meter.fill(),
            "%.1f %%"),
        Figure.atMost(
            what
                + Figure.text(
                    "429s: %d, of them above this limit %d; fullest window %d",
                    refused, window.refused(), window.highest()),
            REFUSED,
            100.0 * refused / sent,
            "%.2f %%"));
  }

  /** A quarter more than can be loaded in the time. */
  private long enough() {
    double seconds = warmUp + 60 * minutes;
    return Math.round(
        1.25 * seconds * LIMIT / WINDOW.toSeconds() * BATCH / Account.RECORDS_PER_TICKET);
  }
}
