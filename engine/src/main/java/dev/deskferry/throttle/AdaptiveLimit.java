package dev.deskferry.throttle;

/**
 * How many requests may be in flight at once to one group of endpoints. One more after a round of
 * good answers that wanted more, half after trouble, once for all requests that were in flight
 * then; fewer, but never less than half of the most, while answers take more than twice as long as
 * they use to. Not thread-safe; times are milliseconds of a steady clock.
 */
final class AdaptiveLimit {

  private static final int LEAST_ROUND = 10;
  private static final double TOLERANCE = 2;
  private static final double WEIGHT_OF_A_ROUND = 0.1;

  private final int most;
  private int allowed;
  private boolean isFull;
  private long troubledAt = Long.MIN_VALUE;
  private int answers;
  private long sumMillis;
  private double usualMillis;

  /** As many as there may be at most, to begin with. */
  AdaptiveLimit(int most) {
    this.most = most;
    this.allowed = most;
  }

  int allowed() {
    return allowed;
  }

  /** Somebody was let in, and there are so many now. */
  void entered(int inFlight) {
    isFull |= inFlight >= allowed;
  }

  /** A good answer came after that time. */
  void answered(long latencyMillis) {
    answers++;
    sumMillis += latencyMillis;
    if (answers < Math.max(LEAST_ROUND, allowed)) {
      return;
    }
    double mean = Math.max(1, (double) sumMillis / answers);
    if (usualMillis > 0 && mean > TOLERANCE * usualMillis) {
      int fewer = (int) Math.ceil(allowed * Math.max(0.5, TOLERANCE * usualMillis / mean));
      allowed = Math.min(allowed, Math.max((most + 1) / 2, fewer));
    } else if (isFull && allowed < most) {
      allowed++;
    }
    usualMillis =
        usualMillis == 0 || mean < usualMillis
            ? mean
            : usualMillis + WEIGHT_OF_A_ROUND * (mean - usualMillis);
    begin();
  }

  /**
   * A lock, a limit or an outage was the answer.
   *
   * @param sentAt when the request went out
   * @param inFlight how many were in flight, this one included
   */
  void troubled(long sentAt, long now, int inFlight) {
    if (sentAt <= troubledAt) {
      return;
    }
    troubledAt = now;
    allowed = Math.max(1, Math.min(allowed, inFlight) / 2);
    begin();
  }

  private void begin() {
    answers = 0;
    sumMillis = 0;
    isFull = false;
  }
}
