package dev.deskferry.report;

import java.time.Duration;
import java.time.Instant;
import java.util.Locale;
import java.util.Map;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import java.util.stream.Collectors;

/** The counters of one task while it runs. Counting is safe from many threads. */
final class TaskMeter {

  private static final int BAR_CELLS = 20;

  private final String phase;
  private final String objectType;
  private final Instant startedAt;
  private final Map<String, LongAdder> counters = new ConcurrentHashMap<>();
  private volatile Map<String, Long> standing = Map.of();
  private volatile long countBefore;
  private volatile OptionalLong total;
  private volatile String state = "running";
  private volatile Duration took = Duration.ZERO;

  TaskMeter(String phase, String objectType, OptionalLong total, Instant startedAt) {
    this.phase = phase;
    this.objectType = objectType;
    this.total = total;
    this.startedAt = startedAt;
  }

  void total(OptionalLong learned) {
    if (learned.isPresent()) {
      total = learned;
    }
  }

  void add(String counter, long delta) {
    counters.computeIfAbsent(counter, name -> new LongAdder()).add(delta);
  }

  /** What all nodes have counted, in place of what this one did; speed is measured from here. */
  void stand(Map<String, Long> counts) {
    if (standing.isEmpty()) {
      long own = records();
      standing = Map.copyOf(counts);
      countBefore = Math.max(0, records() - own);
    } else {
      standing = Map.copyOf(counts);
    }
  }

  void finish(String endState, Instant now) {
    took = Duration.between(startedAt, now);
    state = endState;
  }

  boolean isRunning() {
    return state.equals("running");
  }

  /** Records that went through, whatever became of them; links are not records. */
  long records() {
    return counts().entrySet().stream()
        .filter(counter -> !counter.getKey().equals("associated"))
        .mapToLong(Map.Entry::getValue)
        .sum();
  }

  private Map<String, Long> counts() {
    Map<String, Long> counts = new TreeMap<>();
    counters.forEach((counter, own) -> counts.put(counter, own.sum()));
    counts.putAll(standing);
    return counts;
  }

  /** One line for a log: {@code extract tickets: 2,600 of 5,000 (2,600 landed), 812/s}. */
  String line(Instant now) {
    String end = isRunning() ? perSecond(now) + "/s" : state + " in " + seconds(took);
    return "%s %s: %s%s%s, %s"
        .formatted(phase, objectType, grouped(records()), ofTotal(), details(), end);
  }

  /** One line for a screen, with a bar where the total is known. */
  String bar(Instant now) {
    String end = isRunning() ? perSecond(now) + "/s" : state + " " + seconds(took);
    return "%-26s %s %12s  %-12s %s"
        .formatted(objectType, cells(), grouped(records()), end, details().trim());
  }

  private String cells() {
    if (state.equals("done")) {
      return "█".repeat(BAR_CELLS) + " 100 %";
    }
    if (total.isEmpty() || total.getAsLong() == 0) {
      return "·".repeat(BAR_CELLS) + "      ";
    }
    double share = Math.min(1.0, (double) records() / total.getAsLong());
    int full = (int) (share * BAR_CELLS);
    return "█".repeat(full)
        + "░".repeat(BAR_CELLS - full)
        + " %3d %%".formatted((int) (share * 100));
  }

  private String ofTotal() {
    return total.isPresent() ? " of " + grouped(total.getAsLong()) : "";
  }

  private String details() {
    String text =
        counts().entrySet().stream()
            .filter(counter -> counter.getValue() != 0)
            .map(counter -> grouped(counter.getValue()) + " " + counter.getKey())
            .collect(Collectors.joining(", "));
    return text.isEmpty() ? "" : " (" + text + ")";
  }

  private String perSecond(Instant now) {
    double seconds = Math.max(0.001, Duration.between(startedAt, now).toMillis() / 1000.0);
    return grouped(Math.round((records() - countBefore) / seconds));
  }

  private static String seconds(Duration duration) {
    return "%.1f s".formatted(duration.toMillis() / 1000.0);
  }

  private static String grouped(long count) {
    return String.format(Locale.ROOT, "%,d", count);
  }
}
