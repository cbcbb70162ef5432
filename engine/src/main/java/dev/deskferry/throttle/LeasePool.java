package dev.deskferry.throttle;

import java.time.Clock;

/**
 * Permits of one bucket and lane that this process was granted and has not spent. Stale ones are
 * given back. Not thread-safe.
 */
final class LeasePool {

  private static final int CHUNK = 16;
  private static final long MOST_DELAY = 2_000;

  // Less than the time of a bucket goes on at most when another owner is asked.
  private static final long LONGEST_SILENCE = 5_000;

  // The first requests of a process travel longest: connections are made, code is warmed.
  private static final long FIRST_DELAY = 500;
  private static final int FIRST_PERMITS = 32;

  private final String bucket;
  private final PermitStore store;
  private final Clock clock;
  private int left;
  private long slot;
  private long spendBefore;
  private long delay = FIRST_DELAY;
  private int granted;
  private long waitUntil;
  private String waitReason = "";
  private long askAt;
  private long toldAt = Long.MIN_VALUE;

  /**
   * An empty pool.
   *
   * @param clock a steady one
   */
  LeasePool(String bucket, PermitStore store, Clock clock) {
    this.bucket = bucket;
    this.store = store;
    this.clock = clock;
  }

  String bucket() {
    return bucket;
  }

  /** Whether the answer to a question would be the same as before. */
  boolean isWaiting() {
    return clock.millis() < askAt;
  }

  /** Milliseconds until something is expected to be granted; 0 for now. */
  long waitMillis() {
    return Math.max(0, waitUntil - clock.millis());
  }

  /** Why nothing is granted before; empty for want of room. */
  String waitReason() {
    return waitReason;
  }

  /** Takes one permit and returns 0, or the milliseconds until it is worth asking again. */
  long take(Allowance allowance) {
    if (left > 0 && clock.millis() > spendBefore) {
      giveBack(allowance);
    }
    if (left > 0) {
      left--;
      return 0;
    }
    return ask(allowance);
  }

  /** Puts one back that was just taken, since nothing comes of it. */
  void putBack(Allowance allowance) {
    left++;
    giveBack(allowance);
  }

  /** What was said of waiting holds no more. */
  void askAgain() {
    askAt = 0;
  }

  /** Spends nothing more of what it has; it counts as used. */
  void drop() {
    left = 0;
    askAt = 0;
  }

  /** Whether a wait of this bucket is to be told now. */
  boolean isDueToTell(long everyMillis) {
    long now = clock.millis();
    boolean isDue = toldAt == Long.MIN_VALUE || now - toldAt >= everyMillis;
    toldAt = isDue ? now : toldAt;
    return isDue;
  }

  private long ask(Allowance allowance) {
    Grant grant = store.take(allowance, CHUNK, delay);
    long now = clock.millis();
    if (grant.permits() == 0) {
      waitUntil = now + grant.waitMillis();
      waitReason = grant.reason();
      askAt = now + Math.min(LONGEST_SILENCE, grant.waitMillis());
      return grant.waitMillis();
    }
    toldAt = Long.MIN_VALUE;
    left = grant.permits();
    slot = grant.slot();
    long life = allowance.lifeMillis() + delay - grant.ageMillis();
    if (life < 0) {
      // The answer took longer than the permit lives: the next is asked to live as long.
      delay = Math.min(MOST_DELAY, Math.max(delay, grant.ageMillis()));
      giveBack(allowance);
      return 1;
    }
    granted = Math.min(FIRST_PERMITS, granted + grant.permits());
    if (granted == FIRST_PERMITS) {
      // As long to spend a permit as its answer took, wherever the bucket lives.
      delay = Math.max(0, Math.min(MOST_DELAY, 2 * grant.ageMillis() - allowance.lifeMillis()));
    }
    spendBefore = now + life;
    left--;
    return 0;
  }

  private void giveBack(Allowance allowance) {
    store.giveBack(allowance, slot, left);
    left = 0;
  }
}
