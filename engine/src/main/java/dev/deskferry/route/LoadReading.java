package dev.deskferry.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.HubSpotRequest.Bucket;
import dev.deskferry.hubspot.Json;
import dev.deskferry.hubspot.Verdict;
import dev.deskferry.mapping.CompiledMapping;
import dev.deskferry.staging.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The bean {@code loadReading} of route {@code load-read-back}: counts in HubSpot what this
 * migration wrote there, and names what is missing. Only reads. For one thread.
 */
public final class LoadReading {

  private static final int READ_SIZE = 100;
  private static final int LINK_READ_SIZE = 1_000;
  private static final int NAMED = 100;

  private final LoadSession session;
  private final LoadCalls calls;
  private final List<LoadFound.Target> targets = new ArrayList<>();
  private final List<LoadFound.Links> links = new ArrayList<>();

  LoadReading(LoadSession session, LoadCalls calls) {
    this.session = session;
    this.calls = calls;
  }

  LoadFound found() {
    return new LoadFound(targets, links);
  }

  /**
   * Counts records by their source key; looks at every id where the total is not what the ledger
   * believes.
   *
   * @throws LoadFailedException when the staging database belongs to another portal
   */
  public void countRecords() {
    if (calls.probe(HubSpotRequest.get(session.paths().accountDetails()))
        instanceof Verdict.Answered details) {
      LoadIdentity.require(session.database(), details.body(), false);
    }
    Map<String, Long> believed = new LinkedHashMap<>();
    session
        .database()
        .query("load/identity-counts", Map.of())
        .forEach(row -> believed.put(row.text("target"), row.number("identity_count")));
    for (String target : LoadPreflight.targets(session)) {
      long ours = believed.getOrDefault(target, 0L);
      // Before the first load the portal lacks the key property, and refuses to search by it.
      long total = ours == 0 ? 0 : total(target);
      List<String> missing = new ArrayList<>();
      long found = total == ours ? total : Math.max(total, present(target, missing));
      targets.add(new LoadFound.Target(target, ours, found, missing));
      Map<String, Object> parameters = new HashMap<>();
      parameters.put("target", target);
      parameters.put("found_count", found);
      parameters.put("run_id", null);
      session.database().update("load/store-found", parameters);
    }
  }

  private long total(String target) {
    ObjectNode body = Json.object().put("limit", 1).put("after", "0");
    body.putArray("properties");
    body.putArray("sorts");
    body.putArray("filterGroups")
        .addObject()
        .putArray("filters")
        .addObject()
        .put("propertyName", key(target))
        .put("operator", "HAS_PROPERTY");
    return calls
        .read(
            HubSpotRequest.repeatable("POST", session.paths().search(target), body, Bucket.SEARCH))
        .path("total")
        .asLong();
  }

  private String key(String target) {
    return session.mappings().all().stream()
        .filter(mapping -> mapping.target().equals(target))
        .map(CompiledMapping::key)
        .findFirst()
        .orElseThrow();
  }

  /**
   * How many HubSpot records of ours a read by id finds, one that several source records share
   * once; search lags behind by seconds, this does not.
   */
  private long present(String target, List<String> missing) {
    long present = 0;
    Place last = Place.BEGIN;
    List<Row> rows = identities(target, last);
    while (!rows.isEmpty()) {
      Set<String> found = read(target, rows);
      for (Row row : rows) {
        Place place = Place.of(row);
        if (!found.contains(place.hubspotId())) {
          if (missing.size() < NAMED) {
            missing.add(place.objectType() + " " + place.sourceId());
          }
        } else if (!place.hubspotId().equals(last.hubspotId())) {
          present++;
        }
        last = place;
      }
      rows = identities(target, last);
    }
    return present;
  }

  /** Where reading goes on. */
  private record Place(String hubspotId, String objectType, String sourceId) {

    private static final Place BEGIN = new Place("", "", "");

    private static Place of(Row row) {
      return new Place(row.text("hubspot_id"), row.text("object_type"), row.text("source_id"));
    }
  }

