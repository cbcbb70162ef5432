package dev.deskferry.sandbox.fault;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long every answer takes.
 *
 * @param mean never negative
 * @param spread the farthest from the mean, evenly spread; at most the mean
 */
public record Latency(Duration mean, Duration spread) {

  /** Answers come at once. */
  public static final Latency NONE = new Latency(Duration.ZERO, Duration.ZERO);

  private static final Pattern FORM =
      Pattern.compile("(\\d{1,6})ms(?:(?:±|\\+-)(\\d{1,6})(?:ms)?)?");

  /** Checks the two. */
  public Latency {
    if (mean.isNegative() || spread.isNegative() || spread.compareTo(mean) > 0) {
      throw new IllegalArgumentException("expected a spread of at most the mean, found " + spread);
    }
  }

  /**
   * Reads {@code 150ms}, {@code 150ms±50} or {@code 150ms+-50}.
   *
   * @throws IllegalArgumentException when the text is none of them
   */
  public static Latency parse(String text) {
    Matcher matcher = FORM.matcher(text);
    if (!matcher.matches()) {
      throw new IllegalArgumentException("expected a latency such as 150ms±50, found " + text);
    }
    String spread = matcher.group(2);
    return new Latency(
        Duration.ofMillis(Long.parseLong(matcher.group(1))),
        Duration.ofMillis(spread == null ? 0 : Long.parseLong(spread)));
  }

  /** The latency of one request; {@code dice} from 0 to 1. */
  Duration of(double dice) {
    return mean.plus(Duration.ofNanos(Math.round((2 * dice - 1) * spread.toNanos())));
  }
}
