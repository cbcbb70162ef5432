package dev.deskferry.run;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.staging.Database;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Comparator;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/** Writes one process's row of {@code migration.node} for a phase and lane. Used by one thread. */
final class NodeBeat {

  private static final ObjectMapper JSON = new ObjectMapper();

  private final Database database;
  private final NodeCard card;
  private final Members members;
  private final Phase phase;
  private final String lane;
  private Optional<Instant> startedAt = Optional.empty();

  NodeBeat(Database database, NodeCard card, Members members, Phase phase, String lane) {
    this.database = database;
    this.card = card;
    this.members = members;
    this.phase = phase;
    this.lane = lane;
  }

  /** When the process began, by the clock of the database; said to the database the first time. */
  Instant join() {
    if (startedAt.isEmpty()) {
      startedAt =
          Optional.of(
              database.one("control/join-node", about()).orElseThrow().instant("started_at"));
    }
    return startedAt.get();
  }

  void beat(Map<String, Activity.Standing> standings, Map<String, Rates.Rate> rates) {
    Map<String, Object> parameters = about();
    parameters.put("started_at", OffsetDateTime.ofInstant(join(), ZoneOffset.UTC));
    parameters.put(
        "in_flight_count",
        (int) standings.values().stream().mapToLong(Activity.Standing::inFlightCount).sum());
    parameters.put(
        "records_per_second", rates.values().stream().mapToDouble(Rates.Rate::perSecond).sum());
    Optional<Wait> wait = wait(standings);
    parameters.put("waits_for", wait.map(Wait::reason).orElse(""));
    parameters.put("waits_until", wait.flatMap(Wait::until).map(Instant::toString).orElse(""));
    parameters.put("tasks", tasks(standings, rates).toString());
    Optional<String> address = members.address();
    parameters.put("address", address.orElse(""));
    parameters.put("apart_from", members.apart().orElse(""));
    database.update("control/beat", parameters);
    if (address.isPresent()) {
      members.hear(others());
    }
  }

  private Map<String, String> others() {
    Map<String, String> others = new HashMap<>();
    database
        .query("control/neighbours", Map.of("node_id", card.nodeId()))
        .forEach(row -> others.put(row.text("node_id"), row.text("address")));
    return others;
  }

  void leave() {
    database.update(
        "control/leave-node",
        Map.of("node_id", card.nodeId(), "phase", phase.word(), "lane", lane));
  }

  private Map<String, Object> about() {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("node_id", card.nodeId());
    parameters.put("phase", phase.word());
    parameters.put("lane", lane);
    parameters.put("host", card.host());
    parameters.put("pid", card.pid());
    parameters.put("version", card.version());
    parameters.put("fingerprint", card.fingerprint());
    return parameters;
  }

  /** A process that has something on its way does not wait. */
  private static Optional<Wait> wait(Map<String, Activity.Standing> standings) {
    if (standings.values().stream().anyMatch(it -> it.inFlightCount() > 0)) {
      return Optional.empty();
    }
    return standings.values().stream()
        .flatMap(it -> it.awaited().stream())
        .min(
            Comparator.<Wait, Boolean>comparing(it -> it.kind() == Wait.Kind.PARENT)
                .thenComparing(it -> it.until().orElse(Instant.MAX)));
  }

  private static ArrayNode tasks(
      Map<String, Activity.Standing> standings, Map<String, Rates.Rate> rates) {
    Map<String, ObjectNode> tasks = new TreeMap<>();
    rates.forEach(
        (objectType, rate) -> {
          ObjectNode task = task(tasks, objectType);
          rate.expectedCount().ifPresent(count -> task.put("expected_count", count));
          task.put("records_per_second", rate.perSecond());
          task.put("steady_per_second", rate.steadyPerSecond());
        });
    standings.forEach(
        (objectType, standing) -> {
          ObjectNode task = task(tasks, objectType);
          task.put("in_flight_count", standing.inFlightCount());
          task.put("retry_count", standing.retryCount());
          standing
              .awaited()
              .ifPresent(
                  wait -> {
                    task.put("waits_kind", wait.kind().word());
                    task.put("waits_for", wait.subject());
                    wait.until().ifPresent(end -> task.put("waits_until", end.toString()));
                  });
        });
    ArrayNode list = JSON.createArrayNode();
    tasks.values().forEach(list::add);
    return list;
  }

  private static ObjectNode task(Map<String, ObjectNode> tasks, String objectType) {
    return tasks.computeIfAbsent(
        objectType, type -> JSON.createObjectNode().put("object_type", type));
  }
}
