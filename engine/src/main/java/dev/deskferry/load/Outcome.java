package dev.deskferry.load;

/** What became of one record that was sent, or that HubSpot was asked about. */
public sealed interface Outcome {

  /** How a loaded record came to stand in HubSpot: column {@code migration.delivery.outcome}. */
  enum Way {
    CREATED,
    UPDATED,
    UNCHANGED
  }

  /**
   * It stands in HubSpot.
   *
   * @param rule how an existing record was taken over, e.g. {@code on_existing: fill_empty}; empty
   *     otherwise
   */
  record Loaded(String hubspotId, Way way, String rule) implements Outcome {}

  /**
   * HubSpot will not have it as it is.
   *
   * @param category HubSpot's category, or {@code LOCAL} when a rule or setting of ours decided, so
   *     that every run decides anew
   * @param code a stable word to count by
   */
  record Rejected(String category, String code, String message, String correlationId)
      implements Outcome {}

  /** Looked for by its key, and not there. */
  record Absent() implements Outcome {}

  /** Sent, never answered for, and not found by its key either; a later run looks again. */
  record Unknown(String reason) implements Outcome {}
}
