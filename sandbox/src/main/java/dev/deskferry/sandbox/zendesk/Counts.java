package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Times;
import dev.deskferry.sandbox.http.Reply;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;

/**
 * Replies of the count endpoints, {@code {"count":{"value","refreshed_at"}}}. A count above 100,000
 * is made behind the scenes: who asks first gets 100,000 with {@code refreshed_at} null, later ones
 * the number of then, for 24 hours, whatever has been added since.
 */
final class Counts {

  private static final int MOST = 100_000;
  private static final long FRESH_SECONDS = 86_400;

  private final Map<String, Counted> large = new ConcurrentHashMap<>();

  private record Counted(long value, long at) {}

  /**
   * Answers with a count.
   *
   * @param what is counted, the same name each time
   * @param value counts anew
   */
  Reply of(String what, LongSupplier value, long now) {
    Counted known = large.get(what);
    if (known != null && now < known.at() + FRESH_SECONDS) {
      return reply(known.value(), Times.iso(known.at()));
    }
    long counted = value.getAsLong();
    if (counted <= MOST) {
      return reply(counted, Times.iso(now));
    }
    large.put(what, new Counted(counted, now));
    return known == null ? reply(MOST, null) : reply(known.value(), Times.iso(known.at()));
  }

  private static Reply reply(long value, @Nullable String refreshedAt) {
    ObjectNode count = JsonNodeFactory.instance.objectNode();
    count.put("value", value);
    count.put("refreshed_at", refreshedAt);
    return JsonBody.start(128).put("count", count).reply();
  }
}
