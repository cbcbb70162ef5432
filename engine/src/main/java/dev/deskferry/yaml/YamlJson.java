package dev.deskferry.yaml;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** The JSON that a piece of YAML stands for. */
public final class YamlJson {

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;

  private YamlJson() {}

  /** Maps, lists and scalars by the core schema; never null, YAML null becomes a JSON null. */
  public static JsonNode toJson(Node node) {
    if (node instanceof MapNode map) {
      ObjectNode object = JSON.objectNode();
      map.keys()
          .forEach(
              key -> object.set(key, map.child(key).map(YamlJson::toJson).orElse(JSON.nullNode())));
      return object;
    }
    if (node instanceof ListNode list) {
      ArrayNode array = JSON.arrayNode();
      list.values().forEach(value -> array.add(toJson(value)));
      return array;
    }
    return scalar((ScalarNode) node);
  }

  private static JsonNode scalar(ScalarNode node) {
    Object value = node.value();
    if (value instanceof Long number) {
      return JSON.numberNode(number);
    }
    if (value instanceof Double number) {
      return JSON.numberNode(number);
    }
    if (value instanceof Boolean truth) {
      return JSON.booleanNode(truth);
    }
    return value == null ? JSON.nullNode() : JSON.textNode(node.text());
  }
}
