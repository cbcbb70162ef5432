package dev.deskferry.run;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A thread that wants to send.
 *
 * @param known what it said it waits for
 * @param buckets whose room it asks for
 * @param since when it asked
 */
record Turn(String objectType, Optional<Wait> known, List<String> buckets, Instant since) {

  private static final Duration WORTH_NAMING = Duration.ofSeconds(1);

  static Turn of(String objectType, Instant now) {
    return new Turn(objectType, Optional.empty(), List.of(), now);
  }

  Turn waiting(Wait wait) {
    return new Turn(objectType, Optional.of(wait), List.of(), since);
  }

  Turn asking(List<String> asked, Instant now) {
    return new Turn(objectType, Optional.empty(), asked, now);
  }

  /**
   * What it waits for now.
   *
   * @param holds why nothing draws on a bucket
   * @param full until when buckets are known to have no room
   */
  Optional<Wait> awaited(Map<String, Wait> holds, Map<String, Instant> full, Instant now) {
    Optional<Wait> held =
        buckets.stream()
            .flatMap(bucket -> Optional.ofNullable(holds.get(bucket)).stream())
            .filter(hold -> hold.isEndingAfter(now))
            .max(Comparator.comparing(hold -> hold.until().orElse(Instant.MIN)));
    Optional<Wait> named =
        buckets.stream()
            .filter(bucket -> full.getOrDefault(bucket, Instant.MIN).isAfter(now))
            .max(Comparator.comparing(bucket -> full.getOrDefault(bucket, Instant.MIN)))
            .map(
                bucket ->
                    new Wait(Wait.Kind.BUDGET, bucket, Optional.ofNullable(full.get(bucket))));
    if (known.isPresent() || held.isPresent() || named.isPresent()) {
      return known.or(() -> held).or(() -> named);
    }
    boolean isLong = now.isAfter(since.plus(WORTH_NAMING));
    return buckets.stream()
        .filter(bucket -> isLong)
        .findFirst()
        .map(bucket -> new Wait(Wait.Kind.BUDGET, bucket, Optional.empty()));
  }
}
