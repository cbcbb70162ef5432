package dev.deskferry.app;

import dev.deskferry.run.Members;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/** Runs whose planner is gone, and whose turn it is to plan them. Safe from many threads. */
final class Vacancies {

  private static final Duration OLDEST_FIRST = Duration.ofSeconds(3);

  private final Map<String, Long> since = new ConcurrentHashMap<>();
  private final Members members;

  Vacancies(Members members) {
    this.members = members;
  }

  /**
   * Whether a run is for this node to plan: the oldest goes first; the others wait a little, since
   * the oldest may be at other work.
   *
   * @param lock of the run's phase and lane
   * @param isVacant whether nobody plans it now
   */
  boolean isOurs(String lock, boolean isVacant) {
    if (!isVacant) {
      since.remove(lock);
      return false;
    }
    long now = System.nanoTime();
    Long first = since.putIfAbsent(lock, now);
    boolean isOurs = members.isOldest() || (first != null && now - first > OLDEST_FIRST.toNanos());
    if (isOurs) {
      since.remove(lock);
    }
    return isOurs;
  }
}
