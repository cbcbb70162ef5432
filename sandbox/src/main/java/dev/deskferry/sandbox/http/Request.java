package dev.deskferry.sandbox.http;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One HTTP request as a value.
 *
 * @param method upper case
 * @param path decoded, without the query, as sent
 * @param query decoded parameters in the order of their first appearance; never null values
 * @param headers names in lower case
 * @param body the raw body, empty when there is none
 */
public record Request(
    String method,
    String path,
    Map<String, List<String>> query,
    Map<String, String> headers,
    byte[] body) {

  /**
   * Whether it asks for something without changing it: {@code HEAD} is {@code GET} without a body.
   */
  public boolean isRead() {
    return method.equals("GET") || method.equals("HEAD");
  }

  /** The first value of a query parameter. */
  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name)).map(values -> values.get(0));
  }

  /** A header by its name in any case. */
  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }
}
