package dev.deskferry.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** A status as programs read it; what is not known is absent. */
public final class StatusJson {

  private StatusJson() {}

  /** {@code {runs: [{run_id, phase, state, started_at, ended_at, tasks: [...]}]}}. */
  public static ObjectNode render(Status status) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    ArrayNode runs = root.putArray("runs");
    status.runs().forEach(run -> runs.add(run(run)));
    return root;
  }

  private static ObjectNode run(Status.RunStatus run) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("run_id", run.runId());
    node.put("phase", run.phase());
    node.put("state", run.state());
    node.put("started_at", run.startedAt().toString());
    run.endedAt().ifPresent(end -> node.put("ended_at", end.toString()));
    ArrayNode tasks = node.putArray("tasks");
    run.tasks().forEach(task -> tasks.add(task(task)));
    return node;
  }

  private static ObjectNode task(Status.TaskStatus task) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("object_type", task.objectType());
    node.put("state", task.state());
    node.put("record_count", task.recordCount());
    task.expectedCount().ifPresent(count -> node.put("reported_count", count));
    task.outcomes().forEach((outcome, count) -> node.put(outcome + "_count", count));
    node.put("took_seconds", task.tookSeconds());
    task.message().ifPresent(message -> node.put("message", message));
    return node;
  }
}
