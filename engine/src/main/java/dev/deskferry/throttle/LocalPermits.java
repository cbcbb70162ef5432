package dev.deskferry.throttle;

import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.function.Supplier;

/** Buckets in the memory of one process. */
public final class LocalPermits implements PermitStore {

  private static final String OWNER = "local";

  private final Map<String, BucketState> buckets = new HashMap<>();
  private final Clock clock;
  private final Supplier<BucketState> first;

  private LocalPermits(Clock clock, Supplier<BucketState> first) {
    this.clock = SteadyClock.of(clock);
    this.first = first;
  }

  /** Buckets of which nothing is used yet. */
  public static LocalPermits full(Clock clock) {
    return new LocalPermits(clock, BucketState::full);
  }

  /** Buckets that others may have drawn on. */
  public static LocalPermits unknown(Clock clock) {
    return new LocalPermits(clock, BucketState::unknown);
  }

  @Override
  public synchronized Grant take(Allowance allowance, int wanted, long delayMillis) {
    return bucket(allowance).take(allowance, wanted, delayMillis, tick());
  }

  @Override
  public synchronized void giveBack(Allowance allowance, long slot, int permits) {
    bucket(allowance).giveBack(allowance, slot, permits, tick());
  }

  @Override
  public synchronized void observe(Allowance allowance, RateReading reading) {
    bucket(allowance).observe(allowance, reading, tick());
  }

  @Override
  public synchronized void hold(Allowance allowance, Duration wait, String reason) {
    bucket(allowance).hold(allowance, wait.toMillis(), reason, tick());
  }

  private BucketState bucket(Allowance allowance) {
    return buckets.computeIfAbsent(allowance.bucket(), absent -> first.get());
  }

  private Tick tick() {
    long now = clock.millis();
    return new Tick(OWNER, now, now);
  }
}
