package dev.deskferry.sandbox.zendesk;

import dev.deskferry.sandbox.data.LiveAccount;
import dev.deskferry.sandbox.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * One authenticated request on its way to a handler.
 *
 * @param path below {@code /api/v2/}, without {@code .json}
 * @param ids the numbers in the path
 * @param now seconds since the epoch
 */
record Call(
    Request request,
    String path,
    List<Long> ids,
    Caller caller,
    LiveAccount account,
    ZendeskOptions options,
    long now) {

  /** The first number in the path. */
  long id() {
    return ids.get(0);
  }

  Optional<String> parameter(String name) {
    return request.parameter(name);
  }

  /** The names in {@code include}. */
  Set<String> includes() {
    return parameter("include").stream()
        .flatMap(list -> Arrays.stream(list.split(",")))
        .map(String::trim)
        .collect(Collectors.toSet());
  }

  /**
   * A whole number of the query.
   *
   * @throws RefusedException 400 when it is there and is not a whole number of at least 0
   */
  Optional<Long> number(String name) {
    Optional<String> text = parameter(name);
    if (text.isPresent() && !text.get().matches("\\d{1,18}")) {
      throw Errors.invalidAttribute(name, "It must be an integer");
    }
    return text.map(Long::parseLong);
  }

  /**
   * The size of a page from {@code per_page}.
   *
   * @return at least 1; larger ones than the most are cut
   * @throws RefusedException 400 when it is not a positive whole number
   */
  int perPage(int most) {
    long wanted = number("per_page").orElse((long) most);
    if (wanted == 0) {
      throw Errors.invalidAttribute("per_page", "It must be greater than 0");
    }
    return (int) Math.min(most, wanted);
  }

  /** The address of this endpoint with the same query, some parameters replaced or, null, gone. */
  String link(Map<String, String> replaced, Set<String> dropped) {
    Map<String, String> query = new LinkedHashMap<>();
    request
        .query()
        .forEach(
            (name, values) -> {
              if (!dropped.contains(name)) {
                query.put(name, values.get(0));
              }
            });
    query.putAll(replaced);
    String host = request.header("host").orElse("localhost");
    return query.entrySet().stream()
        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
        .collect(Collectors.joining("&", "http://" + host + "/api/v2/" + path + ".json?", ""));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
