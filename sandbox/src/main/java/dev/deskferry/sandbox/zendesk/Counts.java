package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Times;
import dev.deskferry.sandbox.http.Reply;

/** Replies of the count endpoints. */
final class Counts {

  private static final int MOST = 100_000;

  private Counts() {}

  /**
   * {@code {"count":{"value","refreshed_at"}}}. Above 100,000 the value is cut to that and {@code
   * refreshed_at} is null: the state in which a large account has not counted itself yet.
   */
  static Reply of(long value, long now) {
    ObjectNode count = JsonNodeFactory.instance.objectNode();
    count.put("value", Math.min(value, MOST));
    count.put("refreshed_at", value > MOST ? null : Times.iso(now));
    return JsonBody.start(128).put("count", count).reply();
  }
}
