package dev.deskferry.sandbox.hubspot.schema;

import dev.deskferry.sandbox.hubspot.schema.Property.External;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Decides whether a text is a value of a property and how HubSpot would keep it. Codes and words
 * are those of recorded replies; {@code STRING_TOO_LONG} is not confirmed.
 */
public final class ValueCheck {

  /** Longest string value in characters. */
  public static final int LONGEST_STRING = 65_536;

  private static final Pattern NUMBER = Pattern.compile("-?(\\d+(\\.\\d*)?|\\.\\d+)");
  private static final Pattern EPOCH_MILLIS = Pattern.compile("-?\\d{1,15}");

  private final Predicate<String> isOwner;

  /** Checks owner properties against the given ids of active owners. */
  public ValueCheck(Predicate<String> isOwner) {
    this.isOwner = isOwner;
  }

  /**
   * The outcome of a check.
   *
   * @param value as kept, meaningful without problem
   * @param problem null when the value fits
   */
  public record Checked(String value, @Nullable ValueProblem problem) {}

  /** Checks one value; the empty text always fits, it clears. */
  public Checked check(Property property, String text) {
    if (text.isEmpty()) {
      return fits(text);
    }
    return switch (property.type()) {
      case STRING, PHONE_NUMBER ->
          text.length() <= LONGEST_STRING
              ? fits(text)
              : problem(
                  property,
                  "STRING_TOO_LONG",
                  "The value of " + text.length() + " characters is longer than " + LONGEST_STRING);
      case NUMBER ->
          NUMBER.matcher(text).matches()
              ? fits(text)
              : problem(property, "INVALID_INTEGER", text + " was not a valid number.");
      case BOOL -> option(property, text, property.options());
      case ENUMERATION -> enumeration(property, text);
      case DATE -> date(property, text);
      case DATETIME -> dateTime(property, text);
    };
  }

  private Checked enumeration(Property property, String text) {
    if (property.external() == External.OWNERS) {
      return isOwner.test(text) ? fits(text) : noOption(property, text, Set.of());
    }
    if (property.external() != External.NONE) {
      return fits(text);
    }
    if (!property.multiple()) {
      return option(property, text, property.options());
    }
    for (String part : (text.startsWith(";") ? text.substring(1) : text).split(";", -1)) {
      if (!property.options().contains(part)) {
        return noOption(property, part, property.options());
      }
    }
    return fits(text);
  }

  private static Checked option(Property property, String text, Set<String> options) {
    return options.contains(text) ? fits(text) : noOption(property, text, options);
  }

  /** The refusal of a value that is no option. */
  public static Checked noOption(Property property, String text, Set<String> options) {
    return problem(
        property,
        "INVALID_OPTION",
        text + " was not one of the allowed options: [" + String.join(", ", options) + "]");
  }

  private static Checked date(Property property, String text) {
    if (text.length() == 10) {
      try {
        return fits(LocalDate.parse(text).toString());
      } catch (DateTimeException e) {
        return notLong(property, text);
      }
    }
    Instant instant = instant(text);
    if (instant == null) {
      return notLong(property, text);
    }
    LocalTime time = instant.atOffset(ZoneOffset.UTC).toLocalTime();
    if (time.equals(LocalTime.MIDNIGHT)) {
      return fits(instant.atOffset(ZoneOffset.UTC).toLocalDate().toString());
    }
    return problem(
        property,
        "INVALID_DATE",
        "%s is at %d:%d:%d.%d UTC, not midnight!"
            .formatted(
                text,
                time.getHour(),
                time.getMinute(),
                time.getSecond(),
                time.getNano() / 1_000_000));
  }

  private static Checked dateTime(Property property, String text) {
    Instant instant = instant(text);
    return instant == null ? notLong(property, text) : fits(instant.toString());
  }

  private static @Nullable Instant instant(String text) {
    try {
      if (EPOCH_MILLIS.matcher(text).matches()) {
        return Instant.ofEpochMilli(Long.parseLong(text));
      }
      return Instant.ofEpochMilli(OffsetDateTime.parse(text).toInstant().toEpochMilli());
    } catch (DateTimeException e) {
      return null;
    }
  }

  private static Checked notLong(Property property, String text) {
    return problem(property, "INVALID_LONG", text + " was not a valid long.");
  }

  private static Checked fits(String value) {
    return new Checked(value, null);
  }

  private static Checked problem(Property property, String code, String message) {
    return new Checked("", new ValueProblem(property.name(), code, message));
  }
}
