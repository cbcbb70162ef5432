package dev.deskferry.sandbox.data;

/**
 * One update of a ticket, as the event export lists it.
 *
 * @param second when, since the epoch
 * @param ordinal the comment it speaks of, -1 for none
 */
public record Audit(long id, long second, Kind kind, int ordinal) {

  /** What an update did. */
  public enum Kind {
    /** The ticket came to be, with its first comment if it has one. */
    CREATION,
    COMMENT,
    /** A field changed. */
    CHANGE,
    /** A service level was applied; nothing else changed, so there are no child events. */
    SLA,
    REDACTION,
    /** A public comment became private. */
    PRIVACY,
    /** The ticket came to the status that it has now. */
    LAST
  }
}
