package dev.deskferry.throttle;

import java.time.Clock;

/**
 * Lets as many requests into flight as the other side bears, by its answers and their latency. Safe
 * to call from many threads.
 */
public final class ConcurrencyGate {

  private static final long LOOK_AGAIN_MILLIS = 200;

  private final AdaptiveLimit limit;
  private final Clock clock;
  private int inFlight;

  ConcurrencyGate(int most, Clock clock) {
    this.limit = new AdaptiveLimit(most);
    this.clock = clock;
  }

  /** Waits for a place, and takes it until the place is told how it went. */
  public synchronized Place enter() throws InterruptedException {
    while (inFlight >= limit.allowed()) {
      wait(LOOK_AGAIN_MILLIS);
    }
    inFlight++;
    limit.entered(inFlight);
    return new Place();
  }

  /** How many may be in flight at present. */
  public synchronized int allowed() {
    return limit.allowed();
  }

  /** One place; what is told after the first end of it is not heard. */
  public final class Place {

    private long sentAt = clock.millis();
    private boolean isLeft;

    /** The request goes out now; until then time passed for other reasons. */
    public void sent() {
      synchronized (ConcurrencyGate.this) {
        sentAt = clock.millis();
      }
    }

    /** The other side answered as it should. */
    public void answered() {
      leave(() -> limit.answered(clock.millis() - sentAt));
    }

    /** A lock, a limit, an outage or silence was the answer. */
    public void troubled() {
      leave(() -> limit.troubled(sentAt, clock.millis(), inFlight));
    }

    /** Nothing was sent. */
    public void unused() {
      leave(() -> {});
    }

    private void leave(Runnable lesson) {
      synchronized (ConcurrencyGate.this) {
        if (isLeft) {
          return;
        }
        isLeft = true;
        lesson.run();
        inFlight--;
        ConcurrencyGate.this.notifyAll();
      }
    }
  }
}
