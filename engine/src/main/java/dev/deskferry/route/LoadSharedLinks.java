package dev.deskferry.route;

import dev.deskferry.load.Destination;
import dev.deskferry.load.ObsoleteLink;
import dev.deskferry.load.PlannedRecord;
import dev.deskferry.mapping.AssociationType;
import dev.deskferry.staging.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.stream.Collectors;

/**
 * Links between two HubSpot records that several source records want, since HubSpot merged what
 * they stood for: what one gives up stays for the others.
 */
final class LoadSharedLinks {

  private record Given(PlannedRecord record, ObsoleteLink link) {}

  private LoadSharedLinks() {}

  /**
   * The records of a batch with only that to take away which no other source record wants. Costs
   * nothing while nothing is taken away.
   */
  static List<PlannedRecord> spared(
      LoadSession session, Destination destination, List<PlannedRecord> records) {
    List<Given> given = given(records);
    if (given.isEmpty()) {
      return records;
    }
    // Noted first and asked afterwards: of two that give up the same link at once, one at least
    // sees the other.
    session.database().update("load/give-up-links", key(destination, given));
    Map<List<String>, Set<AssociationType>> wanted = wanted(session, destination, given);
    return wanted.isEmpty()
        ? records
        : records.stream().map(record -> spared(record, wanted)).toList();
  }

  private static List<Given> given(List<PlannedRecord> records) {
    List<Given> given = new ArrayList<>();
    for (PlannedRecord record : records) {
      record.obsolete().stream()
          .filter(link -> link.isMade() && !record.hubspotId().isEmpty())
          .forEach(link -> given.add(new Given(record, link)));
    }
    return given;
  }

  private static Map<String, Object> key(Destination destination, List<Given> given) {
    Map<String, Object> key = new HashMap<>();
    key.put("from_type", destination.objectType());
    key.put("from_ids", column(given, (record, link) -> record.sourceId()));
    key.put("names", column(given, (record, link) -> link.name()));
    key.put("to_types", column(given, (record, link) -> link.toType()));
    key.put("to_ids", column(given, (record, link) -> link.toId()));
    return key;
  }

  private static Map<List<String>, Set<AssociationType>> wanted(
      LoadSession session, Destination destination, List<Given> given) {
    Map<String, Object> pairs = new HashMap<>(key(destination, given));
    pairs.remove("from_type");
    pairs.put("target_from", destination.target());
    pairs.put("targets_to", column(given, (record, link) -> link.toTarget()));
    pairs.put("from_hubspot_ids", column(given, (record, link) -> record.hubspotId()));
    pairs.put("to_hubspot_ids", column(given, (record, link) -> link.toHubspotId()));
    Map<List<String>, Set<AssociationType>> wanted = new HashMap<>();
    for (Row row : session.database().query("load/links-beside", pairs)) {
      List<String> link =
          List.of(row.text("from_id"), row.text("name"), row.text("to_type"), row.text("to_id"));
      wanted.put(
          link,
          row.texts("beside").stream()
              .filter(Objects::nonNull)
              .flatMap(
                  beside ->
                      LoadLinkRules.types(
                          session, beside, destination.target(), row.text("target_to"))
                          .stream())
              .collect(Collectors.toSet()));
    }
    return wanted;
  }

  private static PlannedRecord spared(
      PlannedRecord record, Map<List<String>, Set<AssociationType>> wanted) {
    return record.withObsolete(
        record.obsolete().stream()
            .map(
                link -> {
                  Set<AssociationType> types =
                      wanted.get(
                          List.of(record.sourceId(), link.name(), link.toType(), link.toId()));
                  return types == null ? link : link.beside(types);
                })
            .toList());
  }

  private static String[] column(
      List<Given> given, BiFunction<PlannedRecord, ObsoleteLink, String> part) {
    return given.stream().map(it -> part.apply(it.record(), it.link())).toArray(String[]::new);
  }
}
