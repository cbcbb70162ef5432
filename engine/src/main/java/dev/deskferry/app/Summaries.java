package dev.deskferry.app;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.route.ExtractSummary;
import dev.deskferry.route.LoadSummary;
import dev.deskferry.run.Phase;
import dev.deskferry.run.RunState;
import java.io.PrintWriter;
import java.util.Locale;

/** How phases say what came of them, on standard output. */
final class Summaries {

  private Summaries() {}

  static void print(PrintWriter out, ExtractSummary summary, boolean json) {
    if (json) {
      out.println(json(summary).toPrettyString());
      return;
    }
    summary
        .tasks()
        .forEach(
            (objectType, end) -> {
              if (!end.message().isEmpty()) {
                out.printf("%s: %s: %s%n", objectType, word(end.state()), end.message());
              }
            });
    out.printf("extract run %d: %s%n", summary.runId(), word(summary.state()));
  }

  static void print(PrintWriter out, LoadSummary summary, boolean execute, boolean json) {
    if (json) {
      out.println(json(summary).toPrettyString());
      return;
    }
    summary.notes().forEach(out::println);
    for (LoadSummary.Task task : summary.tasks()) {
      out.printf(
          Locale.ROOT,
          "%s: %,d records, %,d %s, %,d %s, %,d unchanged, %,d skipped, %,d rejected%n",
          task.objectType(),
          task.recordCount(),
          task.createdCount(),
          execute ? "created" : "to be created",
          task.updatedCount(),
          execute ? "updated" : "to be updated",
          task.unchangedCount(),
          task.skippedCount(),
          task.rejectedCount());
    }
    if (summary.state() == RunState.DONE
        && summary.tasks().stream().allMatch(task -> task.recordCount() == 0)) {
      out.println("Nothing to load is staged; this lands it: deskferry extract");
    }
    if (!summary.message().isEmpty()) {
      out.println(summary.message());
    }
    if (execute) {
      out.printf(
          Locale.ROOT,
          "%s: %s%s%n",
          Phase.LOAD.runName(summary.runId().orElse(0), summary.lane()),
          word(summary.state()),
          rejected(summary));
    } else {
      out.printf(
          Locale.ROOT,
          "A rehearsal: nothing was written. %,d requests would be sent; do it with: deskferry load --execute%n",
          summary.requestCount());
    }
  }

  private static String rejected(LoadSummary summary) {
    long count = summary.tasks().stream().mapToLong(LoadSummary.Task::rejectedCount).sum();
    return count == 0 ? "" : "; %,d rejected, which and why: deskferry reconcile".formatted(count);
  }

  private static ObjectNode json(ExtractSummary summary) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("run_id", summary.runId());
    root.put("state", word(summary.state()));
    ObjectNode tasks = root.putObject("tasks");
    summary
        .tasks()
        .forEach(
            (objectType, end) ->
                tasks
                    .putObject(objectType)
                    .put("state", word(end.state()))
                    .put("message", end.message()));
    return root;
  }

  private static ObjectNode json(LoadSummary summary) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    summary.runId().ifPresent(id -> root.put("run_id", id));
    if (!summary.lane().isEmpty()) {
      root.put("lane", summary.lane());
    }
    root.put("state", word(summary.state()));
    root.put("message", summary.message());
    root.put("request_count", summary.requestCount());
    ArrayNode tasks = root.putArray("tasks");
    for (LoadSummary.Task task : summary.tasks()) {
      tasks
          .addObject()
          .put("object_type", task.objectType())
          .put("record_count", task.recordCount())
          .put("created_count", task.createdCount())
          .put("updated_count", task.updatedCount())
          .put("unchanged_count", task.unchangedCount())
          .put("skipped_count", task.skippedCount())
          .put("rejected_count", task.rejectedCount());
    }
    ArrayNode notes = root.putArray("notes");
    summary.notes().forEach(notes::add);
    return root;
  }

  private static String word(Enum<?> state) {
    return state.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }
}
