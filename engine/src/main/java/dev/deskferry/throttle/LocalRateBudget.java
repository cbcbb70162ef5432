package dev.deskferry.throttle;

import java.time.Clock;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.Map;
import java.util.function.BiConsumer;

/** The budget of one process. */
public final class LocalRateBudget implements RateBudget {

  private static final Duration WORTH_TELLING = Duration.ofSeconds(5);

  private final Map<String, Bucket> buckets = new HashMap<>();
  private final Clock clock;
  private final Waiter waiter;
  private final BiConsumer<String, Duration> told;

  /**
   * All buckets start full.
   *
   * @param told hears of every wait of five seconds or more before it begins: bucket, duration
   */
  public LocalRateBudget(
      Collection<BucketSettings> declared,
      Clock clock,
      Waiter waiter,
      BiConsumer<String, Duration> told) {
    this.clock = clock;
    this.waiter = waiter;
    this.told = told;
    declared.forEach(settings -> buckets.put(settings.name(), new Bucket(settings)));
  }

  @Override
  public void acquire(String... names) throws InterruptedException {
    Shortage shortage = tryTake(names);
    while (shortage.millis() > 0) {
      Duration wait = Duration.ofMillis(shortage.millis());
      if (wait.compareTo(WORTH_TELLING) >= 0) {
        told.accept(shortage.bucket(), wait);
      }
      waiter.pause(wait);
      shortage = tryTake(names);
    }
  }

  @Override
  public synchronized void observe(String name, RateReading reading) {
    bucket(name).observe(clock.millis(), reading);
  }

  @Override
  public synchronized void hold(String name, Duration wait) {
    bucket(name).hold(clock.millis() + wait.toMillis());
  }

  private synchronized Shortage tryTake(String... names) {
    long now = clock.millis();
    Shortage worst = new Shortage("", 0);
    for (String name : names) {
      long wait = bucket(name).waitMillis(now);
      if (wait > worst.millis()) {
        worst = new Shortage(name, wait);
      }
    }
    if (worst.millis() == 0) {
      for (String name : names) {
        bucket(name).take(now);
      }
    }
    return worst;
  }

  private Bucket bucket(String name) {
    return buckets.computeIfAbsent(name, Bucket::undeclared);
  }

  private record Shortage(String bucket, long millis) {}
}
