package dev.deskferry.staging;

import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.LongSupplier;

/**
 * How somebody waits for the staging database.
 *
 * @param limit how long a statement may go unanswered before it fails after all
 * @param nanos a clock that nobody can set, such as {@link System#nanoTime}
 * @param pause waits that long; interrupted by a wish to stop
 * @param isStopping whether a stop was asked for; then nothing is waited for any more
 * @param says takes a sentence for the operator
 */
public record Waits(
    Duration limit,
    LongSupplier nanos,
    Pause pause,
    BooleanSupplier isStopping,
    Consumer<String> says) {

  /** A way to let time pass. */
  @FunctionalInterface
  public interface Pause {

    /** Of somebody whom no wish to stop reaches. */
    Pause ASLEEP = duration -> Thread.sleep(duration.toMillis());

    /**
     * Returns after that time.
     *
     * @throws InterruptedException when a stop is asked for meanwhile
     */
    void pause(Duration duration) throws InterruptedException;
  }
}
