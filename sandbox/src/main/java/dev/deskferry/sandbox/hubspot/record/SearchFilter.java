package dev.deskferry.sandbox.hubspot.record;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.hubspot.schema.Property;
import dev.deskferry.sandbox.hubspot.schema.PropertyType;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Typed;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * One filter of a search (schema {@code Filter}). Texts compare without regard to case, numbers as
 * numbers, times by instant whether written as epoch milliseconds or as ISO text.
 *
 * @param property compared
 * @param operator such as {@code EQ}
 * @param values {@code value}, then {@code highValue} of BETWEEN; or all of {@code values}
 */
record SearchFilter(Property property, String operator, List<String> values) {

  private static final Set<String> WITHOUT_VALUE = Set.of("HAS_PROPERTY", "NOT_HAS_PROPERTY");
  private static final Set<String> WITH_VALUES = Set.of("IN", "NOT_IN");
  private static final Set<String> WITH_VALUE =
      Set.of(
          "EQ", "NEQ", "LT", "LTE", "GT", "GTE", "BETWEEN", "CONTAINS_TOKEN", "NOT_CONTAINS_TOKEN");

  /**
   * Reads a filter.
   *
   * @throws FaultException when it lacks what its operator needs
   */
  static SearchFilter read(JsonNode json, Property property) {
    String operator = Typed.text(json, "operator");
    List<String> values = new ArrayList<>();
    if (WITH_VALUES.contains(operator)) {
      values.addAll(Typed.texts(json, "values"));
      require(!values.isEmpty(), "operator " + operator + " requires values");
    } else if (WITH_VALUE.contains(operator)) {
      require(json.hasNonNull("value"), "operator " + operator + " requires a value");
      values.add(Typed.text(json, "value"));
      if (operator.equals("BETWEEN")) {
        require(json.hasNonNull("highValue"), "operator BETWEEN requires a highValue");
        values.add(Typed.text(json, "highValue"));
      }
    } else {
      require(WITHOUT_VALUE.contains(operator), "unknown operator " + operator);
    }
    return new SearchFilter(property, operator, values);
  }

  private static void require(boolean isGiven, String problem) {
    if (!isGiven) {
      throw new FaultException(
          Fault.validation(
              "Invalid input JSON on line 1, column 2: Cannot construct instance of `Filter`,"
                  + " problem: "
                  + problem));
    }
  }

  /** Whether a record whose property reads {@code actual} passes. */
  boolean matches(@Nullable String actual) {
    return switch (operator) {
      case "HAS_PROPERTY" -> actual != null;
      case "NOT_HAS_PROPERTY" -> actual == null;
      case "EQ" -> actual != null && isEqual(actual, values.get(0));
      case "NEQ" -> actual == null || !isEqual(actual, values.get(0));
      case "IN" -> actual != null && values.stream().anyMatch(value -> isEqual(actual, value));
      case "NOT_IN" -> actual == null || values.stream().noneMatch(v -> isEqual(actual, v));
      case "LT" -> actual != null && compare(actual, values.get(0)) < 0;
      case "LTE" -> actual != null && compare(actual, values.get(0)) <= 0;
      case "GT" -> actual != null && compare(actual, values.get(0)) > 0;
      case "GTE" -> actual != null && compare(actual, values.get(0)) >= 0;
      case "BETWEEN" ->
          actual != null
              && compare(actual, values.get(0)) >= 0
              && compare(actual, values.get(1)) <= 0;
      case "CONTAINS_TOKEN" -> actual != null && hasToken(actual);
      default -> actual == null || !hasToken(actual);
    };
  }

  /** Orders two values of the property as a search sorts them. */
  static int compare(Property property, String left, String right) {
    return switch (property.type()) {
      case NUMBER -> number(left).compareTo(number(right));
      case DATE, DATETIME -> Long.compare(millis(left), millis(right));
      default -> left.compareToIgnoreCase(right);
    };
  }

  private int compare(String actual, String value) {
    return compare(property, actual, value);
  }

  private boolean isEqual(String actual, String value) {
    if (property.multiple()) {
      return List.of(actual.split(";", -1)).contains(value);
    }
    return property.type() == PropertyType.STRING || property.type() == PropertyType.ENUMERATION
        ? actual.equalsIgnoreCase(value)
        : compare(actual, value) == 0;
  }

  private boolean hasToken(String actual) {
    String token = values.get(0).toLowerCase(Locale.ROOT).replace("*", "");
    return actual.toLowerCase(Locale.ROOT).contains(token);
  }

  private static BigDecimal number(String text) {
    try {
      return new BigDecimal(text);
    } catch (NumberFormatException e) {
      throw new FaultException(Fault.validation(text + " was not a valid number."));
    }
  }

  private static long millis(String text) {
    try {
      if (text.length() == 10 && text.charAt(4) == '-') {
        return LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant().toEpochMilli();
      }
      return text.indexOf('T') > 0
          ? OffsetDateTime.parse(text).toInstant().toEpochMilli()
          : Instant.ofEpochMilli(Long.parseLong(text)).toEpochMilli();
    } catch (DateTimeException | NumberFormatException e) {
      throw new FaultException(Fault.validation(text + " was not a valid long."));
    }
  }
}
