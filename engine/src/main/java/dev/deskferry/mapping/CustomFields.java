package dev.deskferry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;

/**
 * The custom field definitions that were staged.
 *
 * @param payloads raw JSON objects by source object type: {@code ticket_fields}, {@code
 *     user_fields}, {@code organization_fields}
 */
public record CustomFields(Map<String, List<JsonNode>> payloads) {

  /** No custom fields at all. */
  public static final CustomFields NONE = new CustomFields(Map.of());

  /** Copies the map. */
  public CustomFields {
    payloads = Map.copyOf(payloads);
  }

  /** The definitions of one type, in any order; empty when none were staged. */
  public List<JsonNode> of(String objectType) {
    return payloads.getOrDefault(objectType, List.of());
  }
}
