package dev.deskferry.throttle;

import java.time.Duration;

/** How to let time pass. Production waits for real and gives up when a stop is asked for. */
@FunctionalInterface
public interface Waiter {

  /**
   * Returns after that much time.
   *
   * @param duration zero or negative returns at once
   * @throws InterruptedException when the thread is interrupted or a stop is asked for, at once
   */
  void pause(Duration duration) throws InterruptedException;
}
