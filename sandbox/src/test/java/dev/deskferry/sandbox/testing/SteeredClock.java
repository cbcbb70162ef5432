package dev.deskferry.sandbox.testing;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;

/** A clock that stands still until it is told to move on. */
public final class SteeredClock extends Clock {

  private volatile Instant now;

  /** Stands at a time such as {@code 2026-11-22T10:00:00Z}. */
  public SteeredClock(String start) {
    this.now = Instant.parse(start);
  }

  /** Moves on. */
  public void advance(Duration span) {
    now = now.plus(span);
  }

  @Override
  public Instant instant() {
    return now;
  }

  @Override
  public ZoneId getZone() {
    return ZoneOffset.UTC;
  }

  @Override
  public Clock withZone(ZoneId zone) {
    return this;
  }
}
