package dev.deskferry.yaml;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Durations as people write them. */
final class Durations {

  static final String EXPECTED = "a duration such as 500ms, 30s, 5m or 2h";

  private static final Pattern SHAPE = Pattern.compile("([0-9]{1,9})(ms|s|m|h)");

  private Durations() {}

  /** The duration that a node holds; anything else is recorded as an error. */
  static Optional<Duration> read(ScalarNode node) {
    Optional<Duration> duration = parse(node.text());
    if (duration.isEmpty()) {
      node.error("wrong-type", "expected " + EXPECTED + ", found \"" + node.text() + "\"");
    }
    return duration;
  }

  static Optional<Duration> parse(String text) {
    Matcher matcher = SHAPE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    long amount = Long.parseLong(matcher.group(1));
    return Optional.of(
        switch (matcher.group(2)) {
          case "ms" -> Duration.ofMillis(amount);
          case "s" -> Duration.ofSeconds(amount);
          case "m" -> Duration.ofMinutes(amount);
          default -> Duration.ofHours(amount);
        });
  }
}
