package dev.deskferry.run;

import java.util.Locale;

/** How a run stands: column {@code migration.run.state}. */
public enum RunState {
  RUNNING,
  DONE,
  FAILED,
  INTERRUPTED;

  /** As the ledger writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** The state of that word. */
  public static RunState of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
