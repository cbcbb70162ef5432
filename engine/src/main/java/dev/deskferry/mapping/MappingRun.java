package dev.deskferry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.function.ExpressionProblem;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** One record on its way through a mapping. For one thread. */
final class MappingRun {

  private final StagedRecord record;
  private final Map<String, JsonNode> joined;
  private final Lookups lookups;
  private final TreeMap<String, String> properties = new TreeMap<>();
  private final List<Finding> warnings = new ArrayList<>(0);
  private final List<Finding> rejections = new ArrayList<>(0);
  private final StringBuilder kept = new StringBuilder(0);

  MappingRun(StagedRecord record, Map<String, JsonNode> joined, Lookups lookups) {
    this.record = record;
    this.joined = joined;
    this.lookups = lookups;
  }

  StagedRecord record() {
    return record;
  }

  JsonNode payload() {
    return record.payload();
  }

  /** Every declared join; null nodes for those that found nothing. */
  Map<String, JsonNode> joined() {
    return joined;
  }

  Lookups lookups() {
    return lookups;
  }

  TreeMap<String, String> properties() {
    return properties;
  }

  List<Finding> warnings() {
    return warnings;
  }

  List<Finding> rejections() {
    return rejections;
  }

  /** The lines for the {@code unmapped} property; empty when everything has a place. */
  String kept() {
    return kept.toString();
  }

  void put(String property, String value) {
    properties.put(property, value);
  }

  void keep(String name, String value) {
    kept.append(kept.isEmpty() ? "" : "\n").append(name).append(": ").append(value);
  }

  void warn(String property, String code, String message) {
    warn(property, code, message, "");
  }

  /**
   * Warns of something that many records share.
   *
   * @param about as in {@link Finding}
   */
  void warn(String property, String code, String message, String about) {
    warnings.add(
        new Finding(record.objectType(), record.sourceId(), property, code, message, about));
  }

  void reject(String property, String code, String message) {
    rejections.add(new Finding(record.objectType(), record.sourceId(), property, code, message));
  }

  void reject(String property, ExpressionProblem problem) {
    reject(property, "expression-failed", String.valueOf(problem.getMessage()));
  }
}
