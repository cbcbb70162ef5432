package dev.deskferry.function;

import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Moments and dates as texts. A time without a zone is none: it would be a guess. */
public final class Times {

  private static final DateTimeFormatter SPACED =
      DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss [XX][XXX]['UTC']", Locale.ROOT);

  private Times() {}

  /**
   * A moment in ISO-8601 with any offset, in the older {@code 2012-07-23 10:00:00 +0200}, or a
   * date, which means its midnight in UTC.
   *
   * @return empty for anything else
   */
  public static Optional<Instant> instant(String text) {
    String trimmed = text.strip();
    if (isDate(trimmed)) {
      return date(trimmed)
          .map(LocalDate::parse)
          .map(day -> day.atStartOfDay(ZoneOffset.UTC).toInstant());
    }
    try {
      return Optional.of(
          OffsetDateTime.parse(
                  trimmed,
                  trimmed.indexOf('T') > 0 ? DateTimeFormatter.ISO_OFFSET_DATE_TIME : SPACED)
              .toInstant());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  /**
   * The same moment in UTC as {@code 2026-01-01T00:00:00Z}, with a fraction when there is one; null
   * for anything else.
   */
  public static @Nullable String utc(String text) {
    return isPlainUtc(text) ? text : instant(text).map(Instant::toString).orElse(null);
  }

  /**
   * {@code YYYY-MM-DD} of a date, or of a moment in the zone it is written in; empty for anything
   * else.
   */
  public static Optional<String> date(String text) {
    String trimmed = text.strip();
    if (!isDate(trimmed)) {
      return trimmed.length() > 10 && instant(trimmed).isPresent()
          ? date(trimmed.substring(0, 10))
          : Optional.empty();
    }
    try {
      return Optional.of(LocalDate.parse(trimmed).toString());
    } catch (DateTimeParseException e) {
      return Optional.empty();
    }
  }

  private static boolean isDate(String text) {
    return text.length() == 10 && hasDigits(text, 0, "dddd-dd-dd");
  }

  /**
   * Whether it is a moment in the shape of nearly every one of an export: {@code
   * 2026-01-01T00:00:00Z}. Parsing would take a microsecond to say as much; false says nothing.
   */
  public static boolean isPlainUtc(String text) {
    return text.length() == 20
        && hasDigits(text, 0, "dddd-dd-ddTdd:dd:ddZ")
        && between(text, 5, 1, 12)
        && between(text, 8, 1, 28)
        && between(text, 11, 0, 23)
        && between(text, 14, 0, 59)
        && between(text, 17, 0, 59);
  }

  private static boolean hasDigits(String text, int from, String shape) {
    for (int i = 0; i < shape.length(); i++) {
      char found = text.charAt(from + i);
      char expected = shape.charAt(i);
      if (expected == 'd' ? found < '0' || found > '9' : found != expected) {
        return false;
      }
    }
    return true;
  }

  private static boolean between(String text, int at, int low, int high) {
    int number = (text.charAt(at) - '0') * 10 + text.charAt(at + 1) - '0';
    return number >= low && number <= high;
  }
}
