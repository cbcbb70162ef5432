package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Times;
import java.math.BigDecimal;

/**
 * Values of custom fields in the JSON types of the API: on tickets integers, decimals and lookups
 * are strings; on users and organizations numbers are numbers and dates are whole times.
 */
final class FieldValues {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final int SALT = 7_000;

  private final Scale scale;

  FieldValues(Scale scale) {
    this.scale = scale;
  }

  /** {@code [{id,value}]} with every custom ticket field, empty ones null. */
  ArrayNode ofTicket(Dice dice) {
    ArrayNode values = JSON.arrayNode();
    for (int i = 0; i < CustomFields.TICKET_KINDS.size(); i++) {
      ObjectNode value = values.addObject();
      value.put("id", CustomFields.ticketFieldId(i));
      value.set("value", ticketValue(CustomFields.TICKET_KINDS.get(i), dice, SALT + i * 10));
    }
    return values;
  }

  /** {@code {key: value}} with every user or organization field. */
  ObjectNode ofProfile(Dice dice) {
    ObjectNode values = JSON.objectNode();
    for (int i = 0; i < CustomFields.PROFILE_KINDS.size(); i++) {
      values.set(
          CustomFields.key(i),
          profileValue(CustomFields.PROFILE_KINDS.get(i), dice, SALT + i * 10));
    }
    return values;
  }

  private JsonNode ticketValue(String kind, Dice dice, int salt) {
    if (kind.equals("checkbox")) {
      return JSON.booleanNode(dice.chance(salt, 200));
    }
    if (dice.chance(salt, 400)) {
      return JSON.nullNode();
    }
    return switch (kind) {
      case "date" -> JSON.textNode(date(dice, salt).substring(0, 10));
      case "integer" -> JSON.textNode(String.valueOf(dice.below(salt + 1, 5_000)));
      case "decimal" -> JSON.textNode(decimal(dice, salt).toPlainString());
      case "partialcreditcard" -> JSON.textNode("XXXXXXXXXXXX" + fourDigits(dice, salt + 1));
      case "lookup" ->
          JSON.textNode(
              String.valueOf(Scale.organizationId(dice.below(salt + 1, scale.organizations()))));
      case "tagger" -> choice(dice, salt);
      default -> common(kind, dice, salt);
    };
  }

  private JsonNode profileValue(String kind, Dice dice, int salt) {
    if (kind.equals("checkbox")) {
      return JSON.booleanNode(dice.chance(salt, 200));
    }
    if (dice.chance(salt, 500)) {
      return JSON.nullNode();
    }
    return switch (kind) {
      case "date" -> JSON.textNode(date(dice, salt));
      case "integer" -> JSON.numberNode(dice.below(salt + 1, 5_000));
      case "decimal" -> JSON.numberNode(decimal(dice, salt));
      case "lookup" ->
          JSON.textNode(String.valueOf(scale.userId(dice.below(salt + 1, scale.agents()))));
      case "dropdown" -> choice(dice, salt);
      default -> common(kind, dice, salt);
    };
  }

  private static JsonNode common(String kind, Dice dice, int salt) {
    return switch (kind) {
      case "textarea" -> JSON.textNode(Texts.paragraphs(dice, salt + 1));
      case "regexp" ->
          JSON.textNode(
              ""
                  + (char) ('A' + dice.below(salt + 1, 26))
                  + (char) ('A' + dice.below(salt + 2, 26))
                  + "-"
                  + fourDigits(dice, salt + 3));
      case "multiselect" -> products(dice, salt);
      default -> JSON.textNode("ORD-" + dice.below(salt + 1, 1_000_000));
    };
  }

  private static JsonNode choice(Dice dice, int salt) {
    return JSON.textNode(
        dice.chance(salt + 1, 60)
            ? CustomFields.DELETED_OPTION
            : dice.pick(salt + 2, CustomFields.PLANS).get(0));
  }

  private static JsonNode products(Dice dice, int salt) {
    ArrayNode chosen = JSON.arrayNode();
    for (int i = 0; i < CustomFields.PRODUCTS.size(); i++) {
      if (dice.chance(salt + 1 + i, 300)) {
        chosen.add(CustomFields.PRODUCTS.get(i).get(0));
      }
    }
    return chosen;
  }

  private static int fourDigits(Dice dice, int salt) {
    return 1_000 + dice.below(salt, 9_000);
  }

  private static String date(Dice dice, int salt) {
    long days = dice.below(salt + 1, 3_000);
    return Times.iso((Scale.START / 86_400 + days) * 86_400);
  }

  private static BigDecimal decimal(Dice dice, int salt) {
    return BigDecimal.valueOf(dice.below(salt + 1, 10_000_000), 2);
  }
}
