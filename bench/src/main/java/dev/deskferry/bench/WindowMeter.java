package dev.deskferry.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongSupplier;

/**
 * How full a rate window is, from looks at a count of requests that only grows. Every look asks for
 * the requests in the window that ends then, so that neither bursts nor the moments of beginning
 * and ending tell a wrong share.
 */
final class WindowMeter {

  private static final int LOOKS_A_WINDOW = 50;

  private final Duration window;
  private final long limit;
  private final LongSupplier count;
  private final List<Look> looks = new ArrayList<>();

  private record Look(long nanos, long count) {}

  /**
   * A meter that has not looked yet.
   *
   * @param window its length in real time
   * @param limit requests it takes
   * @param count of all requests so far
   */
  WindowMeter(Duration window, long limit, LongSupplier count) {
    this.window = window;
    this.limit = limit;
    this.count = count;
  }

  Duration window() {
    return window;
  }

  long limit() {
    return limit;
  }

  /** How often to look. */
  Duration period() {
    return window.dividedBy(LOOKS_A_WINDOW);
  }

  /** Looks once and returns the count. */
  long look(long nanos) {
    long now = count.getAsLong();
    looks.add(new Look(nanos, now));
    return now;
  }

  /** The share of the limit that was used in windows on average; at least one must have passed. */
  double fill() {
    return fills().stream().mapToDouble(Double::doubleValue).average().orElseThrow();
  }

  /** The share of the limit that was used in the emptiest window. */
  double lowest() {
    return fills().stream().mapToDouble(Double::doubleValue).min().orElseThrow();
  }

  private List<Double> fills() {
    List<Double> fills = new ArrayList<>();
    int before = 0;
    for (Look look : looks) {
      long begin = look.nanos() - window.toNanos();
      if (begin < looks.get(0).nanos()) {
        continue;
      }
      while (looks.get(before + 1).nanos() <= begin) {
        before++;
      }
      fills.add((look.count() - between(looks.get(before), looks.get(before + 1), begin)) / limit);
    }
    if (fills.isEmpty()) {
      throw new IllegalStateException(
          "watched for less than one window of " + window + "; let it run longer");
    }
    return fills;
  }

  private static double between(Look one, Look other, long nanos) {
    double part = (double) (nanos - one.nanos()) / Math.max(1, other.nanos() - one.nanos());
    return one.count() + part * (other.count() - one.count());
  }
}
