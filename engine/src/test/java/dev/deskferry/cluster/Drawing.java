package dev.deskferry.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskferry.run.StopSignal;
import dev.deskferry.throttle.BucketSettings;
import dev.deskferry.throttle.LeasedRateBudget;
import dev.deskferry.throttle.PermitStore;
import dev.deskferry.throttle.RateBudget;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/**
 * Threads that draw on buckets as fast as these allow, and write down when they spent what; one
 * file of lines {@code bucket millis} for each node, which outlives it.
 */
final class Drawing {

  static final int LIMIT = 60;
  static final long WINDOW = 3_000;
  private static final int BUCKETS = 5;

  private Drawing() {}

  static void start(PermitStore permits, Path folder, String node) {
    List<BucketSettings> buckets =
        IntStream.range(0, BUCKETS)
            .mapToObj(i -> new BucketSettings("b" + i, LIMIT, Duration.ofMillis(WINDOW), 100))
            .toList();
    RateBudget budget =
        new LeasedRateBudget(
            buckets, permits, Clock.systemUTC(), new StopSignal(), (bucket, wait, reason) -> {});
    for (BucketSettings bucket : buckets) {
      Thread thread = new Thread(() -> draw(budget, bucket.name(), folder.resolve(node)));
      thread.setDaemon(true);
      thread.start();
    }
  }

  private static void draw(RateBudget budget, String bucket, Path file) {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        budget.acquire(bucket);
        Files.writeString(
            file,
            bucket + " " + System.currentTimeMillis() + "\n",
            StandardOpenOption.CREATE,
            StandardOpenOption.APPEND);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** When what was spent of each bucket, by all nodes, in order. */
  static Map<String, List<Long>> spent(Path folder) throws IOException {
    Map<String, List<Long>> spent = new TreeMap<>();
    try (Stream<Path> files = Files.list(folder)) {
      for (Path file : files.toList()) {
        for (String line : Files.readAllLines(file, StandardCharsets.UTF_8)) {
          String[] parts = line.split(" ", -1);
          spent.computeIfAbsent(parts[0], absent -> new ArrayList<>()).add(Long.valueOf(parts[1]));
        }
      }
    }
    spent.values().forEach(times -> times.sort(null));
    return spent;
  }

  /** Waits until every bucket was drawn upon at nearly its limit for a window that began then. */
  static void awaitFullRate(Path folder, long from) {
    await()
        .atMost(Duration.ofSeconds(30))
        .untilAsserted(
            () -> {
              var spent = spent(folder);
              assertThat(spent).hasSize(BUCKETS);
              long until = System.currentTimeMillis();
              assertThat(until - from).isGreaterThan(WINDOW);
              spent
                  .values()
                  .forEach(
                      times ->
                          assertThat(between(times, until - WINDOW, until))
                              .isGreaterThanOrEqualTo(LIMIT * 85 / 100));
            });
  }

  /** The most that any window of that length held. */
  static int most(List<Long> times, long window) {
    int first = 0;
    int most = 0;
    for (int i = 0; i < times.size(); i++) {
      while (times.get(first) + window <= times.get(i)) {
        first++;
      }
      most = Math.max(most, i - first + 1);
    }
    return most;
  }

  static long between(List<Long> times, long from, long until) {
    return times.stream().filter(time -> time >= from && time < until).count();
  }

  /**
   * What windows of ten seconds hold on average, at whatever moment between the two they end;
   * bursts that move across an edge do not change it.
   */
  static double meanFill(List<Long> times, long from, long until) {
    return LongStream.iterate(from, end -> end <= until, end -> end + 100)
        .map(end -> between(times, end - 10_000, end))
        .average()
        .orElse(0);
  }
}
