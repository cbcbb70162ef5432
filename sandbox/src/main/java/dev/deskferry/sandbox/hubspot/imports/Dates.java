package dev.deskferry.sandbox.hubspot.imports;

import dev.deskferry.sandbox.hubspot.schema.Property;
import dev.deskferry.sandbox.hubspot.schema.PropertyType;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads dates of files in the order of their parts that the request names. */
record Dates(ImportRequest request) {

  private static final Pattern PARTS = Pattern.compile("(\\d{1,4})[./-](\\d{1,2})[./-](\\d{1,4})");

  /** The value as the API takes it; what is no date of the format stays as it is. */
  String value(Property property, String text) {
    boolean isDate = property.type() == PropertyType.DATE;
    Matcher matcher = PARTS.matcher(text);
    if ((!isDate && property.type() != PropertyType.DATETIME) || !matcher.matches()) {
      return text;
    }
    int[] parts = new int[3];
    for (int i = 0; i < parts.length; i++) {
      parts[i] = Integer.parseInt(matcher.group(i + 1));
    }
    try {
      LocalDate date =
          switch (request.dateFormat()) {
            case "DAY_MONTH_YEAR" -> LocalDate.of(parts[2], parts[1], parts[0]);
            case "YEAR_MONTH_DAY" -> LocalDate.of(parts[0], parts[1], parts[2]);
            default -> LocalDate.of(parts[2], parts[0], parts[1]);
          };
      return isDate ? date.toString() : date.atStartOfDay(request.zone()).toInstant().toString();
    } catch (DateTimeException e) {
      // The check of values names what is wrong with it.
      return text;
    }
  }
}
