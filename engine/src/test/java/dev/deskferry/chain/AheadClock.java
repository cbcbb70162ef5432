package dev.deskferry.chain;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.concurrent.atomic.AtomicLong;

/** The clock of this machine, set ahead at will. */
final class AheadClock extends Clock {

  private final AtomicLong aheadMillis = new AtomicLong();

  /** Lets time pass at once. */
  void pass(Duration duration) {
    aheadMillis.addAndGet(duration.toMillis());
  }

  @Override
  public Instant instant() {
    return Instant.now().plusMillis(aheadMillis.get());
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
