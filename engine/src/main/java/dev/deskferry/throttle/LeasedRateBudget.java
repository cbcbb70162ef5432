package dev.deskferry.throttle;

import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;

/** The budget of one process over buckets that it may share with others. */
public final class LeasedRateBudget implements RateBudget {

  private static final long WORTH_TELLING = 5_000;
  private static final long TELL_EVERY = 10_000;
  private static final long LONGEST_PAUSE = 250;

  private final Core core;
  private final String lane;
  private final int weight;

  /**
   * A budget without lanes.
   *
   * @param told hears of waits of five seconds or more, before they begin and every ten seconds,
   *     once for all who wait
   */
  public LeasedRateBudget(
      Collection<BucketSettings> declared,
      PermitStore store,
      Clock clock,
      Waiter waiter,
      LongWaits told) {
    this(new Core(new Shares(declared, clock), store, SteadyClock.of(clock), waiter, told), "", 1);
  }

  private LeasedRateBudget(Core core, String lane, int weight) {
    this.core = core;
    this.lane = lane;
    this.weight = weight;
  }

  @Override
  public void acquire(String... buckets) throws InterruptedException {
    // Anew for every try: the hour and the operator may change a share while somebody waits.
    core.acquire(
        () -> Arrays.stream(buckets).map(bucket -> core.shares.of(bucket, lane, weight)).toList());
  }

  @Override
  public void observe(String bucket, RateReading reading) {
    core.observe(core.shares.of(bucket, lane, weight), reading);
  }

  @Override
  public void hold(String bucket, Duration wait, String reason) {
    core.hold(core.shares.of(bucket, lane, weight), wait, reason);
  }

  @Override
  public void share(String scope, int percent) {
    core.shares.tell(scope, percent);
    core.askAgain();
  }

  @Override
  public RateBudget lane(String name, int laneWeight) {
    if (laneWeight < 1) {
      throw new IllegalArgumentException(
          "lane %s: found weight %d, expected 1 or more".formatted(name, laneWeight));
    }
    return new LeasedRateBudget(core, name, laneWeight);
  }

  /** What all lanes of a process have in common. */
  private static final class Core {
    private final Map<String, LeasePool> pools = new ConcurrentHashMap<>();
    private final Map<String, RateReading> readings = new ConcurrentHashMap<>();
    private final Shares shares;
    private final CountedDays days;
    private final PermitStore store;
    private final Clock clock;
    private final Waiter waiter;
    private final LongWaits told;

    Core(Shares shares, PermitStore store, Clock clock, Waiter waiter, LongWaits told) {
      this.shares = shares;
      this.days = new CountedDays(clock);
      this.store = store;
      this.clock = clock;
      this.waiter = waiter;
      this.told = told;
    }

    void acquire(Supplier<List<Allowance>> allowances) throws InterruptedException {
      Optional<Shortage> shortage = tryTake(allowances.get());
      while (shortage.isPresent()) {
        tell(shortage.get());
        waiter.pause(Duration.ofMillis(Math.min(LONGEST_PAUSE, shortage.get().millis())));
        shortage = tryTake(allowances.get());
      }
    }

    private synchronized Optional<Shortage> tryTake(List<Allowance> all) {
      for (Allowance allowance : all) {
        LeasePool pool = pool(allowance);
        long wait = days.waitMillis(allowance.bucket(), allowance.share());
        if (wait > 0) {
          return Optional.of(new Shortage(pool, wait, ""));
        }
        if (pool.isWaiting()) {
          return Optional.of(new Shortage(pool, pool.waitMillis(), pool.waitReason()));
        }
      }
      List<Allowance> leased =
          all.stream().filter(it -> !shares.isCountedDay(it.bucket())).toList();
      for (int i = 0; i < leased.size(); i++) {
        LeasePool pool = pool(leased.get(i));
        long wait = pool.take(leased.get(i));
        if (wait > 0) {
          leased.subList(0, i).forEach(taken -> pool(taken).putBack(taken));
          return Optional.of(new Shortage(pool, wait, pool.waitReason()));
        }
      }
      return Optional.empty();
    }

    /** Readings that change nothing are not passed on. */
    void observe(Allowance allowance, RateReading reading) {
      if (shares.isCountedDay(allowance.bucket())) {
        days.observe(allowance.bucket(), reading);
        return;
      }
      RateReading last = readings.put(allowance.bucket(), reading);
      boolean isNew = last == null || !last.limit().equals(reading.limit());
      if (isNew || !hasPlenty(last) || !hasPlenty(reading)) {
        store.observe(allowance, reading);
      }
      if (isNew) {
        askAgain();
      }
    }

    synchronized void hold(Allowance allowance, Duration wait, String reason) {
      if (shares.isCountedDay(allowance.bucket())) {
        days.hold(allowance.bucket(), wait);
        return;
      }
      store.hold(allowance, wait, reason);
      pools.values().stream()
          .filter(pool -> pool.bucket().equals(allowance.bucket()))
          .forEach(LeasePool::drop);
    }

    synchronized void askAgain() {
      pools.values().forEach(LeasePool::askAgain);
    }

    private synchronized void tell(Shortage shortage) {
      if (shortage.millis() >= WORTH_TELLING && shortage.pool().isDueToTell(TELL_EVERY)) {
        told.told(
            shortage.pool().bucket(), Duration.ofMillis(shortage.millis()), shortage.reason());
      }
    }

    private LeasePool pool(Allowance allowance) {
      return pools.computeIfAbsent(
          allowance.bucket() + "\n" + allowance.lane(),
          absent -> new LeasePool(allowance.bucket(), store, clock));
    }

    private record Shortage(LeasePool pool, long millis, String reason) {}

    private static boolean hasPlenty(RateReading reading) {
      return reading.remaining().orElse(0) > reading.limit().orElse(Long.MAX_VALUE) / 2;
    }
  }
}
