package dev.deskferry.run;

import java.util.Map;

/**
 * Names a partition within its phase.
 *
 * @param objectType source object type
 * @param kind what the bounds mean
 * @param lowerBound empty when there is none
 * @param upperBound empty when there is none
 */
public record PartitionKey(String objectType, String kind, String lowerBound, String upperBound) {

  /** As parameters of statements. */
  Map<String, Object> named() {
    return Map.of(
        "object_type", objectType,
        "kind", kind,
        "lower_bound", lowerBound,
        "upper_bound", upperBound);
  }
}
