package dev.deskferry.sandbox.limit;

import java.time.Duration;

/**
 * A quota over the time just past: within any span of the window's length at most {@code limit}
 * requests are let through. Refused ones leave no trace in the window. Keeps one time per request
 * of a full window. Safe for many threads.
 */
public final class RollingWindow {

  private final long lengthMillis;
  private final long[] times;
  private int next;
  private int held;
  private int highest;
  private long refused;

  /**
   * An empty window.
   *
   * @param limit requests it takes, at least 1
   * @param length on the clock whose times are given to the methods
   */
  public RollingWindow(int limit, Duration length) {
    this.times = new long[limit];
    this.lengthMillis = length.toMillis();
  }

  /** Whether a request may pass at this time, which then counts; epoch milliseconds. */
  public synchronized boolean take(long now) {
    if (fill(now) == times.length) {
      refused++;
      return false;
    }
    times[next] = now;
    next = (next + 1) % times.length;
    held++;
    highest = Math.max(highest, held);
    return true;
  }

  /** Requests of the window that ends now. */
  public synchronized int fill(long now) {
    while (held > 0 && times[oldest()] + lengthMillis <= now) {
      held--;
    }
    return held;
  }

  /** Requests that the window can still take. */
  public synchronized int remaining(long now) {
    return times.length - fill(now);
  }

  /** Of the requests that the window holds, those not older than a span. */
  public synchronized int since(long earliest) {
    int count = 0;
    for (int back = 1; back <= held; back++) {
      if (times[Math.floorMod(next - back, times.length)] < earliest) {
        break;
      }
      count++;
    }
    return count;
  }

  /** Milliseconds until the next request can pass; 0 when it can now. */
  public synchronized long waitMillis(long now) {
    return fill(now) < times.length ? 0 : times[oldest()] + lengthMillis - now;
  }

  /** Requests that it takes. */
  public int limit() {
    return times.length;
  }

  /** How close it came to its limit. */
  public synchronized Fill report(String name) {
    return new Fill(name, times.length, highest, refused);
  }

  private int oldest() {
    return Math.floorMod(next - held, times.length);
  }
}
