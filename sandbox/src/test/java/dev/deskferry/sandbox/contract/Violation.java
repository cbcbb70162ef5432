package dev.deskferry.sandbox.contract;

/**
 * One way in which a message departs from its document. Violations of the same kind in many
 * messages are equal.
 *
 * @param side which of the two messages
 * @param operation method and path template of the document, such as {@code GET
 *     /api/v2/tickets/{ticket_id}}
 * @param status of the reply, also where the request is at fault
 * @param keyword what was broken, such as {@code body.schema.required}
 * @param place JSON pointer into the body, array positions written as {@code *}; or the name of the
 *     parameter or header; else empty
 * @param message what is wrong; without values of records
 */
public record Violation(
    Side side, String operation, int status, String keyword, String place, String message) {

  /** Who is at fault. */
  public enum Side {
    REQUEST,
    REPLY
  }

  @Override
  public String toString() {
    return "%s %s (%d) %s at \"%s\": %s"
        .formatted(side, operation, status, keyword, place, message);
  }
}
