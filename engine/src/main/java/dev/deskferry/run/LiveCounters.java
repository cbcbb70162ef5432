package dev.deskferry.run;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/**
 * Counts of what all nodes have done since the first of them started: for the eyes, never for
 * decisions. May miss what a node counted in its last second; the exact numbers are in the tables.
 * Safe to call from many threads, and cheap.
 */
public interface LiveCounters {

  /**
   * Adds to a count.
   *
   * @param counter such as {@code done}
   * @param count negative takes away
   */
  void add(long runId, String objectType, String counter, long count);

  /** What all nodes have added; 0 when nobody has. */
  long total(long runId, String objectType, String counter);

  /** The counts of one node by itself. */
  static LiveCounters local() {
    Map<String, LongAdder> counts = new ConcurrentHashMap<>();
    return new LiveCounters() {
      @Override
      public void add(long runId, String objectType, String counter, long count) {
        counts
            .computeIfAbsent(name(runId, objectType, counter), absent -> new LongAdder())
            .add(count);
      }

      @Override
      public long total(long runId, String objectType, String counter) {
        LongAdder found = counts.get(name(runId, objectType, counter));
        return found == null ? 0 : found.sum();
      }
    };
  }

  /** One name for the three, unlike that of any other three. */
  static String name(long runId, String objectType, String counter) {
    return runId + "/" + objectType + "/" + counter;
  }
}
