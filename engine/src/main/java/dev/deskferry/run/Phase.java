package dev.deskferry.run;

import java.util.Locale;

/** The two phases of a migration. */
public enum Phase {
  EXTRACT,
  LOAD;

  /** As the ledger and the operator write it: {@code extract, load}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Name of the lock that whoever plans a run of that lane holds. */
  public String lock(String lane) {
    return lane.isEmpty() ? word() : word() + " " + lane;
  }

  /** A run as the operator reads it: {@code load run 3, load run 4 (lane open)}. */
  public String runName(long runId, String lane) {
    String name = word() + " run " + runId;
    return lane.isEmpty() ? name : name + " (lane " + lane + ")";
  }

  /** The phase of that word. */
  public static Phase of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
