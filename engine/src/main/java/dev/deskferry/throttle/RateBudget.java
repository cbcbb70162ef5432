package dev.deskferry.throttle;

import java.time.Duration;

/**
 * The allowance of requests of one credential, shared by all who send with it. Safe to call from
 * many threads. Buckets that nobody declared have no limit of their own; they still obey {@link
 * #hold}.
 */
public interface RateBudget {

  /**
   * Waits until every named bucket has room for one request, then takes one from each, all or none.
   * Call it once before every attempt, repeats included.
   *
   * @param buckets names such as {@code zendesk.account, zendesk.incremental}; none returns at once
   * @throws InterruptedException when interrupted or stopped while waiting; nothing is taken then
   */
  void acquire(String... buckets) throws InterruptedException;

  /**
   * Corrects a bucket by what a reply's headers say of it.
   *
   * @param bucket any name; an undeclared one stops only while nothing remains, one that the other
   *     side counts by the day while no more remains than others are to have
   */
  void observe(String bucket, RateReading reading);

  /**
   * No request draws on the bucket before that much time has passed: a {@code Retry-After}.
   * Overlapping holds last as long as the longest.
   */
  default void hold(String bucket, Duration wait) {
    hold(bucket, wait, "");
  }

  /**
   * The same for a reason, which all hear of who wait for the bucket meanwhile, on every node.
   *
   * @param reason a clause such as {@code HubSpot's daily limit is used up}; empty for want of room
   */
  void hold(String bucket, Duration wait, String reason);

  /**
   * From now on that much of a bucket may be used, or of every bucket whose name begins with that
   * and a dot, whatever is declared and whatever the hour; the longest such name counts.
   *
   * @param scope such as {@code hubspot.search} or {@code hubspot}, or empty for all
   * @param percent of the limit, 1..100; 0 goes back to what is declared
   * @throws IllegalArgumentException for any other percentage
   */
  void share(String scope, int percent);

  /**
   * The same budget on behalf of a lane. While several lanes wait for a bucket each gets its
   * weight's part of the window; what one leaves the others use.
   *
   * @param weight 1 or more; of calls without a lane it is 1
   * @throws IllegalArgumentException for a weight below 1
   */
  RateBudget lane(String name, int weight);
}
