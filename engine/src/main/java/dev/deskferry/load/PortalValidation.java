package dev.deskferry.load;

import dev.deskferry.function.Times;
import dev.deskferry.hubspot.PortalProperty;
import dev.deskferry.mapping.Finding;
import dev.deskferry.mapping.MappedRecord;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * Checks values against the portal's own definitions, so that no request is spent on what HubSpot
 * is known to refuse. Rules: "Properties" guide of HubSpot's developer pages (read 2026-11-22).
 */
final class PortalValidation {

  /** Characters HubSpot keeps of a text. */
  static final int MAX_LENGTH = 65_536;

  private static final long DAY_MILLIS = 86_400_000L;
  private static final Pattern NUMBER = Pattern.compile("-?\\d+(\\.\\d+)?([eE][+-]?\\d+)?");
  private static final Pattern MILLIS = Pattern.compile("-?\\d{1,17}");
  private static final Pattern EMAIL =
      Pattern.compile(
          "[^\\s@<>()\\[\\],;:\"]+@([A-Za-z0-9]([A-Za-z0-9-]*[A-Za-z0-9])?\\.)+[A-Za-z]{2,}");

  private final Portal portal;

  PortalValidation(Portal portal) {
    this.portal = portal;
  }

  /** What is wrong with a record; empty when HubSpot should take it. */
  List<Finding> check(MappedRecord record) {
    List<Finding> findings = new ArrayList<>();
    record
        .properties()
        .forEach(
            (name, value) ->
                problem(record.target(), name, value)
                    .ifPresent(problem -> findings.add(finding(record, name, problem))));
    PipelineWords.unknownStage(portal, record.target(), record.properties())
        .ifPresent(
            text ->
                findings.add(
                    finding(record, "hs_pipeline_stage", new Trouble("unknown-stage", text))));
    return findings;
  }

  private record Trouble(String code, String message) {}

  private static Finding finding(MappedRecord record, String property, Trouble trouble) {
    return new Finding(
        record.objectType(), record.sourceId(), property, trouble.code(), trouble.message());
  }

  private Optional<Trouble> problem(String target, String name, String value) {
    Optional<PortalProperty> found = portal.property(target, name);
    if (found.isEmpty()) {
      return trouble(
          "unknown-property",
          "HubSpot's %s have no property \"%s\"; define it in the mapping or correct its name"
              .formatted(target, name));
    }
    PortalProperty property = found.get();
    if (property.readOnly()) {
      return trouble(
          "read-only-property",
          "HubSpot sets this itself; map the value to a property of your own");
    }
    return value.isEmpty() ? Optional.empty() : wrong(name, property, value);
  }

  private static Optional<Trouble> wrong(String name, PortalProperty property, String value) {
    if (value.length() > MAX_LENGTH) {
      return trouble(
          "too-long",
          "a text of %d characters; HubSpot keeps %d: truncate it in the mapping"
              .formatted(value.length(), MAX_LENGTH));
    }
    return switch (property.type()) {
      case "number" ->
          expect(
              NUMBER.matcher(value).matches(),
              "not-a-number",
              "digits and at most one decimal point",
              value);
      case "bool" ->
          expect(
              value.equals("true") || value.equals("false"),
              "not-a-boolean",
              "true or false",
              value);
      case "date" ->
          expect(isDate(value), "not-a-date", "YYYY-MM-DD or midnight UTC in milliseconds", value);
      case "datetime" ->
          expect(
              isTime(value),
              "not-a-time",
              "ISO-8601 with a zone, or milliseconds since 1970",
              value);
      case "enumeration" -> option(property, value);
      default ->
          name.equals("email")
              ? expect(EMAIL.matcher(value).matches(), "invalid-email", "name@domain.tld", value)
              : Optional.empty();
    };
  }

  private static Optional<Trouble> option(PortalProperty property, String value) {
    // Stages and pipelines are checked against the pipelines themselves.
    if (property.name().startsWith("hs_pipeline") || property.unknownOptions(value).isEmpty()) {
      return Optional.empty();
    }
    List<String> some = property.options().keySet().stream().limit(10).toList();
    return trouble(
        "unknown-option",
        "%s is no option; expected %s%s"
            .formatted(
                shape(property.unknownOptions(value).get(0)),
                String.join(", ", some),
                some.size() < property.options().size() ? ", …" : ""));
  }

  private static Optional<Trouble> expect(
      boolean isRight, String code, String expected, String value) {
    return isRight
        ? Optional.empty()
        : trouble(code, "found " + shape(value) + ", expected " + expected);
  }

  private static Optional<Trouble> trouble(String code, String message) {
    return Optional.of(new Trouble(code, message));
  }

  /** A word is shown as it is; anything longer or an address by its length only. */
  private static String shape(String value) {
    boolean word = value.length() <= 40 && !value.contains("@");
    return word ? "\"" + value + "\"" : "a text of " + value.length() + " characters";
  }

  private static boolean isDate(String value) {
    if (MILLIS.matcher(value).matches()) {
      return Long.parseLong(value) % DAY_MILLIS == 0;
    }
    try {
      LocalDate.parse(value);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }

  private static boolean isTime(String value) {
    if (Times.isPlainUtc(value)) {
      return true;
    }
    if (!value.endsWith("Z") && MILLIS.matcher(value).matches()) {
      return true;
    }
    try {
      OffsetDateTime.parse(value);
      return true;
    } catch (DateTimeParseException e) {
      return false;
    }
  }
}
