package dev.deskferry.cluster;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * The other nodes that work on the migration as somebody says who does not ask the cluster, and
 * which of them are no members of it. Safe from many threads.
 */
final class Neighbours {

  private static final long HEARSAY_MILLIS = 10_000;
  private static final long WORTH_TELLING = 15_000;
  private static final long TELL_AGAIN = 60_000;
  private static final int SLOWER = 5;

  private final LongSupplier steadyMillis;
  private final Map<String, Long> missingSince = new HashMap<>();
  private Map<String, String> missing = Map.of();
  private long heardAt;
  private long toldUntil;
  private long tellAfter = TELL_AGAIN;

  Neighbours(LongSupplier steadyMillis) {
    this.steadyMillis = steadyMillis;
    this.heardAt = steadyMillis.getAsLong() - HEARSAY_MILLIS;
    this.toldUntil = steadyMillis.getAsLong();
  }

  /**
   * Takes over who is there.
   *
   * @param addresses {@code host:port} by the id of a node, this one not among them
   * @param members ids of those that are in the cluster with this node
   */
  synchronized void hear(Map<String, String> addresses, Collection<String> members) {
    heardAt = steadyMillis.getAsLong();
    Map<String, String> now = new TreeMap<>(addresses);
    now.keySet().removeAll(members);
    missing = now;
    missingSince.keySet().retainAll(now.keySet());
    now.keySet().forEach(node -> missingSince.putIfAbsent(node, heardAt));
  }

  /** Whether anybody said anything in the last ten seconds. */
  synchronized boolean isInformed() {
    return steadyMillis.getAsLong() - heardAt < HEARSAY_MILLIS;
  }

  /** Addresses of those that work somewhere and are no members. */
  synchronized Collection<String> missing() {
    return isInformed() ? missing.values() : List.of();
  }

  /** Those that have been missing for a quarter of a minute: {@code east-1 at 10.1.2.3:5701, …}. */
  synchronized Optional<String> apart() {
    if (!isInformed()) {
      return Optional.empty();
    }
    long now = steadyMillis.getAsLong();
    String apart =
        missing.entrySet().stream()
            .filter(it -> now - missingSince.getOrDefault(it.getKey(), now) >= WORTH_TELLING)
            .map(it -> it.getKey() + " at " + it.getValue())
            .collect(Collectors.joining(", "));
    return Optional.of(apart).filter(text -> !text.isEmpty());
  }

  /** A warning about them when it is time to say it: at first, and then more and more rarely. */
  synchronized Optional<String> dueToTell() {
    Optional<String> apart = apart();
    long now = steadyMillis.getAsLong();
    if (apart.isEmpty()) {
      tellAfter = TELL_AGAIN;
      toldUntil = now;
      return apart;
    }
    if (now < toldUntil) {
      return Optional.empty();
    }
    toldUntil = now + tellAfter;
    tellAfter *= SLOWER;
    return apart.map(
        others ->
            "this node and %s work on the same migration and cannot reach each other: each believes the rate limits its own; look at cluster.host and cluster.members in mappings/migration.yaml, and at what lies between the machines"
                .formatted(others));
  }
}
