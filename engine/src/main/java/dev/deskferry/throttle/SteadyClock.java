package dev.deskferry.throttle;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;

/** Begins at the system's time and then goes on by what really passes, however that is set. */
public final class SteadyClock extends Clock {

  private final ZoneId zone;
  private final Instant begun;
  private final long begunNanos;

  private SteadyClock(ZoneId zone, Instant begun, long begunNanos) {
    this.zone = zone;
    this.begun = begun;
    this.begunNanos = begunNanos;
  }

  /** The same clock, or a steady one in the place of the system's. */
  public static Clock of(Clock clock) {
    return clock.equals(Clock.system(clock.getZone()))
        ? new SteadyClock(clock.getZone(), clock.instant(), System.nanoTime())
        : clock;
  }

  /** The system's time as of now, and steady from here on. */
  public static Clock system() {
    return of(Clock.systemUTC());
  }

  @Override
  public Instant instant() {
    return begun.plus(Duration.ofNanos(System.nanoTime() - begunNanos));
  }

  @Override
  public ZoneId getZone() {
    return zone;
  }

  @Override
  public Clock withZone(ZoneId other) {
    return new SteadyClock(other, begun, begunNanos);
  }
}
