package dev.deskferry.sandbox.http;

import java.time.Duration;

/**
 * How a reply travels.
 *
 * @param pause before its first byte
 * @param manner what becomes of the rest
 * @param drip time from first to last byte, for {@link Manner#DRIPPED}
 */
public record Delivery(Duration pause, Manner manner, Duration drip) {

  /** At once and whole. */
  public static final Delivery AT_ONCE = after(Duration.ZERO);

  /** What becomes of a reply on its way. */
  public enum Manner {
    WHOLE,
    /** In pieces with pauses between them. */
    DRIPPED,
    /** Half of the body, then the connection is reset. */
    TRUNCATED,
    /** Nothing: the connection is reset. */
    CUT
  }

  /** Whole, later. */
  public static Delivery after(Duration pause) {
    return new Delivery(pause, Manner.WHOLE, Duration.ZERO);
  }

  /** At once, but for so long. */
  public static Delivery dripped(Duration length) {
    return new Delivery(Duration.ZERO, Manner.DRIPPED, length);
  }

  /** Half of it. */
  public static Delivery truncated(Duration pause) {
    return new Delivery(pause, Manner.TRUNCATED, Duration.ZERO);
  }

  /** None of it. */
  public static Delivery cut(Duration pause) {
    return new Delivery(pause, Manner.CUT, Duration.ZERO);
  }
}
