package dev.deskferry.throttle;

import java.time.Duration;
import java.time.Instant;
import java.util.List;

/**
 * One declared bucket.
 *
 * @param name such as {@code zendesk.incremental}
 * @param limit requests allowed in {@code per}; 0 when it is not known and learned from headers
 * @param per length of the window, above zero
 * @param share percent of the limit that we may use, 1..100; the rest is the customer's
 * @param hours with shares of their own; the first that fits counts
 * @param isCountedDay whether it is a limit of a day that the other side counts for all who draw on
 *     it, and tells of in its replies; its own limit and length are not looked at
 */
public record BucketSettings(
    String name,
    long limit,
    Duration per,
    int share,
    List<ShareHours> hours,
    boolean isCountedDay) {

  public BucketSettings {
    hours = List.copyOf(hours);
    if (limit < 0 || per.isNegative() || per.isZero() || share < 1 || share > 100) {
      throw new IllegalArgumentException(
          "bucket %s: limit %d per %s, share %d%% is no rate".formatted(name, limit, per, share));
    }
  }

  /** A bucket with the same share at all hours. */
  public BucketSettings(String name, long limit, Duration per, int share) {
    this(name, limit, per, share, List.of());
  }

  /** A bucket of requests in a window. */
  public BucketSettings(String name, long limit, Duration per, int share, List<ShareHours> hours) {
    this(name, limit, per, share, hours, false);
  }

  /** A limit of a day that the other side counts. */
  public static BucketSettings countedDay(String name, int share, List<ShareHours> hours) {
    return new BucketSettings(name, 0, Duration.ofDays(1), share, hours, true);
  }

  /** Percent of the limit that we may use at a moment. */
  public int shareAt(Instant moment) {
    return hours.stream()
        .filter(it -> it.contains(moment))
        .findFirst()
        .map(ShareHours::share)
        .orElse(share);
  }
}
