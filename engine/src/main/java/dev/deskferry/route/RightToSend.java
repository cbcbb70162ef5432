package dev.deskferry.route;

import dev.deskferry.run.StopSignal;
import dev.deskferry.throttle.RateBudget;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;

/**
 * Lets a request go out: its partition is ours, and the budget had room for it just now. Safe from
 * many threads.
 */
final class RightToSend {

  /** What the buckets of HubSpot allow between the grant of a permit and its use. */
  private static final Duration PERMIT_LIFE = Duration.ofMillis(50);

  private final RateBudget budget;
  private final StopSignal stop;
  private final Clock clock;

  /**
   * @param clock a steady one, which goes on while the process is frozen
   */
  RightToSend(RateBudget budget, StopSignal stop, Clock clock) {
    this.budget = budget;
    this.stop = stop;
    this.clock = clock;
  }

  /**
   * Waits until both hold at once. A permit that became stale meanwhile is left unspent.
   *
   * @throws LoadStoppedException when the partition is not ours any more
   * @throws InterruptedException when a stop is asked for while waiting
   */
  void await(Permission permission, String... buckets) throws InterruptedException {
    while (true) {
      // The permission first: it may wait for the database for minutes, and a permit does not keep.
      if (!permission.given().getAsBoolean()) {
        throw new LoadStoppedException("the lease is lost; another node has the partition");
      }
      budget.acquire(buckets);
      Instant taken = clock.instant();
      boolean isFresh = permission.fresh().getAsBoolean();
      if (isFresh && !clock.instant().isAfter(taken.plus(PERMIT_LIFE))) {
        return;
      }
      if (stop.isRequested()) {
        throw new InterruptedException("a stop was asked for");
      }
    }
  }
}
