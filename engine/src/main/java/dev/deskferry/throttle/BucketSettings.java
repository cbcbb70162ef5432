package dev.deskferry.throttle;

import java.time.Duration;

/**
 * One declared bucket.
 *
 * @param name such as {@code zendesk.incremental}
 * @param limit requests allowed in {@code per}; 0 when it is not known and learned from headers
 * @param per length of the window, above zero
 * @param share percent of the limit that we may use, 1..100; the rest is the customer's
 */
public record BucketSettings(String name, long limit, Duration per, int share) {

  public BucketSettings {
    if (limit < 0 || per.isNegative() || per.isZero() || share < 1 || share > 100) {
      throw new IllegalArgumentException(
          "bucket %s: limit %d per %s, share %d%% is no rate".formatted(name, limit, per, share));
    }
  }
}
