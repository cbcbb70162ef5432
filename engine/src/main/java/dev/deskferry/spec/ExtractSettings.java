package dev.deskferry.spec;

import dev.deskferry.yaml.ListNode;
import dev.deskferry.yaml.MapNode;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How to extract: section {@code extract} of the migration file.
 *
 * @param concurrency object types walked at once, 1..32
 * @param startTime epoch seconds where incremental walks begin; the source refuses 0
 * @param attempts how often a request may fail before its object type fails
 * @param tryAgainAfter how long an object type whose source did not answer rests before it is tried
 *     again in the same run, once for each; empty to leave it to the next run
 * @param parameters what {@code {name}} in the parameters of a source stands for
 */
public record ExtractSettings(
    int concurrency,
    long startTime,
    int attempts,
    List<Duration> tryAgainAfter,
    Map<String, String> parameters) {

  /** The keys of the section. */
  static final List<String> KEYS =
      List.of("concurrency", "start_time", "attempts", "try_again_after", "parameters");

  private static final int CONCURRENCY = 4;
  private static final int ATTEMPTS = 10;
  private static final List<Duration> TRY_AGAIN_AFTER =
      List.of(Duration.ofMinutes(1), Duration.ofMinutes(5));

  public ExtractSettings {
    tryAgainAfter = List.copyOf(tryAgainAfter);
    parameters = Map.copyOf(parameters);
  }

  /** Reads the section; when problems were recorded the result must not be used. */
  public static ExtractSettings read(MapNode section) {
    return read(section, InstantSource.system());
  }

  static ExtractSettings read(MapNode section, InstantSource clock) {
    section.allowOnly(KEYS.toArray(String[]::new));
    Map<String, String> parameters = new LinkedHashMap<>();
    parameters.put("support_type_scope", "all");
    section
        .optionalMap("parameters")
        .ifPresent(map -> map.keys().forEach(key -> parameters.put(key, map.requireText(key))));
    return new ExtractSettings(
        within(section, "concurrency", CONCURRENCY, 32),
        startTime(section, clock.instant()),
        within(section, "attempts", ATTEMPTS, 100),
        section.optionalList("try_again_after").map(ListNode::durations).orElse(TRY_AGAIN_AFTER),
        parameters);
  }

  private static int within(MapNode section, String key, int otherwise, int most) {
    int value = section.optionalInt(key).orElse(otherwise);
    if (value < 1 || value > most) {
      section.errorAtKey(key, "wrong-number", "expected a number from 1 to " + most);
      return otherwise;
    }
    return value;
  }

  private static long startTime(MapNode section, Instant now) {
    String text = section.optionalText("start_time").orElse("1");
    if (text.matches("[2-9]|[0-9]{2,4}")) {
      section.errorAtKey(
          "start_time",
          "wrong-time",
          "%s would be a second of the year 1970; expected a date such as 2020-01-31, epoch seconds, or 1 for everything"
              .formatted(text));
      return 1;
    }
    try {
      long startTime =
          text.matches("[0-9]{1,12}")
              ? Math.max(1, Long.parseLong(text))
              : LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toEpochSecond();
      if (startTime > now.getEpochSecond()) {
        section.errorAtKey(
            "start_time",
            "wrong-time",
            "%s lies in the future; expected a date that has passed, or 1 for everything"
                .formatted(text));
      }
      return startTime;
    } catch (DateTimeException e) {
      section.errorAtKey(
          "start_time", "wrong-time", "expected a date such as 2020-01-31, or epoch seconds");
      return 1;
    }
  }
}
