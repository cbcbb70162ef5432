package dev.deskferry.spec;

import java.util.LinkedHashMap;
import java.util.Map;

/**
 * {@code map:} with its {@code otherwise:}.
 *
 * @param entries from the source's value, as text, to what is written
 */
public record ValueMap(Map<String, String> entries, Otherwise otherwise) {

  /** Copies the map, keeping its order. */
  public ValueMap {
    entries = new LinkedHashMap<>(entries);
  }
}
