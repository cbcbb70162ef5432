package dev.deskferry.problem;

/** Whether a problem stops the migration. */
public enum Severity {
  /** Nothing moves until it is mended. */
  ERROR,
  /** Worth a look; the migration may go on. */
  WARNING
}
