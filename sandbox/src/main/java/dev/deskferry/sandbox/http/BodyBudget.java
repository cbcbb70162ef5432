package dev.deskferry.sandbox.http;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * The memory that request bodies may take together, however many clients send at once. Who finds no
 * room waits in line without a thread. Safe for many threads.
 */
final class BodyBudget {

  private final long total;
  private final Deque<Waiter> waiters = new ArrayDeque<>();
  private long free;

  private record Waiter(long bytes, Runnable start) {}

  /** A budget of so many bytes. */
  BodyBudget(long total) {
    this.total = total;
    this.free = total;
  }

  /**
   * Reserves room, or leaves {@code start} behind to be run once the room is reserved.
   *
   * @param bytes more than the whole budget count as the whole
   * @return whether the room is reserved now; {@code start} is then not run
   */
  synchronized boolean reserve(long bytes, Runnable start) {
    long wanted = Math.min(bytes, total);
    if (waiters.isEmpty() && wanted <= free) {
      free -= wanted;
      return true;
    }
    waiters.add(new Waiter(wanted, start));
    return false;
  }

  /** Takes someone who waits out of the line; does nothing when the room was reserved by now. */
  synchronized void leave(Runnable start) {
    waiters.removeIf(waiter -> waiter.start() == start);
  }

  /** Gives room back and starts those who wait and now have it, on this thread. */
  void release(long bytes) {
    Deque<Runnable> started = new ArrayDeque<>();
    synchronized (this) {
      free += Math.min(bytes, total);
      Waiter first = waiters.peek();
      while (first != null && first.bytes() <= free) {
        free -= first.bytes();
        started.add(first.start());
        waiters.remove();
        first = waiters.peek();
      }
    }
    started.forEach(Runnable::run);
  }
}
