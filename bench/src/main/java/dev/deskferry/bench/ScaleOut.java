package dev.deskferry.bench;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** What several nodes load beside one, where latency is the limit. */
@Command(
    name = "scale-out",
    description = {
      "Load without limits from answers that take their time: several nodes against one.",
      "So few batches in flight of each node that the cores of this machine suffice for all,",
      "and partitions so small that a short run has enough of them."
    },
    mixinStandardHelpOptions = true)
final class ScaleOut implements Callable<Integer> {

  private static final double GOAL_FOR_FOUR = 3.6;
  private static final int BATCH = 100;

  @Option(names = "--nodes", description = "against one (default: ${DEFAULT-VALUE})")
  private int nodes = 4;

  @Option(names = "--seconds", description = "to watch each (default: ${DEFAULT-VALUE})")
  private int seconds = 60;

  @Option(names = "--warm-up", description = "seconds before that (default: ${DEFAULT-VALUE})")
  private int warmUp = 30;

  @Option(names = "--latency", description = "milliseconds (default: ${DEFAULT-VALUE})")
  private int latency = 200;

  @Option(
      names = "--concurrency",
      description = "batches in flight of each node (default: ${DEFAULT-VALUE})")
  private int concurrency = 1;

  @Option(
      names = "--partition-size",
      description =
          "records of a partition, few since the run is short (default: ${DEFAULT-VALUE})")
  private int partitionSize = 1_000;

  @Option(names = "--heap", description = "megabytes of each node (default: ${DEFAULT-VALUE})")
  private int heap = 512;

  @Override
  public Integer call() {
    Map<Integer, Double> rates = new LinkedHashMap<>();
    try (Workplace place = Workplace.open()) {
      Ferry landed =
          Account.landed(place, tickets(), heap)
              .at(place.home("home", Settings.batchesInFlight(concurrency, partitionSize)));
      for (int count : List.of(1, nodes)) {
        Staging staging = place.staging().copy("load_by_" + count);
        rates.put(count, recordsPerSecond(landed.with(staging), count));
        staging.drop();
      }
    }
    double one = rates.getOrDefault(1, 0.0);
    double several = rates.getOrDefault(nodes, 0.0);
    Figure.print(
        List.of(
            Figure.atLeast(
                Figure.text(
                    "%d nodes (%,.0f records/s) against 1 (%,.0f), %d ms, %d in flight each, %d s",
                    nodes, several, one, latency, concurrency, seconds),
                GOAL_FOR_FOUR * nodes / 4,
                several / one,
                "%.2f")));
    return 0;
  }

  private double recordsPerSecond(Ferry ferry, int count) {
    try (StandIns target =
        StandIns.start(ferry.place(), tickets(), "--limits=off", "--latency=" + latency + "ms")) {
      // Not a limit here: what so many nodes can have in flight at most, for the lines of progress.
      long most = Math.max(1, 10_000L * count * concurrency / latency);
      WindowMeter meter =
          new WindowMeter(Duration.ofSeconds(10), most, () -> target.hubspotRequests().created());
      return new WatchedLoad(
              ferry.withHubSpot(target.hubspot()),
              target,
              count,
              Duration.ofSeconds(warmUp),
              Duration.ofSeconds(seconds))
          .run(meter)
          .recordsPerSecond();
    }
  }

  private long tickets() {
    double records = 1e3 / latency * nodes * concurrency * BATCH * (warmUp + seconds);
    return Math.round(1.25 * records / Account.RECORDS_PER_TICKET);
  }
}
