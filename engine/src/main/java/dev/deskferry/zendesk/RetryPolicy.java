package dev.deskferry.zendesk;

import java.time.Duration;
import java.util.Optional;

/**
 * How often and after which waits a request is repeated: 1, 2, 4 … 60 seconds, or what the reply
 * itself asks for.
 *
 * @param attempts how often a request may fail, the first time included
 * @param rateLimitedAttempts how often it may meet an exceeded budget, which is no failure
 */
public record RetryPolicy(int attempts, int rateLimitedAttempts) {

  private static final Duration LONGEST = Duration.ofSeconds(60);

  /**
   * The wait before the next attempt; empty when there is none.
   *
   * @param failed failed attempts so far, at least 1 unless all were rate limited
   * @param limited rate-limited attempts so far
   */
  public Optional<Duration> waitAfter(Verdict.Again verdict, int failed, int limited) {
    if (failed >= attempts || limited >= rateLimitedAttempts) {
      return Optional.empty();
    }
    int turn = Math.max(0, Math.min(6, Math.max(failed, limited) - 1));
    Duration growing = Duration.ofSeconds(1L << turn);
    return Optional.of(verdict.asked().orElse(growing.compareTo(LONGEST) > 0 ? LONGEST : growing));
  }
}
