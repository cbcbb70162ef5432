package dev.deskferry.route;

import dev.deskferry.run.RunState;
import java.util.List;
import java.util.OptionalLong;

/**
 * How a load went, or, for a rehearsal, how it would go.
 *
 * @param runId of the run; empty for a rehearsal, which leaves no trace
 * @param lane part that was loaded; empty for everything
 * @param message why it failed; empty otherwise
 * @param tasks in their order
 * @param requestCount requests a rehearsal would send to write; 0 after a real load
 * @param notes sentences for the operator: what will be created in the portal, first examples,
 *     findings
 */
public record LoadSummary(
    RunState state,
    OptionalLong runId,
    String lane,
    String message,
    List<Task> tasks,
    long requestCount,
    List<String> notes) {

  /** Copies the lists. */
  public LoadSummary {
    tasks = List.copyOf(tasks);
    notes = List.copyOf(notes);
  }

  /**
   * One object type.
   *
   * @param recordCount live staged records looked at
   */
  public record Task(
      String objectType,
      long recordCount,
      long createdCount,
      long updatedCount,
      long unchangedCount,
      long skippedCount,
      long rejectedCount) {}
}
