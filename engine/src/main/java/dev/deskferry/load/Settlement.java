package dev.deskferry.load;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The outcomes of a batch as columns, the parameters of {@code load/settle-batch}. Texts are empty
 * where there is nothing to say.
 */
public final class Settlement {

  /** Code of a link that should go and stays: there is nothing to make, so nothing to retry. */
  static final String NOT_REMOVED = "NOT_REMOVED";

  /** Code of a record that an earlier load meant to create and did not. */
  private static final String NOT_CREATED = "NOT_CREATED";

  private static final List<String> RECORD_COLUMNS =
      List.of(
          "source_ids",
          "states",
          "outcomes",
          "hubspot_ids",
          "mapped_hashes",
          "rules",
          "categories",
          "codes",
          "messages",
          "correlation_ids");
  private static final List<String> LINK_COLUMNS =
      List.of(
          "link_from_ids",
          "link_names",
          "link_to_types",
          "link_to_ids",
          "link_targets",
          "link_states",
          "link_messages",
          "link_codes",
          "link_correlation_ids");
  private static final List<String> REMOVED_COLUMNS =
      List.of("removed_from_ids", "removed_names", "removed_to_types", "removed_to_ids");

  private final Map<String, List<String>> columns = new LinkedHashMap<>();
  private final Map<Outcome.Way, Integer> ways = new EnumMap<>(Outcome.Way.class);
  private int rejectedCount;

  private Settlement() {
    List.of(RECORD_COLUMNS, LINK_COLUMNS, REMOVED_COLUMNS)
        .forEach(names -> names.forEach(name -> columns.put(name, new ArrayList<>())));
  }

  /** The columns for these outcomes. */
  public static Settlement of(List<RecordOutcome> outcomes) {
    Settlement settlement = new Settlement();
    for (RecordOutcome outcome : outcomes) {
      settlement.addRecord(outcome);
      if (outcome.record().hasContent()) {
        outcome.record().links().forEach(link -> settlement.addLink(outcome, link));
      }
      outcome.record().obsolete().forEach(link -> settlement.addObsolete(outcome, link));
    }
    return settlement;
  }

  /** Array parameters by name. */
  public Map<String, String[]> arrays() {
    Map<String, String[]> arrays = new LinkedHashMap<>();
    columns.forEach((name, values) -> arrays.put(name, values.toArray(String[]::new)));
    return arrays;
  }

  /** Records that came to stand in HubSpot that way. */
  public int count(Outcome.Way way) {
    return ways.getOrDefault(way, 0);
  }

  /** Records that HubSpot refused. */
  public int rejectedCount() {
    return rejectedCount;
  }

  private void addRecord(RecordOutcome answer) {
    String id = answer.sourceId();
    PlannedRecord record = answer.record();
    String hash = record.hasContent() ? record.hash().toString() : "";
    Outcome outcome = answer.outcome();
    if (outcome instanceof Outcome.Loaded loaded) {
      if (record.hasContent()) {
        ways.merge(loaded.way(), 1, Integer::sum);
      }
      String rule = loaded.rule().isEmpty() ? adopted(record) : loaded.rule();
      String way = loaded.way().name().toLowerCase(Locale.ROOT);
      add(RECORD_COLUMNS, id, "loaded", way, loaded.hubspotId(), hash, rule, "", "", "", "");
    } else if (outcome instanceof Outcome.Rejected no) {
      rejectedCount++;
      add(
          RECORD_COLUMNS,
          id,
          "rejected",
          "",
          record.hubspotId(),
          hash,
          adopted(record),
          no.category(),
          no.code(),
          no.message(),
          no.correlationId());
    } else if (outcome instanceof Outcome.Absent) {
      add(
          RECORD_COLUMNS,
          id,
          "deferred",
          "",
          "",
          "",
          "",
          "",
          NOT_CREATED,
          "an earlier load meant to create it, and HubSpot does not have it — nothing to do: the next load creates it",
          "");
    } else if (outcome instanceof Outcome.Unknown unknown) {
      add(
          RECORD_COLUMNS,
          id,
          "unknown",
          "",
          record.hubspotId(),
          "",
          adopted(record),
          "",
          "",
          unknown.reason(),
          "");
    }
  }

  private static String adopted(PlannedRecord record) {
    return record
        .adopted()
        .map(policy -> "on_existing: " + policy.name().toLowerCase(Locale.ROOT))
        .orElse("");
  }

  private void addLink(RecordOutcome answer, Link link) {
    boolean isMade = answer.inlineLinks() && link.travelsInline();
    String state = isMade ? "made" : link.never().isEmpty() ? "pending" : "skipped";
    add(
        LINK_COLUMNS,
        answer.sourceId(),
        link.name(),
        link.toType(),
        link.toId(),
        link.toTarget(),
        state,
        link.never(),
        "",
        "");
  }

  private void addObsolete(RecordOutcome answer, ObsoleteLink link) {
    if (answer.removed().contains(link)) {
      add(REMOVED_COLUMNS, answer.sourceId(), link.name(), link.toType(), link.toId());
    } else if (answer.unremovable().containsKey(link)) {
      add(
          LINK_COLUMNS,
          answer.sourceId(),
          link.name(),
          link.toType(),
          link.toId(),
          link.toTarget(),
          "rejected",
          "no longer wanted, but HubSpot would not take it away",
          NOT_REMOVED,
          answer.unremovable().getOrDefault(link, ""));
    }
  }

  private void add(List<String> names, String... values) {
    for (int i = 0; i < values.length; i++) {
      columns.getOrDefault(names.get(i), new ArrayList<>()).add(values[i]);
    }
  }
}
