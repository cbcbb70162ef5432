package dev.deskferry.route;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.deskferry.hubspot.Json;
import dev.deskferry.mapping.CompiledMapping;
import dev.deskferry.mapping.Join;
import dev.deskferry.staging.Database;
import dev.deskferry.staging.Row;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Fetches what mappings join, one query per join for a whole chunk. Safe from many threads. */
final class LoadJoins {

  private final Database database;
  private final List<Join> joins;

  /** A staged record whose joins are wanted. */
  record Staged(String sourceId, JsonNode payload) {}

  /**
   * @param mappings of one object type; joins of one name are the same join
   */
  LoadJoins(Database database, List<CompiledMapping> mappings) {
    this.database = database;
    Map<String, Join> byName = new LinkedHashMap<>();
    mappings.forEach(
        mapping -> mapping.joins().forEach(join -> byName.putIfAbsent(join.name(), join)));
    this.joins = List.copyOf(byName.values());
  }

  /** What was joined, by join name, for each record in its place. */
  List<Map<String, JsonNode>> fetch(List<Staged> records) {
    List<Map<String, JsonNode>> joined = new ArrayList<>(records.size());
    records.forEach(record -> joined.add(new HashMap<>()));
    for (Join join : joins) {
      List<List<String>> wanted = new ArrayList<>(records.size());
      Set<String> ids = new LinkedHashSet<>();
      for (int i = 0; i < records.size(); i++) {
        wanted.add(join.ids(records.get(i).payload(), joined.get(i)));
        ids.addAll(wanted.get(i));
      }
      Map<String, JsonNode> found = ids.isEmpty() ? Map.of() : fetch(join, ids);
      for (int i = 0; i < records.size(); i++) {
        place(join, wanted.get(i), found, joined.get(i));
      }
    }
    return joined;
  }

  private static void place(
      Join join, List<String> ids, Map<String, JsonNode> found, Map<String, JsonNode> joined) {
    if (join.kind() == Join.Kind.ONE) {
      JsonNode one = ids.isEmpty() ? null : found.get(ids.get(0));
      if (one != null) {
        joined.put(join.name(), one);
      }
      return;
    }
    ArrayNode all = JsonNodeFactory.instance.arrayNode();
    for (String id : ids) {
      JsonNode children = found.get(id);
      if (children != null) {
        children.forEach(all::add);
      }
    }
    joined.put(join.name(), all);
  }

  private Map<String, JsonNode> fetch(Join join, Set<String> ids) {
    Map<String, Object> parameters =
        Map.of("object_type", join.objectType(), "ids", ids.toArray(String[]::new));
    Map<String, JsonNode> found = new HashMap<>();
    if (join.kind() == Join.Kind.ONE) {
      for (Row row : database.query("load/joined-by-id", parameters)) {
        found.put(row.text("source_id"), Json.read(row.json("payload")));
      }
      return found;
    }
    for (Row row : database.query("load/joined-by-parent", parameters)) {
      JsonNode children =
          found.computeIfAbsent(row.text("parent_id"), id -> JsonNodeFactory.instance.arrayNode());
      ((ArrayNode) children).add(Json.read(row.json("payload")));
    }
    return found;
  }
}
