package dev.deskferry.run;

import java.util.Locale;

/**
 * How a task or a partition stands. A running task is {@code running}, a running partition is
 * {@code leased}; the other words are shared.
 */
public enum WorkState {
  PENDING,
  RUNNING,
  DONE,
  FAILED,
  NOT_AVAILABLE;

  /** As {@code migration.task.state} writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of either table's word. */
  public static WorkState of(String word) {
    return word.equals("leased") ? RUNNING : valueOf(word.toUpperCase(Locale.ROOT));
  }
}
