package dev.deskferry.report;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskferry.run.Phase;
import dev.deskferry.staging.Database;
import dev.deskferry.staging.Row;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One process and phase as {@code migration.node} has it; {@code tasks} by object type. */
record NodeRow(
    String nodeId,
    Phase phase,
    String lane,
    Instant startedAt,
    double perSecond,
    long inFlightCount,
    long silentSeconds,
    Optional<String> apartFrom,
    Map<String, TaskLive> tasks) {

  private static final long FORGOTTEN_SECONDS = 600;
  private static final ObjectMapper JSON = new ObjectMapper();

  /** All that were heard of in the last ten minutes. */
  static List<NodeRow> read(Database database) {
    return database.query("control/nodes", Map.of()).stream()
        .filter(row -> row.number("silent_seconds") <= FORGOTTEN_SECONDS)
        .map(NodeRow::of)
        .toList();
  }

  private static NodeRow of(Row row) {
    return new NodeRow(
        row.text("node_id"),
        Phase.of(row.text("phase")),
        row.text("lane"),
        row.instant("started_at"),
        Double.parseDouble(row.text("records_per_second")),
        row.number("in_flight_count"),
        row.number("silent_seconds"),
        row.optionalText("apart_from"),
        tasks(row.text("tasks")));
  }

  private static Map<String, TaskLive> tasks(String json) {
    try {
      Map<String, TaskLive> tasks = new LinkedHashMap<>();
      for (JsonNode task : JSON.readTree(json)) {
        tasks.put(task.path("object_type").asText(), TaskLive.of(task));
      }
      return tasks;
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("migration.node.tasks is jsonb, and still not JSON", e);
    }
  }

  /** What the living nodes of a phase and lane say, by object type. */
  static Map<String, TaskLive> together(List<NodeRow> nodes, Phase phase, String lane) {
    Map<String, TaskLive> all = new LinkedHashMap<>();
    nodes.stream()
        .filter(node -> node.isAliveIn(phase, lane))
        .forEach(
            node -> node.tasks().forEach((type, live) -> all.merge(type, live, TaskLive::and)));
    return all;
  }

  boolean isAliveIn(Phase which, String whichLane) {
    return phase == which && lane.equals(whichLane) && silentSeconds <= Status.ALIVE_SECONDS;
  }

  Status.NodeStatus status(boolean plans) {
    return new Status.NodeStatus(
        nodeId,
        phase,
        lane,
        startedAt,
        perSecond,
        inFlightCount,
        inFlightCount > 0
            ? Optional.empty()
            : tasks.values().stream().reduce(TaskLive.NONE, TaskLive::and).awaited(),
        silentSeconds,
        apartFrom,
        plans);
  }
}
