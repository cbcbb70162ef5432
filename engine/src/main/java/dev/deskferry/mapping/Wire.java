package dev.deskferry.mapping;

import com.fasterxml.jackson.databind.JsonNode;

/** JSON values as the texts that HubSpot takes. */
final class Wire {

  /**
   * Longest text of a property in UTF-16 units (hubspot-api, properties guide, read 2026-11-22).
   */
  static final int LONGEST = 65_536;

  private Wire() {}

  /** Null, missing, a blank text or an empty list. */
  static boolean isNothing(JsonNode value) {
    return switch (value.getNodeType()) {
      case NULL, MISSING -> true;
      case STRING -> value.textValue().isBlank();
      case ARRAY -> value.isEmpty();
      default -> false;
    };
  }

  /** Numbers without exponents, lists joined with semicolons, objects as JSON. */
  static String text(JsonNode value) {
    return switch (value.getNodeType()) {
      case STRING -> value.textValue();
      case NUMBER ->
          value.isIntegralNumber()
              ? value.asText()
              : value.decimalValue().stripTrailingZeros().toPlainString();
      case ARRAY -> joined(value);
      case NULL, MISSING -> "";
      case OBJECT -> value.toString();
      default -> value.asText();
    };
  }

  private static String joined(JsonNode list) {
    StringBuilder text = new StringBuilder();
    for (JsonNode element : list) {
      if (!element.isNull()) {
        text.append(text.isEmpty() ? "" : ";").append(text(element));
      }
    }
    return text.toString();
  }

  /** A value as a message may show it: a word, or only its length. */
  static String shown(String value) {
    boolean harmless =
        value.length() <= 60
            && value.indexOf('@') < 0
            && value.chars().noneMatch(Character::isWhitespace);
    return harmless ? "\"" + value + "\"" : "a text of " + value.length() + " characters";
  }
}
