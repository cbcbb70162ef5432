package dev.deskferry.sandbox.zendesk;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The headers in which the API tells its rate limits: {@code X-Rate-Limit} and {@code
 * X-Rate-Limit-Remaining} always, {@code ratelimit-*} on ticketing lists, {@code
 * zendesk-ratelimit-<name>} on endpoints with a limit of their own. Nothing is limited here, so the
 * totals are very high.
 */
final class LimitHeaders {

  private static final int TOTAL = 100_000;
  private static final int ENDPOINT_TOTAL = 20_000;

  private final Map<String, Map<String, String>> byBucket = new ConcurrentHashMap<>();

  /** The headers of an endpoint; {@code bucket} is empty for one without a limit of its own. */
  Map<String, String> of(String bucket) {
    return byBucket.computeIfAbsent(bucket, LimitHeaders::headers);
  }

  private static Map<String, String> headers(String bucket) {
    Map<String, String> headers = new LinkedHashMap<>();
    headers.put("X-Rate-Limit", String.valueOf(TOTAL));
    headers.put("X-Rate-Limit-Remaining", String.valueOf(TOTAL - 1));
    headers.put("ratelimit-limit", String.valueOf(TOTAL));
    headers.put("ratelimit-remaining", String.valueOf(TOTAL - 1));
    headers.put("ratelimit-reset", "60");
    if (!bucket.isEmpty()) {
      headers.put(
          "zendesk-ratelimit-" + bucket,
          "total=" + ENDPOINT_TOTAL + "; remaining=" + (ENDPOINT_TOTAL - 1) + "; resets=60");
    }
    return headers;
  }
}
