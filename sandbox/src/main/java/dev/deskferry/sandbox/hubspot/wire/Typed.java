package dev.deskferry.sandbox.hubspot.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads members of request bodies as HubSpot's parser does: numbers and booleans pass as text, but
 * an object or an array in the place of anything else is a 400. Absent and null members are the
 * empty value of their type.
 */
public final class Typed {

  private static final List<String> SCALARS =
      List.of("id", "idProperty", "objectWriteTraceId", "name", "after");

  private Typed() {}

  /** The elements of an array member. */
  public static List<JsonNode> array(JsonNode object, String name) {
    JsonNode node = object.path(name);
    if (!node.isArray() && !node.isMissingNode() && !node.isNull()) {
      throw wrong("java.util.ArrayList", node);
    }
    List<JsonNode> elements = new ArrayList<>(node.size());
    node.forEach(elements::add);
    return elements;
  }

  /** The elements of an array member as objects. */
  public static List<ObjectNode> objects(JsonNode object, String name) {
    return array(object, name).stream().map(Call::object).toList();
  }

  /** The elements of an array member as texts. */
  public static List<String> texts(JsonNode object, String name) {
    return array(object, name).stream().map(Typed::text).toList();
  }

  /** A member as text. */
  public static String text(JsonNode object, String name) {
    JsonNode node = object.path(name);
    return node.isMissingNode() || node.isNull() ? "" : text(node);
  }

  /** A member that is true or false. */
  public static boolean flag(JsonNode object, String name, boolean usual) {
    String text = text(object, name);
    if (text.isEmpty()) {
      return usual;
    }
    if (!text.equals("true") && !text.equals("false")) {
      throw wrong("boolean", object.get(name));
    }
    return text.equals("true");
  }

  /** A member that is a whole number of 32 bits. */
  public static int number(JsonNode object, String name, int usual) {
    String text = text(object, name);
    if (text.isEmpty()) {
      return usual;
    }
    try {
      return Integer.parseInt(text);
    } catch (NumberFormatException e) {
      throw wrong("int", object.get(name));
    }
  }

  /** Names of members that are absent, null or empty text, as a fault when there are any. */
  public static void require(ObjectNode object, String... names) {
    List<String> missing =
        List.of(names).stream()
            .filter(name -> !object.hasNonNull(name) || isEmptyText(object.get(name)))
            .toList();
    if (!missing.isEmpty()) {
      throw new FaultException(Fault.missingFields(missing));
    }
  }

  /** Refuses objects and arrays among scalar members, and scalars among the others. */
  static void checkInput(ObjectNode input) {
    for (String name : SCALARS) {
      JsonNode node = input.get(name);
      if (node != null && node.isContainerNode()) {
        throw wrong("java.lang.String", node);
      }
    }
    JsonNode properties = input.get("properties");
    if (properties != null && !properties.isObject() && !properties.isNull()) {
      throw wrong("java.util.LinkedHashMap", properties);
    }
    JsonNode associations = input.get("associations");
    if (associations != null && !associations.isArray() && !associations.isNull()) {
      throw wrong("java.util.ArrayList", associations);
    }
  }

  private static boolean isEmptyText(JsonNode node) {
    return node.isTextual() && node.textValue().isEmpty();
  }

  private static String text(JsonNode node) {
    if (node.isContainerNode() || node.isNull()) {
      throw wrong("java.lang.String", node);
    }
    return node.asText();
  }

  private static FaultException wrong(String expected, JsonNode found) {
    return new FaultException(
        Fault.validation(
            "Invalid input JSON on line 1, column 2: Cannot deserialize value of type `"
                + expected
                + "` from "
                + found.getNodeType()
                + " value"));
  }
}
