package dev.deskferry.throttle;

import java.time.Duration;

/**
 * The state of buckets, shared by all who draw on them. What is granted counts as used, whether or
 * not it is spent, for the bucket's window and a little longer; so nothing is lost for longer with
 * somebody who dies. Never answers more than the limit within any window. Safe from many threads.
 */
public interface PermitStore {

  /**
   * Takes permits.
   *
   * @param wanted the most to take, 1 or more; fewer are granted when the bucket is slow enough for
   *     them to grow stale
   * @param delayMillis how much later than usual the permits may be spent; they count longer then
   */
  Grant take(Allowance allowance, int wanted, long delayMillis);

  /**
   * Gives permits back of which nothing was spent.
   *
   * @param slot of the {@link Grant}
   */
  void giveBack(Allowance allowance, long slot, int permits);

  /** Corrects a bucket by what a reply says of it. */
  void observe(Allowance allowance, RateReading reading);

  /**
   * Grants nothing before that much time has passed; overlapping holds last as the longest.
   *
   * @param reason told to whoever is refused meanwhile; empty for want of room
   */
  void hold(Allowance allowance, Duration wait, String reason);
}
