package dev.deskferry.sandbox.zendesk;

import dev.deskferry.sandbox.limit.Fill;
import dev.deskferry.sandbox.zendesk.quota.Bucket;
import dev.deskferry.sandbox.zendesk.quota.Quota;
import dev.deskferry.sandbox.zendesk.quota.Quotas;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Lets requests through while the quotas of the plan allow it. */
final class Gate {

  private final ZendeskOptions options;
  private final Quotas quotas;

  Gate(ZendeskOptions options) {
    this.options = options;
    this.quotas = new Quotas(options.limits(), options.clock());
  }

  /**
   * Counts a request.
   *
   * @param part which of many windows a bucket has, such as a view and an agent; else empty
   * @return the headers that tell what is left
   * @throws RefusedException 429 when a quota is used up
   */
  Map<String, String> admit(Bucket bucket, String part) {
    List<Quota> asked = bucket.quotas(options.plan(), options.readings().sharing(), part);
    if (!quotas.isEnforced()) {
      return LimitHeaders.unlimited(asked);
    }
    Quotas.Verdict verdict = quotas.admit(asked);
    Map<String, String> headers = new LinkedHashMap<>();
    if (asked.stream().noneMatch(Quota::isWholeAccount)) {
      headers.putAll(LimitHeaders.of(quotas.look(account())));
    }
    headers.putAll(LimitHeaders.of(verdict));
    verdict
        .refusedBy()
        .ifPresent(
            level -> {
              throw new RefusedException(LimitHeaders.with(LimitHeaders.refusal(level), headers));
            });
    return headers;
  }

  /** How full each quota became. */
  List<Fill> fills() {
    return quotas.fills();
  }

  /** Forgets all requests. */
  void clear() {
    quotas.clear();
  }

  private List<Quota> account() {
    return Bucket.NONE.quotas(options.plan(), options.readings().sharing(), "");
  }
}
