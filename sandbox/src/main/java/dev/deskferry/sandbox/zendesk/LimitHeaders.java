package dev.deskferry.sandbox.zendesk;

import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.zendesk.quota.Quota;
import dev.deskferry.sandbox.zendesk.quota.Quotas;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the API tells its rate limits: {@code X-Rate-Limit} and {@code X-Rate-Limit-Remaining} for
 * the account or the Help Center, {@code ratelimit-*} beside them, {@code zendesk-ratelimit-<name>}
 * for every limit of an endpoint, {@code Retry-After} on a 429. All seconds are real ones.
 */
final class LimitHeaders {

  private static final int UNLIMITED = 100_000;
  private static final int UNLIMITED_ENDPOINT = 20_000;

  private LimitHeaders() {}

  /** The headers of a request that these quotas let through or refused. */
  static Map<String, String> of(Quotas.Verdict verdict) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Quotas.Level level : verdict.levels()) {
      add(headers, level.quota(), level.quota().limit(), level.remaining(), level.resetSeconds());
    }
    return headers;
  }

  /** The headers of an account in which nothing is limited, so the totals are very high. */
  static Map<String, String> unlimited(List<Quota> quotas) {
    Map<String, String> headers = new LinkedHashMap<>();
    List<Quota> all = new ArrayList<>(quotas);
    if (all.stream().noneMatch(Quota::isWholeAccount)) {
      tellAccount(headers, UNLIMITED, UNLIMITED - 1, 60);
    }
    for (Quota quota : all) {
      int total = quota.isWholeAccount() ? UNLIMITED : UNLIMITED_ENDPOINT;
      add(headers, quota, total, total - 1, 60);
    }
    return headers;
  }

  /** The 429 of a quota that is used up: text from the account and the exports, else JSON. */
  static Reply refusal(Quotas.Level level) {
    String sentence =
        switch (level.quota().refusal()) {
          case TEXT, JSON -> "Number of allowed API requests per minute exceeded";
          case TEXT_OF_EXPORTS ->
              "Number of allowed incremental export API requests per minute exceeded";
        };
    Reply reply =
        level.quota().refusal() == Quota.Refusal.JSON
            ? Reply.json(
                429, "{\"error\":\"APIRateLimitExceeded\",\"description\":\"" + sentence + "\"}")
            : Reply.html(429, sentence);
    return reply.with("Retry-After", String.valueOf(level.resetSeconds()));
  }

  /** A reply with further headers. */
  static Reply with(Reply reply, Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>(reply.headers());
    all.putAll(headers);
    return new Reply(reply.status(), all, reply.body());
  }

  private static void add(
      Map<String, String> headers, Quota quota, int total, int remaining, long resets) {
    if (quota.isWholeAccount()) {
      tellAccount(headers, total, remaining, resets);
    } else {
      headers.put(
          "zendesk-ratelimit-" + quota.name(),
          "total=" + total + "; remaining=" + remaining + "; resets=" + resets);
    }
  }

  private static void tellAccount(
      Map<String, String> headers, int total, int remaining, long resets) {
    headers.put("X-Rate-Limit", String.valueOf(total));
    headers.put("X-Rate-Limit-Remaining", String.valueOf(remaining));
    headers.put("ratelimit-limit", String.valueOf(total));
    headers.put("ratelimit-remaining", String.valueOf(remaining));
    headers.put("ratelimit-reset", String.valueOf(resets));
  }
}
