package dev.deskferry.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/** Small readings of JSON that functions share. */
final class Nodes {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private Nodes() {}

  static JsonNode text(String text) {
    return JSON.textNode(text);
  }

  static JsonNode nothing() {
    return JSON.nullNode();
  }

  /** Text, number or boolean as text; a list or map as JSON. */
  static String asText(JsonNode value) {
    return value.isValueNode() ? value.asText() : value.toString();
  }

  static UnaryOperator<JsonNode> eachText(UnaryOperator<String> code) {
    return value -> {
      if (!value.isArray()) {
        return text(code.apply(asText(value)));
      }
      ArrayNode results = JSON.arrayNode(value.size());
      value.forEach(element -> results.add(code.apply(asText(element))));
      return results;
    };
  }

  /** The elements of a list; one value stands for a list of one. Nulls are left out. */
  static List<JsonNode> elements(JsonNode value) {
    if (!value.isArray()) {
      return List.of(value);
    }
    List<JsonNode> elements = new ArrayList<>(value.size());
    for (JsonNode element : value) {
      if (!element.isNull()) {
        elements.add(element);
      }
    }
    return elements;
  }

  static JsonNode list(List<JsonNode> elements) {
    return JSON.arrayNode(elements.size()).addAll(elements);
  }
}
