package dev.deskferry.extract;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeFormatter;

/** Versions out of the two forms in which the source writes times. */
final class Versions {

  private static final DateTimeFormatter BASIC =
      DateTimeFormatter.ofPattern("yyyyMMdd'T'HH:mm:ssX");

  private Versions() {}

  /** Epoch milliseconds of epoch seconds or of an ISO-8601 time; 0 when it is neither. */
  static long of(Fields.Value value) {
    try {
      if (value.isNumber()) {
        return Math.round(Double.parseDouble(value.text()) * 1000);
      }
      return value.text().indexOf('-') > 0
          ? OffsetDateTime.parse(value.text()).toInstant().toEpochMilli()
          : Instant.from(BASIC.parse(value.text())).toEpochMilli();
    } catch (DateTimeException e) {
      return 0;
    }
  }
}
