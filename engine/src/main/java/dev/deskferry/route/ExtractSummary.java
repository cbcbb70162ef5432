package dev.deskferry.route;

import dev.deskferry.run.RunState;
import dev.deskferry.run.WorkState;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * How an extract ended.
 *
 * @param tasks by source, in the order in which they ended
 */
public record ExtractSummary(long runId, RunState state, Map<String, TaskEnd> tasks) {

  public ExtractSummary {
    tasks = new LinkedHashMap<>(tasks);
  }

  /**
   * How a task ended.
   *
   * @param state {@code pending} when it was interrupted or could not begin
   * @param message why, empty when it is done
   */
  public record TaskEnd(WorkState state, String message) {}

  /** How the task of a source ended; {@code pending} for one that was not chosen. */
  public TaskEnd task(String source) {
    return tasks.getOrDefault(source, new TaskEnd(WorkState.PENDING, "not chosen"));
  }
}
