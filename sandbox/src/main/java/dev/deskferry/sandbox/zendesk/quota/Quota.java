package dev.deskferry.sandbox.zendesk.quota;

import java.time.Duration;

/**
 * One limit that a request draws on.
 *
 * @param name as in the header {@code zendesk-ratelimit-<name>}; {@link #ACCOUNT} and {@link
 *     #HELP_CENTER} are told by {@code X-Rate-Limit} instead
 * @param part whose window it is when each of many has one, such as a view; else empty
 * @param limit requests in a window
 * @param window how long a window lasts from its first request on
 * @param refusal the body of a 429
 */
public record Quota(String name, String part, int limit, Duration window, Refusal refusal) {

  /** Name of the quota over all of Ticketing. */
  public static final String ACCOUNT = "account";

  /** Name of the quota over all of the Help Center. */
  public static final String HELP_CENTER = "help-center";

  private static final Duration MINUTE = Duration.ofMinutes(1);

  /** How a 429 speaks: the real API answers in text from some places and in JSON from others. */
  public enum Refusal {
    TEXT,
    TEXT_OF_EXPORTS,
    JSON
  }

  static Quota perMinute(String name, int limit, Refusal refusal) {
    return new Quota(name, "", limit, MINUTE, refusal);
  }

  static Quota json(String name, int limit) {
    return perMinute(name, limit, Refusal.JSON);
  }

  Quota in(Duration other) {
    return new Quota(name, part, limit, other, refusal);
  }

  Quota of(String otherPart) {
    return new Quota(name, otherPart, limit, window, refusal);
  }

  /** Whether {@code X-Rate-Limit} tells it. */
  public boolean isWholeAccount() {
    return name.equals(ACCOUNT) || name.equals(HELP_CENTER);
  }
}
