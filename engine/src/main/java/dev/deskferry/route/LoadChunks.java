package dev.deskferry.route;

import dev.deskferry.hubspot.Json;
import dev.deskferry.load.Delivery;
import dev.deskferry.load.Draft;
import dev.deskferry.load.Drafter;
import dev.deskferry.load.Ends;
import dev.deskferry.load.Planner;
import dev.deskferry.load.StoredLink;
import dev.deskferry.mapping.CompiledMapping;
import dev.deskferry.mapping.StagedRecord;
import dev.deskferry.spec.Lane;
import dev.deskferry.staging.Database;
import dev.deskferry.staging.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Reads staged records of one object type chunk by chunk, maps them and plans what is to be sent. A
 * chunk costs one query for its records, one per join and one per kind of link. Safe from many
 * threads.
 */
final class LoadChunks {

  private final Database database;
  private final LoadJoins joins;
  private final Drafter drafter;
  private final Planner planner;
  private final int chunkSize;
  private final Lane.Part part;

  LoadChunks(LoadSession session, String objectType) {
    List<CompiledMapping> mappings = session.mappings().forObjectType(objectType);
    this.database = session.database();
    this.joins = new LoadJoins(database, mappings);
    this.drafter = new Drafter(mappings, session.knownPortal(), session.settings());
    this.planner = new Planner(session.knownPortal());
    this.chunkSize = session.settings().chunkSize();
    this.part = session.settings().lane().part(objectType);
  }

  /** The next chunk behind a key; empty when there is none. */
  Optional<LoadChunk> next(LoadRange range, String after) {
    List<Row> rows = read(range, after);
    if (rows.isEmpty()) {
      return Optional.empty();
    }
    List<LoadJoins.Staged> staged =
        rows.stream()
            .map(row -> new LoadJoins.Staged(row.text("source_id"), Json.read(row.json("payload"))))
            .toList();
    List<Map<String, com.fasterxml.jackson.databind.JsonNode>> joined = joins.fetch(staged);
    List<Draft> drafts = new ArrayList<>(rows.size());
    List<Draft.Change> changes = new ArrayList<>();
    Set<String> maybeSent = new HashSet<>();
    Set<String> counted = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      StagedRecord record =
          new StagedRecord(
              range.objectType(), staged.get(i).sourceId(), staged.get(i).payload(), joined.get(i));
      Draft draft = drafter.draft(record, delivery(rows.get(i)));
      drafts.add(draft);
      if (draft instanceof Draft.Change change) {
        changes.add(change);
      }
      if (rows.get(i).bool("maybe_sent")) {
        maybeSent.add(staged.get(i).sourceId());
      }
      if (rows.get(i).bool("is_counted")) {
        counted.add(staged.get(i).sourceId());
      }
    }
    String lastKey = rows.get(rows.size() - 1).text("source_id");
    return Optional.of(new LoadChunk(drafts, plans(range, changes, maybeSent), counted, lastKey));
  }

  private List<Row> read(LoadRange range, String after) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("run_id", range.runId());
    parameters.put("object_type", range.objectType());
    parameters.put("after", after);
    parameters.put("chunk_size", chunkSize);
    parameters.put("lower_bound", range.lowerBound());
    parameters.put("upper_bound", range.upperBound());
    parameters.put("partition_id", range.partitionId());
    parameters.put("fencing_token", range.fencingToken());
    parameters.putAll(LoadRange.of(part));
    return database.query("load/read-chunk", parameters);
  }

  private List<LoadChunk.Plan> plans(
      LoadRange range, List<Draft.Change> changes, Set<String> maybeSent) {
    Ends ends = ends(changes);
    Map<String, List<StoredLink>> stored = stored(range.objectType(), changes, maybeSent);
    List<LoadChunk.Plan> plans = new ArrayList<>(changes.size());
    for (Draft.Change change : changes) {
      List<StoredLink> links = stored.getOrDefault(change.sourceId(), List.of());
      boolean resolve = maybeSent.contains(change.sourceId());
      plans.add(new LoadChunk.Plan(change, planner.plan(change, ends, links, resolve)));
    }
    return plans;
  }

  private Ends ends(List<Draft.Change> changes) {
    Ends ends = new Ends();
    for (Map.Entry<String, Set<String>> wanted : Ends.wanted(changes).entrySet()) {
      String objectType = wanted.getKey();
      String[] ids = wanted.getValue().toArray(String[]::new);
      for (Row row :
          database.query("load/read-ends", Map.of("object_type", objectType, "ids", ids))) {
        ends.put(
            objectType,
            row.text("source_id"),
            new Ends.End(text(row, "hubspot_id"), text(row, "state"), row.text("staged")));
      }
    }
    return ends;
  }

  private Map<String, List<StoredLink>> stored(
      String objectType, List<Draft.Change> changes, Set<String> maybeSent) {
    String[] ids =
        changes.stream()
            .filter(change -> change.before().isPresent() || maybeSent.contains(change.sourceId()))
            .map(Draft.Change::sourceId)
            .toArray(String[]::new);
    Map<String, List<StoredLink>> stored = new HashMap<>();
    if (ids.length > 0) {
      for (Row row :
          database.query("load/read-links", Map.of("object_type", objectType, "ids", ids))) {
        stored
            .computeIfAbsent(row.text("from_id"), id -> new ArrayList<>())
            .add(
                new StoredLink(
                    row.text("name"),
                    row.text("to_type"),
                    row.text("to_id"),
                    text(row, "target_to"),
                    row.text("state"),
                    text(row, "code"),
                    text(row, "hubspot_id")));
      }
    }
    return stored;
  }

  private static Optional<Delivery> delivery(Row row) {
    return row.optionalText("state")
        .map(
            state ->
                new Delivery(
                    state,
                    text(row, "target"),
                    text(row, "hubspot_id"),
                    row.optionalText("mapped_hash").map(UUID::fromString),
                    text(row, "rule"),
                    text(row, "category"),
                    text(row, "message"),
                    row.bool("taken_over"),
                    row.bool("is_archived")));
  }

  private static String text(Row row, String column) {
    return row.optionalText(column).orElse("");
  }
}
