package dev.deskferry.route;

import dev.deskferry.hubspot.HubSpotRequest;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/** What an exchange of route {@code call-hubspot} carries. */
final class CallExchange {

  private CallExchange() {}

  /** What the request is sent for; empty when for no single object type. */
  static String objectType(Exchange exchange) {
    return exchange.getProperty(LoadNames.BATCH) instanceof LoadBatch batch
        ? batch.destination().objectType()
        : "";
  }

  /** What is to be sent. */
  static HubSpotRequest request(Exchange exchange) {
    return exchange.getProperty(LoadNames.REQUEST, HubSpotRequest.class);
  }

  /** What has to hold when it goes out. */
  static Permission permission(Exchange exchange) {
    return exchange.getProperty(LoadNames.PERMISSION, Permission.UNNEEDED, Permission.class);
  }

  /** How often it went out. */
  static int attempts(Exchange exchange) {
    return exchange.getProperty(LoadNames.ATTEMPTS, 0, Integer.class);
  }

  /** By their names in lower case. */
  static Map<String, String> headers(Message message) {
    Map<String, String> headers = new HashMap<>();
    message
        .getHeaders()
        .forEach(
            (name, value) -> headers.put(name.toLowerCase(Locale.ROOT), String.valueOf(value)));
    return headers;
  }
}
