package dev.deskferry.throttle;

import java.io.Serializable;

/**
 * The answer to a wish for permits.
 *
 * @param permits how many were granted, 0 or more; they count as used from now on
 * @param waitMillis when none was: how long to wait before it is worth asking again, above 0
 * @param slot when it was, on the bucket's own clock, for giving permits back
 * @param ageMillis how long ago it was asked for at most
 * @param reason why none was, as {@link RateBudget#hold} was told; empty for want of room
 */
public record Grant(int permits, long waitMillis, long slot, long ageMillis, String reason)
    implements Serializable {

  /** Permits, or none for want of room. */
  public Grant(int permits, long waitMillis, long slot, long ageMillis) {
    this(permits, waitMillis, slot, ageMillis, "");
  }

  static Grant of(int permits, long slot) {
    return new Grant(permits, 0, slot, 0);
  }

  /** None, and when to ask again. */
  public static Grant none(long waitMillis) {
    return new Grant(0, Math.max(1, waitMillis), 0, 0);
  }

  /** The same, for a reason. */
  Grant because(String why) {
    return new Grant(permits, waitMillis, slot, ageMillis, why);
  }

  /** The same, after the answer took its time. */
  public Grant aged(long millis) {
    return new Grant(permits, waitMillis, slot, millis, reason);
  }
}
