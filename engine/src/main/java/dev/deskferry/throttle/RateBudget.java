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
   * @param bucket any name; an undeclared one stops only while nothing remains
   */
  void observe(String bucket, RateReading reading);

  /**
   * No request draws on the bucket before that much time has passed: a {@code Retry-After}.
   * Overlapping holds last as long as the longest.
   */
  void hold(String bucket, Duration wait);
}
