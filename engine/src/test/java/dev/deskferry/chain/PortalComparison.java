package dev.deskferry.chain;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.hubspot.Inspection;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What the HubSpot side of a sandbox holds, against what the Zendesk side implies ({@code
 * /__sandbox/expected}): record by record, value by value and link by link. For accounts of any
 * size.
 *
 * @param records expected
 * @param values compared, see {@link PortalFacts}
 * @param links expected, one for each association type and direction
 * @param differences empty when all is as it should be
 */
record PortalComparison(long records, long values, long links, Map<String, String> differences) {

  private static final int EXAMPLES = 5;

  static PortalComparison of(Sandbox sandbox) {
    PlainHttp http = new PlainHttp(sandbox.zendeskUrl(), "none");
    Inspection portal = sandbox.hubspot().inspect();
    Map<String, String> differences = new TreeMap<>();
    Set<String> expectedLinks = new HashSet<>();
    Map<String, Map<Long, String>> keysById = new HashMap<>();
    long[] records = new long[1];
    long[] values = new long[1];
    PortalContents.KEYS.forEach(
        (target, key) -> {
          Set<String> lost = new HashSet<>();
          PortalFacts facts = new PortalFacts(target);
          expect(
              http,
              target,
              record -> {
                add(target, record, lost, expectedLinks);
                facts.expect(record.path("id").asText(), facts(record));
              });
          records[0] += lost.size();
          Map<Long, String> found = new HashMap<>();
          List<String> unexpected = new ArrayList<>();
          List<String> doubled = new ArrayList<>();
          List<String> different = new ArrayList<>();
          Set<String> seen = new HashSet<>();
          try (Stream<Inspection.StoredRecord> stored = portal.records(target)) {
            stored.forEach(
                record -> {
                  String source = record.properties().getOrDefault(key, "without a key");
                  found.put(record.id(), source);
                  if (!seen.add(source)) {
                    doubled.add(source);
                  } else if (!lost.remove(source)) {
                    unexpected.add(source);
                  } else {
                    different.addAll(facts.differences(source, record.properties()));
                  }
                });
          }
          keysById.put(target, found);
          note(differences, target + " lost", lost);
          note(differences, target + " too many", unexpected);
          note(differences, target + " twice", doubled);
          note(differences, target + " with other values", different);
          values[0] += facts.compared();
        });
    long links = expectedLinks.size();
    List<String> unexpected = new ArrayList<>();
    for (List<String> pair : PortalContents.PAIRS) {
      compareLinks(portal, pair.get(0), pair.get(1), keysById, expectedLinks, unexpected);
    }
    note(differences, "links lost", expectedLinks);
    note(differences, "links too many", unexpected);
    return new PortalComparison(records[0], values[0], links, differences);
  }

  private static Map<String, String> facts(JsonNode record) {
    Map<String, String> facts = new HashMap<>();
    record
        .path("facts")
        .properties()
        .forEach(fact -> facts.put(fact.getKey(), fact.getValue().asText()));
    return facts;
  }

  private static void expect(
      PlainHttp http, String target, java.util.function.Consumer<JsonNode> visitor) {
    String from = "0";
    while (!from.isEmpty()) {
      JsonNode page = http.getOk("/__sandbox/expected/" + target + "?from=" + from);
      page.path("records").forEach(visitor);
      from = page.path("next").asText("");
    }
  }

  private static void add(String target, JsonNode record, Set<String> keys, Set<String> links) {
    String id = record.path("id").asText();
    keys.add(id);
    for (JsonNode link : record.path("associations")) {
      String to = link.path("to").asText();
      for (JsonNode type : link.path("types")) {
        links.add(link(target, id, to, link.path("id").asText(), type.asInt()));
        if (to.equals(target)) {
          links.add(link(target, link.path("id").asText(), to, id, type.asInt()));
        }
      }
    }
  }

  private static void compareLinks(
      Inspection portal,
      String from,
      String to,
      Map<String, Map<Long, String>> keysById,
      Set<String> expected,
      List<String> unexpected) {
    for (Inspection.StoredAssociation association : portal.associations(from, to)) {
      String source = keysById.get(from).get(association.fromId());
      String other = keysById.get(to).get(association.toId());
      for (int type : association.types()) {
        String link = link(from, source, to, other, type);
        if (!expected.remove(link)) {
          unexpected.add(link);
        }
      }
    }
  }

  private static String link(String from, String fromKey, String to, String toKey, int type) {
    return "%s:%s -> %s:%s [%d]".formatted(from, fromKey, to, toKey, type);
  }

  private static void note(
      Map<String, String> differences, String what, java.util.Collection<String> which) {
    if (!which.isEmpty()) {
      differences.put(
          what, which.size() + ", such as " + which.stream().sorted().limit(EXAMPLES).toList());
    }
  }
}
