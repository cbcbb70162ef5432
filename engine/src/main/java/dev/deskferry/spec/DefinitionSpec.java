package dev.deskferry.spec;

import dev.deskferry.yaml.Node;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * {@code define:} of a property: how to create it when the portal lacks it.
 *
 * @param type HubSpot's type; when absent the one of {@code as}
 * @param fieldType HubSpot's field type; when absent the usual one of the type
 * @param group when absent the mapping's
 * @param options label by value
 */
public record DefinitionSpec(
    String label,
    Optional<String> type,
    Optional<String> fieldType,
    Optional<String> group,
    boolean unique,
    Map<String, String> options,
    String description,
    Node source) {

  /** Copies the map, keeping its order. */
  public DefinitionSpec {
    options = new LinkedHashMap<>(options);
  }
}
