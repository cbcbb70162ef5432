package dev.deskferry.throttle;

import java.time.Clock;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/** How much of which bucket may be used now: as declared, by the hour, or as told meanwhile. */
final class Shares {

  private static final long UNDECLARED_WINDOW = 60_000;

  private final Map<String, BucketSettings> declared = new HashMap<>();
  private final Map<String, Integer> told = new ConcurrentHashMap<>();
  private final Clock clock;

  Shares(Collection<BucketSettings> declared, Clock clock) {
    this.clock = clock;
    declared.forEach(settings -> this.declared.put(settings.name(), settings));
  }

  /** From now on for a bucket, or for all whose names begin with it and a dot; 0 takes it back. */
  void tell(String scope, int percent) {
    if (percent < 0 || percent > 100) {
      throw new IllegalArgumentException(
          "share of %s: found %d%%, expected 1 to 100, or 0 for what is declared"
              .formatted(scope, percent));
    }
    if (percent == 0) {
      told.remove(scope);
    } else {
      told.put(scope, percent);
    }
  }

  Allowance of(String bucket, String lane, int weight) {
    BucketSettings settings = declared.get(bucket);
    if (settings == null) {
      return new Allowance(bucket, false, 0, UNDECLARED_WINDOW, 100, lane, weight);
    }
    int share = told(bucket).orElseGet(() -> settings.shareAt(clock.instant()));
    return new Allowance(
        bucket, true, settings.limit(), settings.per().toMillis(), share, lane, weight);
  }

  /** Whether the other side counts the bucket by the day; see {@link BucketSettings}. */
  boolean isCountedDay(String bucket) {
    BucketSettings settings = declared.get(bucket);
    return settings != null && settings.isCountedDay();
  }

  private Optional<Integer> told(String bucket) {
    return told.entrySet().stream()
        .filter(it -> isWithin(it.getKey(), bucket))
        .max(Comparator.comparing(it -> it.getKey().length()))
        .map(Map.Entry::getValue);
  }

  private static boolean isWithin(String scope, String bucket) {
    return scope.isEmpty() || bucket.equals(scope) || bucket.startsWith(scope + ".");
  }
}
