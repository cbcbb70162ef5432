package dev.deskferry.staging.server;

import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Waits for another process, which cannot notify us: asks again every 20 milliseconds until a
 * deadline.
 */
final class Waiting {
  private static final long INTERVAL_MILLIS = 20;

  private Waiting() {}

  /**
   * The first answer that is not null, or empty when there was none in time. Asks at least once.
   *
   * @throws IOException as the question does, or when the thread is interrupted
   */
  static <T> Optional<T> until(Duration patience, Question<T> question) throws IOException {
    long deadline = System.nanoTime() + patience.toNanos();
    while (true) {
      T answer = question.ask();
      if (answer != null) {
        return Optional.of(answer);
      }
      if (System.nanoTime() > deadline) {
        return Optional.empty();
      }
      try {
        TimeUnit.MILLISECONDS.sleep(INTERVAL_MILLIS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new java.io.InterruptedIOException(
            "interrupted while waiting for the embedded Postgres");
      }
    }
  }

  interface Question<T> {
    @Nullable T ask() throws IOException;
  }
}
