package dev.deskferry.sandbox.limit;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** A clock that starts with another one and runs a number of times faster. */
public final class FastClock extends Clock {

  private final Clock real;
  private final Instant start;
  private final int speed;

  private FastClock(Clock real, Instant start, int speed) {
    this.real = real;
    this.start = start;
    this.speed = speed;
  }

  /** Runs from now on, as fast as the limits say. */
  public static FastClock of(Clock real, Limits limits) {
    return new FastClock(real, real.instant(), limits.speed());
  }

  @Override
  public Instant instant() {
    return start.plus(Duration.between(start, real.instant()).multipliedBy(speed));
  }

  @Override
  public ZoneId getZone() {
    return real.getZone();
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return new FastClock(real.withZone(zone), start, speed);
  }
}
