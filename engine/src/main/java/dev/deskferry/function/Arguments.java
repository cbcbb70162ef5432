package dev.deskferry.function;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * What a function is called with, by parameter name.
 *
 * @param values only those given
 */
public record Arguments(Map<String, JsonNode> values) {

  /** Copies the map. */
  public Arguments {
    values = Map.copyOf(values);
  }

  /**
   * The text of an argument; numbers and booleans as written.
   *
   * @throws IllegalArgumentException when a list or map was given
   */
  public String text(String name, String absent) {
    JsonNode value = values.get(name);
    if (value == null) {
      return absent;
    }
    if (!value.isValueNode()) {
      throw new IllegalArgumentException("\"" + name + "\" must be a text");
    }
    return value.asText();
  }

  /**
   * A whole number from 1.
   *
   * @throws IllegalArgumentException when anything else was given
   */
  public int positive(String name) {
    JsonNode value = values.get(name);
    if (value == null || !value.canConvertToInt() || value.intValue() < 1) {
      throw new IllegalArgumentException("\"" + name + "\" must be a whole number from 1");
    }
    return value.intValue();
  }

  /**
   * A list of texts; one text stands for a list of one.
   *
   * @throws IllegalArgumentException when a map was given
   */
  public List<String> texts(String name) {
    JsonNode value = values.get(name);
    if (value == null || !value.isArray()) {
      return List.of(text(name, ""));
    }
    List<String> texts = new ArrayList<>();
    value.forEach(element -> texts.add(element.asText()));
    return texts;
  }
}
