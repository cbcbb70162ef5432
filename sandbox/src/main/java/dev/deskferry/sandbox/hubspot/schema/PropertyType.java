package dev.deskferry.sandbox.hubspot.schema;

import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/**
 * The types of properties and the field types each may be shown as, from the properties guide
 * (developers.hubspot.com/docs/api-reference/crm-properties-v3/guide, read 2026-11-22).
 */
public enum PropertyType {
  STRING("text", "textarea", "html", "file", "phonenumber", "calculation_equation"),
  PHONE_NUMBER("phonenumber"),
  NUMBER("number", "calculation_equation"),
  BOOL("booleancheckbox", "calculation_equation"),
  ENUMERATION("select", "radio", "checkbox", "booleancheckbox", "calculation_equation"),
  DATE("date"),
  DATETIME("date");

  private final Set<String> fieldTypes;

  PropertyType(String... fieldTypes) {
    this.fieldTypes = Set.of(fieldTypes);
  }

  /** The type of a JSON name such as {@code phone_number}. */
  public static Optional<PropertyType> of(String name) {
    for (PropertyType type : values()) {
      if (type.jsonName().equals(name)) {
        return Optional.of(type);
      }
    }
    return Optional.empty();
  }

  /** The name in JSON. */
  public String jsonName() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether a property of this type may be shown so. */
  public boolean allows(String fieldType) {
    return fieldTypes.contains(fieldType);
  }
}
