package dev.deskferry.sandbox.zendesk;

import dev.deskferry.sandbox.data.LiveAccount;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.stream.Collectors;

/**
 * One authenticated request on its way to a handler.
 *
 * @param path below {@code /api/v2/}, without {@code .json}
 * @param match what the path has in the places that vary
 * @param shared what all calls have in common
 * @param now seconds since the epoch
 */
record Call(
    Request request, String path, PathPattern.Match match, Caller caller, Shared shared, long now) {

  /**
   * What all calls have in common.
   *
   * @param counts remembers how many records large tables had
   * @param downloads makes the addresses that attachments redirect to
   * @param metricEvents of all tickets
   */
  record Shared(
      LiveAccount account,
      ZendeskOptions options,
      Counts counts,
      Downloads downloads,
      MetricEvents metricEvents) {}

  LiveAccount account() {
    return shared.account();
  }

  ZendeskOptions options() {
    return shared.options();
  }

  Readings readings() {
    return shared.options().readings();
  }

  /** Answers with a count of what the path names; a large one is remembered for a day. */
  Reply count(LongSupplier value) {
    return shared.counts().of(path, value, now);
  }

  /** The first number in the path. */
  long id() {
    return match.ids().get(0);
  }

  /** The last locale or key in the path. */
  String text() {
    return match.texts().get(match.texts().size() - 1);
  }

  /** The address under which the client reached the stand-in, such as {@code http://host:8801}. */
  String site() {
    return "http://" + request.header("host").orElse("localhost");
  }

  Optional<String> parameter(String name) {
    return request.parameter(name);
  }

  /**
   * What tells this endpoint from others, so that its cursors hold at no other: six digits; nothing
   * for the export of tickets, whose cursors are documented.
   */
  String mark() {
    return path.equals("incremental/tickets/cursor")
        ? ""
        : "%06d".formatted(Math.floorMod(path.hashCode(), 1_000_000));
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
    return perPage(most, most);
  }

  /**
   * The size of a page from {@code per_page}.
   *
   * @param usual the size unless asked
   * @return at least 1; larger ones than the most are cut
   * @throws RefusedException 400 when it is not a positive whole number
   */
  int perPage(int usual, int most) {
    long wanted = number("per_page").orElse((long) usual);
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
    return query.entrySet().stream()
        .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
        .collect(Collectors.joining("&", site() + "/api/v2/" + path + ".json?", ""));
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
