package dev.deskferry.throttle;

import java.time.Duration;

/**
 * A budget behind a gate: while the gate is closed nobody is let through, and who was let through
 * when it closed has to ask again, since a right to send does not keep.
 */
public final class PausableBudget implements RateBudget {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(100);

  private final RateBudget budget;
  private final Gate gate;
  private final Waiter waiter;

  /** Asked by every thread that wants to send, often; must be quick. */
  public interface Gate {

    /** Whether the calling thread has to wait. */
    boolean isClosed();

    /** The calling thread turns to the budget. */
    void passed(String... buckets);
  }

  /**
   * A gate before a budget.
   *
   * @param waiter gives up when a stop is asked for
   */
  public PausableBudget(RateBudget budget, Gate gate, Waiter waiter) {
    this.budget = budget;
    this.gate = gate;
    this.waiter = waiter;
  }

  @Override
  public void acquire(String... buckets) throws InterruptedException {
    do {
      while (gate.isClosed()) {
        waiter.pause(LOOK_AGAIN);
      }
      gate.passed(buckets);
      budget.acquire(buckets);
    } while (gate.isClosed());
  }

  @Override
  public void observe(String bucket, RateReading reading) {
    budget.observe(bucket, reading);
  }

  @Override
  public void hold(String bucket, Duration wait, String reason) {
    budget.hold(bucket, wait, reason);
  }

  @Override
  public void share(String scope, int percent) {
    budget.share(scope, percent);
  }

  @Override
  public RateBudget lane(String name, int weight) {
    return new PausableBudget(budget.lane(name, weight), gate, waiter);
  }
}
