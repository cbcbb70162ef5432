package dev.deskferry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/**
 * A record as it was landed, with the records its mapping joins.
 *
 * @param objectType source object type, for instance {@code ticket_comments}
 * @param payload the raw JSON object
 * @param with joined payloads by join name: an object for {@link Join.Kind#ONE}, an array for
 *     {@link Join.Kind#MANY}; a join that found nothing is absent (or an empty array)
 */
public record StagedRecord(
    String objectType, String sourceId, JsonNode payload, Map<String, JsonNode> with) {

  /** Copies the map. */
  public StagedRecord {
    with = Map.copyOf(with);
  }
}
