package dev.deskferry.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/**
 * What {@code as:} may say, and the HubSpot type and field type a property of that kind is created
 * with. Pairs as in HubSpot's properties guide (developers.hubspot.com, crm-properties-v3, read
 * 2026-11-22).
 */
public enum ValueKind {
  /** One line of text. */
  STRING("string", "text", "one line of text; lists are joined with a semicolon"),
  /** Several lines of text. */
  TEXT("string", "textarea", "several lines of text"),
  /** HTML, as it is. */
  HTML("string", "html", "HTML, passed on as it is"),
  /** A decimal number. */
  NUMBER("number", "number", "a decimal number, also when it arrives as a text"),
  /** True or false. */
  BOOLEAN("bool", "booleancheckbox", "true or false"),
  /** A calendar date. */
  DATE("date", "date", "a calendar date; of a time, the date in the zone it is written in"),
  /** A moment. */
  DATETIME("datetime", "date", "a moment; any zone is accepted, UTC is written"),
  /** An e-mail address. */
  EMAIL("string", "text", "an e-mail address, in lower case"),
  /** Several options. */
  OPTIONS("enumeration", "checkbox", "options of a list, joined with semicolons");

  private final String type;
  private final String fieldType;
  private final String description;

  ValueKind(String type, String fieldType, String description) {
    this.type = type;
    this.fieldType = fieldType;
    this.description = description;
  }

  /** HubSpot's {@code type}. */
  public String type() {
    return type;
  }

  /** HubSpot's {@code fieldType}. */
  public String fieldType() {
    return fieldType;
  }

  /** For the reference page. */
  public String description() {
    return description;
  }

  /** As written in YAML. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All words, in order. */
  public static List<String> words() {
    return Arrays.stream(values()).map(ValueKind::word).toList();
  }

  /** The kind with this word. */
  public static Optional<ValueKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word().equals(word)).findFirst();
  }
}
