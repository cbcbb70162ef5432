package dev.deskferry.sandbox.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * One HTTP reply as a value.
 *
 * @param status HTTP status
 * @param headers in the order in which they are sent
 * @param body raw bytes, possibly empty
 * @param delivery how it travels
 */
public record Reply(int status, Map<String, String> headers, byte[] body, Delivery delivery) {

  /** A reply that travels at once and whole. */
  public Reply(int status, Map<String, String> headers, byte[] body) {
    this(status, headers, body, Delivery.AT_ONCE);
  }

  /** A JSON reply whose body is already serialized. */
  public static Reply json(int status, byte[] body) {
    return new Reply(status, Map.of("Content-Type", "application/json;charset=utf-8"), body);
  }

  /** A JSON reply from text. */
  public static Reply json(int status, String body) {
    return json(status, body.getBytes(StandardCharsets.UTF_8));
  }

  /** An HTML reply, as some error pages of both vendors are. */
  public static Reply html(int status, String body) {
    return new Reply(
        status,
        Map.of("Content-Type", "text/html;charset=utf-8"),
        body.getBytes(StandardCharsets.UTF_8));
  }

  /** A reply without a body. */
  public static Reply empty(int status) {
    return new Reply(status, Map.of(), new byte[0]);
  }

  /** The same reply with one header more. */
  public Reply with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Reply(status, more, body, delivery);
  }

  /** The same reply, travelling otherwise. */
  public Reply delivered(Delivery other) {
    return new Reply(status, headers, body, other);
  }

  /** The same reply with more headers. */
  public Reply with(Map<String, String> others) {
    if (others.isEmpty()) {
      return this;
    }
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.putAll(others);
    return new Reply(status, more, body, delivery);
  }
}
