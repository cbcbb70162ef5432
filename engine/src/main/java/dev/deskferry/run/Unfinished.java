package dev.deskferry.run;

import java.time.Duration;

/**
 * An unfinished run, as it was found when a run was opened.
 *
 * @param rested how long nobody had worked on it, by the clock of the database
 */
public record Unfinished(long runId, Duration rested) {}
