package dev.deskferry.throttle;

import java.io.Serializable;
import java.util.HashMap;
import java.util.Map;

/** Which lanes of a bucket wait for permits, and for how long that is believed. */
final class Lanes implements Serializable {

  private static final long serialVersionUID = 1L;
  private static final long GRACE = 100;

  private final Map<String, Waiting> waiting = new HashMap<>();

  private record Waiting(int weight, long until) implements Serializable {}

  /** Somebody of the lane was told to come again after that time. */
  void wait(String lane, int weight, long until) {
    Waiting known = waiting.get(lane);
    long last = known == null ? until : Math.max(until, known.until() - GRACE);
    waiting.put(lane, new Waiting(weight, last + GRACE));
  }

  /** Forgets who did not come again. */
  void expire(long now) {
    waiting.values().removeIf(it -> it.until() <= now);
  }

  /** Whether another lane than this waits. */
  boolean hasOther(String lane) {
    return waiting.keySet().stream().anyMatch(it -> !it.equals(lane));
  }

  /** The part of a lane, rounded up, against all others that wait. */
  long part(long whole, String lane, int weight) {
    long all =
        weight
            + waiting.entrySet().stream()
                .filter(it -> !it.getKey().equals(lane))
                .mapToLong(it -> it.getValue().weight())
                .sum();
    return (whole * weight + all - 1) / all;
  }

  /** When the first of the other lanes will have been given up, unless it comes again. */
  long otherUntil(String lane) {
    return waiting.entrySet().stream()
        .filter(it -> !it.getKey().equals(lane))
        .mapToLong(it -> it.getValue().until())
        .min()
        .orElse(Long.MAX_VALUE);
  }
}
