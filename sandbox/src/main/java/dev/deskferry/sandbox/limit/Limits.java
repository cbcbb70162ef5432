package dev.deskferry.sandbox.limit;

import java.time.Duration;

/**
 * Whether quotas are enforced, and on a clock how many times faster than the real one.
 *
 * @param enforced false lets every request pass
 * @param speed simulated seconds in a second; windows, quotas and the waits that replies ask for
 *     shrink by it. 1 to 3,600
 */
public record Limits(boolean enforced, int speed) {

  /** Nothing is limited. */
  public static final Limits OFF = new Limits(false, 1);

  /** The documented quotas in real time. */
  public static final Limits REAL = new Limits(true, 1);

  private static final int FASTEST = 3_600;

  /** Refuses a speed out of range. */
  public Limits {
    if (speed < 1 || speed > FASTEST) {
      throw new IllegalArgumentException("expected a speed of 1 to 3600, found " + speed);
    }
  }

  /**
   * Reads {@code off}, {@code real} or {@code xN}, such as {@code x60} for an hour in a minute.
   *
   * @throws IllegalArgumentException when the text is none of them
   */
  public static Limits parse(String text) {
    if (text.equals("off")) {
      return OFF;
    }
    if (text.equals("real")) {
      return REAL;
    }
    if (text.matches("x[0-9]{1,4}")) {
      return new Limits(true, Integer.parseInt(text.substring(1)));
    }
    throw new IllegalArgumentException("expected off, real or xN such as x60, found " + text);
  }

  /** The real time in which a simulated duration passes, rounded up to a millisecond. */
  public Duration realTime(Duration simulated) {
    return Duration.ofMillis((simulated.toMillis() + speed - 1) / speed);
  }

  @Override
  public String toString() {
    return !enforced ? "off" : speed == 1 ? "real" : "x" + speed;
  }
}
