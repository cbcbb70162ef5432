package dev.deskferry.run;

import dev.deskferry.throttle.Waiter;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * One wish to stop, seen by everybody at once. Who works asks {@link #isRequested} between two
 * durable steps; who waits is woken.
 */
public final class StopSignal implements Waiter {

  private final CountDownLatch asked = new CountDownLatch(1);
  private final CompletableFuture<Void> wish = new CompletableFuture<>();

  /** Asks for a stop; may be called often and from any thread, a signal handler included. */
  public void request() {
    asked.countDown();
    wish.complete(null);
  }

  /** Whether a stop was asked for. */
  public boolean isRequested() {
    return asked.getCount() == 0;
  }

  /**
   * Does something when the stop is that old; never when there is none.
   *
   * @param work is done by another thread
   */
  public void after(Duration grace, Runnable work) {
    CompletableFuture<Void> unused =
        wish.thenRunAsync(
            work, CompletableFuture.delayedExecutor(grace.toNanos(), TimeUnit.NANOSECONDS));
  }

  /** Another wish, which may be asked for alone and is asked for with this one. */
  public StopSignal child() {
    StopSignal child = new StopSignal();
    CompletableFuture<Void> unused = wish.thenRun(child::request);
    return child;
  }

  @Override
  public void pause(Duration duration) throws InterruptedException {
    if (asked.await(duration.toNanos(), TimeUnit.NANOSECONDS)) {
      throw new InterruptedException("a stop was asked for");
    }
  }
}
