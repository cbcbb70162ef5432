package dev.deskferry.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.type.TypeReference;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskferry.staging.Row;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * What load answered for the records of one object type.
 *
 * @param skippedByRule by the rule that skipped them; adds up to {@code skipped}
 * @param created by the last load run
 * @param updated by the last load run
 * @param unchanged the rest of {@code loaded}
 * @param pending no answer yet, deferred, or unknown
 */
public record LoadCounts(
    long skipped,
    SortedMap<String, Long> skippedByRule,
    long loaded,
    long created,
    long updated,
    long unchanged,
    long rejected,
    long pending) {
  private static final ObjectMapper JSON = new ObjectMapper();

  static LoadCounts of(Row row) {
    return new LoadCounts(
        row.number("skipped_count"),
        rules(row.text("skipped_by_rule")),
        row.number("loaded_count"),
        row.number("created_count"),
        row.number("updated_count"),
        row.number("unchanged_count"),
        row.number("rejected_count"),
        row.number("pending_count"));
  }

  private static SortedMap<String, Long> rules(String json) {
    try {
      return JSON.readValue(json, new TypeReference<TreeMap<String, Long>>() {});
    } catch (JsonProcessingException e) {
      throw new IllegalStateException(
          "reconcile.object.skipped_by_rule is an object of numbers", e);
    }
  }
}
