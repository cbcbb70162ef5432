package dev.deskferry.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * A property as the portal defines it.
 *
 * @param type {@code string, number, bool, enumeration, date, datetime, phone_number} or another
 * @param readOnly {@code modificationMetadata.readOnlyValue} or {@code calculated}
 * @param unique {@code hasUniqueValue}
 * @param externalOptions whether the choices live elsewhere, as owners do, so that {@code options}
 *     says nothing
 * @param options by value, with their labels
 */
public record PortalProperty(
    String name,
    String label,
    String type,
    String fieldType,
    boolean readOnly,
    boolean unique,
    boolean hubspotDefined,
    boolean externalOptions,
    Map<String, String> options) {

  /** All definitions in the reply to {@code GET /properties/{type}}, by name. */
  public static Map<String, PortalProperty> all(JsonNode reply) {
    Map<String, PortalProperty> all = new LinkedHashMap<>();
    for (JsonNode node : reply.path("results")) {
      PortalProperty property = of(node);
      all.put(property.name(), property);
    }
    return all;
  }

  /** One definition. */
  public static PortalProperty of(JsonNode node) {
    Map<String, String> options = new LinkedHashMap<>();
    for (JsonNode option : node.path("options")) {
      options.put(option.path("value").asText(), option.path("label").asText());
    }
    return new PortalProperty(
        node.path("name").asText(),
        node.path("label").asText(),
        node.path("type").asText(),
        node.path("fieldType").asText(),
        node.path("modificationMetadata").path("readOnlyValue").asBoolean()
            || node.path("calculated").asBoolean(),
        node.path("hasUniqueValue").asBoolean(),
        node.path("hubspotDefined").asBoolean(),
        node.path("externalOptions").asBoolean(),
        options);
  }

  /** Whether several choices may be written at once, joined by semicolons. */
  public boolean takesSeveral() {
    return fieldType.equals("checkbox");
  }

  /** Values that are no option, in their order; empty when the property checks none. */
  public List<String> unknownOptions(String value) {
    if (!type.equals("enumeration") || externalOptions || options.isEmpty()) {
      return List.of();
    }
    List<String> unknown = new ArrayList<>();
    for (String one : takesSeveral() ? value.split(";") : new String[] {value}) {
      // A leading semicolon appends to what is there.
      if (!one.isEmpty() && !options.containsKey(one)) {
        unknown.add(one);
      }
    }
    return unknown;
  }
}
