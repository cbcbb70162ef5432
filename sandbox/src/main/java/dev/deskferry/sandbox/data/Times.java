package dev.deskferry.sandbox.data;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;

/** Times as Zendesk writes them: UTC, whole seconds, {@code 2021-03-04T05:06:07Z}. */
public final class Times {

  private Times() {}

  /** Writes seconds since the epoch. */
  public static String iso(long second) {
    return Instant.ofEpochSecond(second).toString();
  }

  /** Reads a time with any zone; 0 for anything that is not one. */
  public static long second(String iso) {
    if (iso.isEmpty()) {
      return 0;
    }
    try {
      return OffsetDateTime.parse(iso).toEpochSecond();
    } catch (DateTimeParseException e) {
      return 0;
    }
  }
}
