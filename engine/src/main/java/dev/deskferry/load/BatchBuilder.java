package dev.deskferry.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Fills batches of the largest size HubSpot takes, carrying the rest from chunk to chunk. For one
 * thread.
 */
public final class BatchBuilder {

  /** Inputs in one request of any object batch endpoint ("Using object APIs", read 2026-11-22). */
  public static final int MAX_RECORDS = 100;

  /** No limit of the body is published; below four megabytes nothing has been refused. */
  private static final int MAX_CHARACTERS = 3_000_000;

  private final List<PlannedRecord> open = new ArrayList<>(MAX_RECORDS);
  private int characters;

  /**
   * Adds a record; answers with a full batch when the record does not fit beside the others or
   * fills it.
   */
  public Optional<List<PlannedRecord>> add(PlannedRecord record) {
    Optional<List<PlannedRecord>> full = Optional.empty();
    if (!open.isEmpty() && characters + record.size() > MAX_CHARACTERS) {
      full = flush();
    }
    open.add(record);
    characters += record.size();
    return full.isPresent() || open.size() < MAX_RECORDS ? full : flush();
  }

  /** What is left at the end; empty when nothing is. */
  public Optional<List<PlannedRecord>> flush() {
    if (open.isEmpty()) {
      return Optional.empty();
    }
    List<PlannedRecord> batch = List.copyOf(open);
    open.clear();
    characters = 0;
    return Optional.of(batch);
  }
}
