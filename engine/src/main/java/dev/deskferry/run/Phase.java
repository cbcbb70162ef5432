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

  /** The phase of that word. */
  public static Phase of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }
}
