package dev.deskferry.throttle;

import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Limits of a day as the other side counts them, for all who draw on them. Each reply tells how
 * they stand, so nobody else has to be asked. Safe from many threads.
 */
final class CountedDays {

  private final Map<String, Day> days = new ConcurrentHashMap<>();
  private final Map<String, Long> holds = new ConcurrentHashMap<>();
  private final Clock clock;

  private record Day(long limit, long remaining, long endsAt) {}

  /**
   * Days of which nothing is known.
   *
   * @param clock a steady one
   */
  CountedDays(Clock clock) {
    this.clock = clock;
  }

  /** A reply tells how a bucket stands until it is reset; one that tells less changes nothing. */
  void observe(String bucket, RateReading reading) {
    long limit = reading.limit().orElse(0);
    Optional<Duration> resets = reading.resets();
    if (limit > 0 && reading.remaining().isPresent() && resets.isPresent()) {
      long endsAt = clock.millis() + resets.get().toMillis();
      days.put(bucket, new Day(limit, reading.remaining().getAsLong(), endsAt));
    }
  }

  /** Nothing is left for that long; the longest hold counts. */
  void hold(String bucket, Duration wait) {
    holds.merge(bucket, clock.millis() + wait.toMillis(), Math::max);
  }

  /**
   * Milliseconds until the bucket is reset, when no more is left of it than others are to have, or
   * until its hold ends; otherwise 0.
   *
   * @param share percent that may be used
   */
  long waitMillis(String bucket, int share) {
    long freeAt =
        Optional.ofNullable(days.get(bucket))
            .filter(day -> day.remaining() <= day.limit() * (100 - share) / 100)
            .map(Day::endsAt)
            .orElse(0L);
    return Math.max(0, Math.max(freeAt, holds.getOrDefault(bucket, 0L)) - clock.millis());
  }
}
