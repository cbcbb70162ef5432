package dev.deskferry.testing;

import dev.deskferry.throttle.Waiter;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** A clock that moves only when somebody waits on it or lets time pass; nobody really waits. */
public final class ManualTime extends Clock implements Waiter {

  private final AtomicLong now = new AtomicLong(1_600_000_000_000L);
  private final AtomicLong waited = new AtomicLong();

  /** The sum of all waits so far. */
  public Duration waited() {
    return Duration.ofMillis(waited.get());
  }

  /** Lets time pass without anybody waiting. */
  public void pass(Duration duration) {
    now.addAndGet(duration.toMillis());
  }

  @Override
  public void pause(Duration duration) {
    pass(duration);
    waited.addAndGet(Math.max(0, duration.toMillis()));
  }

  @Override
  public Instant instant() {
    return Instant.ofEpochMilli(now.get());
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
