package dev.deskferry.zendesk;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The rate limits in a reply's headers: {@code X-Rate-Limit} and {@code ratelimit-*} for the
 * account, {@code zendesk-ratelimit-<name>: total=10; remaining=9; resets=2} for endpoints
 * (developer.zendesk.com, rate limits, read 2026-11-22).
 */
public final class RateHeaders {

  /** The name under which the account-wide limit is reported. */
  public static final String ACCOUNT = "account";

  private static final String ENDPOINT = "zendesk-ratelimit-";
  private static final Pattern PART = Pattern.compile("(total|remaining|resets)\\s*=\\s*([0-9]+)");

  private RateHeaders() {}

  /**
   * One limit.
   *
   * @param name {@link #ACCOUNT}, or the end of the header's name such as {@code
   *     incremental-exports}
   * @param resetSeconds until the window ends
   */
  public record Limit(
      String name, OptionalLong total, OptionalLong remaining, OptionalLong resetSeconds) {}

  /** All limits that the headers speak of; empty when they speak of none. */
  public static List<Limit> of(ReplyHead head) {
    List<Limit> limits = new ArrayList<>();
    OptionalLong total = number(head, "x-rate-limit", "ratelimit-limit");
    OptionalLong remaining = number(head, "x-rate-limit-remaining", "ratelimit-remaining");
    if (total.isPresent() || remaining.isPresent()) {
      limits.add(new Limit(ACCOUNT, total, remaining, number(head, "ratelimit-reset")));
    }
    for (Map.Entry<String, String> header : head.headers().entrySet()) {
      if (header.getKey().startsWith(ENDPOINT)) {
        limits.add(endpoint(header.getKey().substring(ENDPOINT.length()), header.getValue()));
      }
    }
    return limits;
  }

  private static Limit endpoint(String name, String value) {
    OptionalLong total = OptionalLong.empty();
    OptionalLong remaining = OptionalLong.empty();
    OptionalLong resets = OptionalLong.empty();
    for (Matcher part = PART.matcher(value); part.find(); ) {
      OptionalLong number = parse(part.group(2));
      switch (part.group(1)) {
        case "total" -> total = number;
        case "remaining" -> remaining = number;
        default -> resets = number;
      }
    }
    return new Limit(name, total, remaining, resets);
  }

  private static OptionalLong number(ReplyHead head, String... names) {
    for (String name : names) {
      OptionalLong number = head.header(name).map(RateHeaders::parse).orElse(OptionalLong.empty());
      if (number.isPresent()) {
        return number;
      }
    }
    return OptionalLong.empty();
  }

  private static OptionalLong parse(String text) {
    return text.strip().matches("[0-9]{1,15}")
        ? OptionalLong.of(Long.parseLong(text.strip()))
        : OptionalLong.empty();
  }
}
