package dev.deskferry.http;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.util.Optional;

/** The header {@code Date}: {@code Fri, 10 Jul 2026 01:00:00 GMT}. */
public final class HttpDate {

  private HttpDate() {}

  /** What time it was at the sender; empty when the text is no such date. */
  public static Optional<Instant> parse(String text) {
    try {
      return Optional.of(Instant.from(DateTimeFormatter.RFC_1123_DATE_TIME.parse(text.strip())));
    } catch (DateTimeException unreadable) {
      return Optional.empty();
    }
  }
}
