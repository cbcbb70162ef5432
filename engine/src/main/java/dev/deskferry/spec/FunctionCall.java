package dev.deskferry.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.yaml.Node;
import java.util.Map;

/**
 * A function to apply to a value, as written.
 *
 * @param arguments by parameter name; one argument without a name stands under the empty name
 * @param source its place
 */
public record FunctionCall(String name, Map<String, JsonNode> arguments, Node source) {

  /** Copies the map. */
  public FunctionCall {
    arguments = Map.copyOf(arguments);
  }
}
