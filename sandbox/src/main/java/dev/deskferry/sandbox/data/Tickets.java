package dev.deskferry.sandbox.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Tickets with the comments below them, oldest comment first. */
public interface Tickets extends Records {

  /** What everything derived from a ticket needs to know about it. */
  TicketFacts facts(int index);

  /** The facts of all comments of a ticket, oldest first; empty for a scrubbed ticket. */
  List<CommentFacts> comments(int index);

  /** The first audit id of a ticket; the following {@value #AUDIT_IDS} belong to it alone. */
  long auditBase(int index);

  /** How many audit ids belong to one ticket. */
  long AUDIT_IDS = 131_072;

  /**
   * One comment in the shape of {@code /tickets/{id}/comments}.
   *
   * @param index the ticket
   * @param ordinal position among its comments, from 0
   */
  ObjectNode comment(int index, int ordinal);

  /**
   * The same comment as it was when it was written, before redaction and before it was made
   * private.
   */
  ObjectNode commentAsWritten(int index, int ordinal);
}
