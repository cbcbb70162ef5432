package dev.deskferry.cluster;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.LongSupplier;

/**
 * Whether this process has been awake. One that was frozen believes for a while what was true
 * before, of the cluster too; until it is a member again, or some time has passed, nothing that it
 * reads there is worth trusting. Safe from many threads.
 */
final class Pulse {

  private static final long FROZEN_AFTER = 4_000;
  private static final long DISTRUST = 20_000;

  private final LongSupplier steadyMillis;
  private volatile long distrustedUntil;
  private volatile long last;
  private final AtomicBoolean hasWoken = new AtomicBoolean();

  /** A process that is awake. */
  Pulse(LongSupplier steadyMillis) {
    this.steadyMillis = steadyMillis;
    this.last = steadyMillis.getAsLong();
    this.distrustedUntil = last;
  }

  /** To be called every second or more often. */
  synchronized void beat() {
    long now = steadyMillis.getAsLong();
    if (now - last > FROZEN_AFTER) {
      distrustedUntil = now + DISTRUST;
      hasWoken.set(true);
    }
    last = now;
  }

  /** The process is a member again and knows what the others know. */
  void trust() {
    long now = steadyMillis.getAsLong();
    distrustedUntil = now;
    last = now;
  }

  /** Whether it has been frozen since this was asked last. */
  boolean hasWoken() {
    return hasWoken.getAndSet(false);
  }

  /** Whether it was awake all the time. */
  boolean isTrusted() {
    long before = last;
    long now = steadyMillis.getAsLong();
    return now - before <= FROZEN_AFTER && now >= distrustedUntil;
  }
}