  private List<Row> identities(String target, Place after) {
    return session
        .database()
        .query(
            "load/read-identities",
            Map.of(
                "target", target,
                "after_id", after.hubspotId(),
                "after_type", after.objectType(),
                "after_source_id", after.sourceId(),
                "identity_count", READ_SIZE));
  }

  private Set<String> read(String target, List<Row> rows) {
    ObjectNode body = Json.object();
    body.putArray("properties");
    ArrayNode inputs = body.putArray("inputs");
    // Two source records may share one HubSpot record, and HubSpot refuses an id twice.
    rows.stream()
        .map(row -> row.text("hubspot_id"))
        .distinct()
        .forEach(id -> inputs.addObject().put("id", id));
    Set<String> found = new HashSet<>();
    calls
        .read(
            HubSpotRequest.repeatable(
                "POST", session.paths().batch(target, "read"), body, Bucket.BURST))
        .path("results")
        .forEach(result -> found.add(result.path("id").asText()));
    return found;
  }

  /** Reads back every link that the ledger calls made, a thousand records a request. */
  public void countLinks() {
    for (Row kind : session.database().query("load/made-link-kinds", Map.of())) {
      String from = kind.text("target_from");
      String to = kind.text("target_to");
      List<String> missing = new ArrayList<>();
      long found = 0;
      String after = "";
      List<Row> rows = made(kind, after);
      while (!rows.isEmpty() && !session.isEnding()) {
        Set<String> pairs = pairs(from, to, rows);
        for (Row row : rows) {
          found += count(row, pairs, kind.text("from_type"), missing);
        }
        after = rows.get(rows.size() - 1).text("from_id");
        rows = made(kind, after);
      }
      links.add(new LoadFound.Links(from, to, kind.number("link_count"), found, missing));
    }
  }

  private List<Row> made(Row kind, String after) {
    return session
        .database()
        .query(
            "load/made-links",
            Map.of(
                "from_type", kind.text("from_type"),
                "target_from", kind.text("target_from"),
                "target_to", kind.text("target_to"),
                "after", after,
                "record_count", LINK_READ_SIZE));
  }

  private static long count(Row row, Set<String> pairs, String fromType, List<String> missing) {
    long found = 0;
    List<?> to = row.texts("to_hubspot_ids");
    for (int i = 0; i < to.size(); i++) {
      if (pairs.contains(row.text("from_hubspot_id") + ">" + to.get(i))) {
        found++;
      } else if (missing.size() < NAMED) {
        missing.add(fromType + " " + row.text("from_id") + " " + row.texts("links").get(i));
      }
    }
    return found;
  }

  private Set<String> pairs(String from, String to, List<Row> rows) {
    Set<String> pairs = new HashSet<>();
    Map<String, String> open = new LinkedHashMap<>();
    Set<String> seen = new HashSet<>();
    rows.forEach(row -> open.put(row.text("from_hubspot_id"), ""));
    while (!open.isEmpty()) {
      JsonNode page = readLinks(from, to, open);
      open.clear();
      for (JsonNode result : page.path("results")) {
        String id = result.path("from").path("id").asText();
        result.path("to").forEach(it -> pairs.add(id + ">" + it.path("toObjectId").asText()));
        String after = result.path("paging").path("next").path("after").asText("");
        // A cursor that comes again would lead round in circles; what it hides counts as missing.
        if (!after.isEmpty() && seen.add(id + ">" + after)) {
          open.put(id, after);
        }
      }
    }
    return pairs;
  }

  private JsonNode readLinks(String from, String to, Map<String, String> ids) {
    ObjectNode body = Json.object();
    ArrayNode inputs = body.putArray("inputs");
    ids.forEach(
        (id, after) -> {
          ObjectNode input = inputs.addObject().put("id", id);
          if (!after.isEmpty()) {
            input.put("after", after);
          }
        });
    return calls.read(
        HubSpotRequest.repeatable(
            "POST", session.paths().associations(from, to, "read"), body, Bucket.ASSOCIATIONS));
  }
}
