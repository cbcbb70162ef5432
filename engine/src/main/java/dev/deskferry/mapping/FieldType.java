package dev.deskferry.mapping;

import java.util.Locale;
import java.util.Optional;

/**
 * Zendesk's types of custom fields and the HubSpot properties they become (developer.zendesk.com,
 * ticket fields, user fields and organization fields, read 2026-11-22).
 */
enum FieldType {
  /** One line. */
  TEXT("string", "text", Conversion.TEXT),
  /** Several lines. */
  TEXTAREA("string", "textarea", Conversion.TEXT),
  /** True or false. */
  CHECKBOX("bool", "booleancheckbox", Conversion.BOOLEAN),
  /** A date; user and organization fields give it as a time. */
  DATE("date", "date", Conversion.DATE),
  /** A whole number, as text or number. */
  INTEGER("number", "number", Conversion.NUMBER),
  /** A decimal number, as text or number. */
  DECIMAL("number", "number", Conversion.NUMBER),
  /** A text of a shape. */
  REGEXP("string", "text", Conversion.TEXT),
  /** The last four digits of a card. */
  PARTIALCREDITCARD("string", "text", Conversion.TEXT),
  /** Several options, a list of tags. */
  MULTISELECT("enumeration", "checkbox", Conversion.TEXT),
  /** One option of a ticket field, a tag. */
  TAGGER("enumeration", "select", Conversion.TEXT),
  /** One option of a user or organization field. */
  DROPDOWN("enumeration", "select", Conversion.TEXT),
  /** The id of another record. */
  LOOKUP("string", "text", Conversion.TEXT);

  private final String type;
  private final String fieldType;
  private final Conversion conversion;

  FieldType(String type, String fieldType, Conversion conversion) {
    this.type = type;
    this.fieldType = fieldType;
    this.conversion = conversion;
  }

  String type() {
    return type;
  }

  String fieldType() {
    return fieldType;
  }

  Conversion conversion() {
    return conversion;
  }

  boolean hasOptions() {
    return type.equals("enumeration");
  }

  /** Empty for the system fields (subject, status, priority, …), which are no custom fields. */
  static Optional<FieldType> of(String word) {
    for (FieldType type : values()) {
      if (type.name().toLowerCase(Locale.ROOT).equals(word)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }
}
