package dev.deskferry.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.run.ControlWishes;
import dev.deskferry.run.Wait;
import java.time.Instant;
import java.util.TreeMap;

/** A status as programs read it; what is not known is absent. */
public final class StatusJson {

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private StatusJson() {}

  /**
   * {@code {at, is_running, runs: [{run_id, phase, lane, state, is_worked_on, started_at, ended_at,
   * tasks: [...]}], nodes: [...], wishes: [...]}}.
   */
  public static ObjectNode render(Status status) {
    ObjectNode root = NODES.objectNode();
    root.put("at", status.at().toString());
    root.put("is_running", status.isRunning());
    ArrayNode runs = root.putArray("runs");
    status.runs().forEach(run -> runs.add(run(run, status.at())));
    ArrayNode nodes = root.putArray("nodes");
    status.nodes().forEach(node -> nodes.add(node(node, status.at())));
    root.set("wishes", wishes(status.wishes()));
    return root;
  }

  private static ObjectNode run(Status.RunStatus run, Instant now) {
    ObjectNode node = NODES.objectNode();
    node.put("run_id", run.runId());
    node.put("phase", run.phase().word());
    if (!run.lane().isEmpty()) {
      node.put("lane", run.lane());
    }
    node.put("state", run.state().word());
    node.put("is_worked_on", run.isWorkedOn());
    node.put("started_at", run.startedAt().toString());
    run.endedAt().ifPresent(end -> node.put("ended_at", end.toString()));
    ArrayNode tasks = node.putArray("tasks");
    run.tasks().forEach(task -> tasks.add(task(task, now)));
    if (run.other().isBusy()) {
      ObjectNode other = node.putObject("other_requests");
      putRequests(other, run.other());
      run.other().awaited().ifPresent(wait -> other.set("waits", waits(wait, now)));
    }
    return node;
  }

  private static ObjectNode task(Status.TaskStatus task, Instant now) {
    ObjectNode node = NODES.objectNode();
    node.put("object_type", task.objectType());
    node.put("state", task.state());
    node.put("done_count", task.doneCount());
    task.totalCount().ifPresent(count -> node.put("total_count", count));
    task.percent().ifPresent(percent -> node.put("percent", percent));
    task.outcomes().forEach((outcome, count) -> node.put(outcome + "_count", count));
    node.put("took_seconds", task.tookSeconds());
    if (task.isRunning()) {
      node.put("records_per_second", task.live().perSecond());
      node.put("steady_per_second", task.live().steadyPerSecond());
      putRequests(node, task.live());
    }
    task.left().ifPresent(left -> node.put("left_seconds", left.toSeconds()));
    task.lag().ifPresent(lag -> node.put("lag_seconds", lag.toSeconds()));
    task.waitsFor().ifPresent(wait -> node.set("waits", waits(wait, now)));
    task.message().ifPresent(message -> node.put("message", message));
    return node;
  }

  private static void putRequests(ObjectNode node, TaskLive live) {
    node.put("in_flight_count", live.inFlightCount());
    node.put("retry_count", live.retryCount());
  }

  private static ObjectNode waits(Wait wait, Instant now) {
    ObjectNode node = NODES.objectNode();
    node.put("kind", wait.kind().word());
    node.put("for", wait.subject());
    wait.until().ifPresent(end -> node.put("until", end.toString()));
    node.put("text", wait.sentence(now));
    return node;
  }

  private static ObjectNode node(Status.NodeStatus status, Instant now) {
    ObjectNode node = NODES.objectNode();
    node.put("node_id", status.nodeId());
    node.put("phase", status.phase().word());
    if (!status.lane().isEmpty()) {
      node.put("lane", status.lane());
    }
    node.put("started_at", status.startedAt().toString());
    node.put("is_alive", status.isAlive());
    node.put("silent_seconds", status.silentSeconds());
    node.put("records_per_second", status.perSecond());
    node.put("in_flight_count", status.inFlightCount());
    status.apartFrom().ifPresent(others -> node.put("apart_from", others));
    if (status.plans()) {
      node.put("plans", true);
    }
    status.waitsFor().ifPresent(wait -> node.set("waits", waits(wait, now)));
    return node;
  }

  private static ArrayNode wishes(ControlWishes wishes) {
    ArrayNode list = NODES.arrayNode();
    new TreeMap<>(wishes.pauses())
        .forEach((phase, wish) -> list.add(wish("pause", phase.word(), wish)));
    new TreeMap<>(wishes.stops())
        .forEach((phase, wish) -> list.add(wish("stop", phase.word(), wish)));
    new TreeMap<>(wishes.throttles())
        .forEach(
            (bucket, throttle) ->
                list.add(
                    wish("throttle", bucket, throttle.wish()).put("percent", throttle.percent())));
    return list;
  }

  private static ObjectNode wish(String word, String scope, ControlWishes.Wish wish) {
    ObjectNode node = NODES.objectNode();
    node.put("wish", word);
    node.put("scope", scope);
    node.put("by", wish.by());
    node.put("at", wish.at().toString());
    return node;
  }
}
