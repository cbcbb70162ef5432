package dev.deskferry.bench;

import java.time.Duration;
import java.util.function.LongSupplier;

/** Watches a verb that runs, and says every ten seconds how it goes. */
final class Watch {

  private static final Duration TELL_EVERY = Duration.ofSeconds(10);
  private static final Duration LONGEST_START = Duration.ofMinutes(5);

  private final String what;
  private final Child verb;

  Watch(String what, Child verb) {
    this.what = what;
    this.verb = verb;
  }

  /** Waits until something is counted, and as much longer. */
  void awaitFirst(LongSupplier count, Duration warmUp) {
    long begin = System.nanoTime();
    long told = begin;
    while (count.getAsLong() == 0) {
      requireRunning();
      if (System.nanoTime() - begin > LONGEST_START.toNanos()) {
        throw new IllegalStateException(what + ": nothing was sent in " + LONGEST_START);
      }
      pause(Duration.ofMillis(100));
      told = tell(told, begin, "nothing sent yet");
    }
    for (long left = warmUp.toMillis(); left > 0; left -= 10_000) {
      System.err.printf("%s: warming up, %d s more%n", what, left / 1_000);
      pause(Duration.ofMillis(Math.min(10_000, left)));
    }
    requireRunning();
  }

  /**
   * Looks until the time is over or the verb has ended.
   *
   * @return how long it looked
   */
  Duration measure(WindowMeter meter, Duration length) {
    long begin = System.nanoTime();
    long told = begin;
    long first = meter.look(begin);
    long next = begin;
    while (verb.isRunning() && System.nanoTime() - begin < length.toNanos()) {
      next += meter.period().toNanos();
      pause(Duration.ofNanos(Math.max(0, next - System.nanoTime())));
      long now = System.nanoTime();
      long sent = meter.look(now) - first;
      double allowed = (double) meter.limit() * (now - begin) / meter.window().toNanos();
      told = tell(told, begin, Figure.text("%,d requests, %.1f %%", sent, 100.0 * sent / allowed));
    }
    return Duration.ofNanos(System.nanoTime() - begin);
  }

  private long tell(long told, long begin, String words) {
    long now = System.nanoTime();
    if (now - told < TELL_EVERY.toNanos()) {
      return told;
    }
    System.err.printf("%s: %d s, %s%n", what, (now - begin) / 1_000_000_000L, words);
    return now;
  }

  private void requireRunning() {
    if (!verb.isRunning()) {
      verb.awaitSuccess(what);
      throw new IllegalStateException(
          what + " was done before it could be watched; give it more --tickets");
    }
  }

  private static void pause(Duration duration) {
    try {
      Thread.sleep(duration.toMillis());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
