package dev.deskferry.throttle;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;

/** The budget of one process that shares it with nobody. */
public final class LocalRateBudget implements RateBudget {

  private final RateBudget budget;

  /**
   * All buckets start full.
   *
   * @param told hears of waits of five seconds or more, before they begin and every ten seconds,
   *     once for all who wait
   */
  public LocalRateBudget(
      Collection<BucketSettings> declared, Clock clock, Waiter waiter, LongWaits told) {
    this.budget = new LeasedRateBudget(declared, LocalPermits.full(clock), clock, waiter, told);
  }

  @Override
  public void acquire(String... buckets) throws InterruptedException {
    budget.acquire(buckets);
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
    return budget.lane(name, weight);
  }
}
