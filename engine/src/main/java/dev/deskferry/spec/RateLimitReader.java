package dev.deskferry.spec;

import dev.deskferry.throttle.BucketSettings;
import dev.deskferry.yaml.MapNode;
import java.time.Duration;
import java.util.List;

/** Reads {@code rate_limits:} of a connection in the migration file. */
public final class RateLimitReader {

  /** The keys of one bucket. */
  static final List<String> KEYS = List.of("limit", "per", "share", "hours", "header");

  private RateLimitReader() {}

  /**
   * The declared buckets, in the order of the file.
   *
   * @param prefix put before each name with a dot: {@code zendesk} makes {@code zendesk.account}
   */
  public static List<RateLimitSpec> read(MapNode connection, String prefix) {
    return connection.optionalMap("rate_limits").stream()
        .flatMap(limits -> limits.keys().stream().map(name -> limit(limits, name, prefix)))
        .toList();
  }

  private static RateLimitSpec limit(MapNode limits, String name, String prefix) {
    MapNode map = limits.requireMap(name);
    map.allowOnly(KEYS.toArray(String[]::new));
    int limit = map.optionalInt("limit").orElse(0);
    int share = map.optionalInt("share").orElse(100);
    Duration per = map.optionalDuration("per").orElse(Duration.ofMinutes(1));
    if (limit < 0) {
      map.errorAtKey(
          "limit", "wrong-number", "expected a number of requests, 0 or none to learn it");
    }
    if (share < 1 || share > 100) {
      map.errorAtKey("share", "wrong-number", "expected a percentage from 1 to 100");
    }
    if (per.isZero() || per.isNegative()) {
      map.errorAtKey("per", "wrong-number", "expected a duration above zero");
    }
    return new RateLimitSpec(
        new BucketSettings(
            prefix + "." + name,
            Math.max(0, limit),
            per.isZero() || per.isNegative() ? Duration.ofMinutes(1) : per,
            Math.max(1, Math.min(100, share)),
            HoursReader.read(map)),
        map.optionalText("header").orElse(""));
  }
}
