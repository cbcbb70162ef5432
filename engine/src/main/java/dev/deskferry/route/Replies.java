package dev.deskferry.route;

import dev.deskferry.zendesk.ReplyHead;
import java.util.HashMap;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** HTTP replies out of exchanges. */
final class Replies {

  private Replies() {}

  /** Reads the body, once: it is a stream that does not come back. Empty when there is none. */
  static byte[] takeBody(Exchange exchange) {
    byte[] body = exchange.getMessage().getBody(byte[].class);
    exchange.getMessage().setBody(null);
    return body == null ? new byte[0] : body;
  }

  /** The reply's status and headers; Camel's own headers are left out. */
  static ReplyHead head(Exchange exchange, String path, byte[] body) {
    Message message = exchange.getMessage();
    Map<String, String> headers = new HashMap<>();
    message
        .getHeaders()
        .forEach(
            (name, value) -> {
              if (value != null && !name.startsWith("Camel")) {
                headers.put(name, value.toString());
              }
            });
    int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    return new ReplyHead(path, status, headers, body.length);
  }
}
