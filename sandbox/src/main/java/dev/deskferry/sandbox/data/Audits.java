package dev.deskferry.sandbox.data;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * The history of a ticket, derived from the ticket and its comments: one audit for each comment,
 * about one and a half more without any comment, as real accounts have.
 */
final class Audits {

  private static final int WITHOUT_COMMENT = 65_536;
  private static final int AFTER_COMMENT = 81_920;
  private static final int LAST = 131_000;
  private static final int SECONDS_TO_REDACTION = 1_800;

  private Audits() {}

  /**
   * All audits of a ticket in the order of their time and id; none for a scrubbed ticket.
   *
   * @param base first audit id of the ticket
   */
  static List<Audit> of(TicketFacts ticket, List<CommentFacts> comments, long base) {
    List<Audit> audits = new ArrayList<>();
    if (ticket.isScrubbed()) {
      return audits;
    }
    if (comments.isEmpty()) {
      audits.add(new Audit(base, ticket.createdAt(), Audit.Kind.CREATION, -1));
    }
    for (int ordinal = 0; ordinal < comments.size(); ordinal++) {
      addComment(audits, comments.get(ordinal), ordinal, base, ticket);
    }
    addOthers(audits, ticket, base);
    audits.add(new Audit(base + LAST, ticket.updatedAt(), Audit.Kind.LAST, -1));
    audits.sort(Comparator.comparingLong(Audit::second).thenComparingLong(Audit::id));
    return audits;
  }

  private static void addComment(
      List<Audit> audits, CommentFacts comment, int ordinal, long base, TicketFacts ticket) {
    long id = comment.auditId() > 0 ? comment.auditId() : base + 4L * ordinal;
    Audit.Kind kind = ordinal == 0 ? Audit.Kind.CREATION : Audit.Kind.COMMENT;
    audits.add(new Audit(id, comment.createdAt(), kind, ordinal));
    long later =
        Math.max(
            comment.createdAt(),
            Math.min(comment.createdAt() + SECONDS_TO_REDACTION, ticket.updatedAt()));
    if (comment.isRedacted()) {
      audits.add(
          new Audit(base + AFTER_COMMENT + 4L * ordinal, later, Audit.Kind.REDACTION, ordinal));
    }
    if (comment.wasMadePrivate()) {
      audits.add(
          new Audit(base + AFTER_COMMENT + 4L * ordinal + 2, later, Audit.Kind.PRIVACY, ordinal));
    }
  }

  private static void addOthers(List<Audit> audits, TicketFacts ticket, long base) {
    long life = Math.max(1, ticket.updatedAt() - ticket.createdAt());
    int count = (int) Long.remainderUnsigned(mix(ticket.id()), 13);
    for (int i = 0; i < count; i++) {
      long bits = mix(ticket.id() * 31 + i);
      long second = ticket.createdAt() + Long.remainderUnsigned(bits, life);
      Audit.Kind kind = (bits >>> 60) < 4 ? Audit.Kind.SLA : Audit.Kind.CHANGE;
      audits.add(new Audit(base + WITHOUT_COMMENT + 4L * i, second, kind, -1));
    }
  }

  private static long mix(long value) {
    long bits = (value ^ (value >>> 30)) * 0xbf58476d1ce4e5b9L;
    bits = (bits ^ (bits >>> 27)) * 0x94d049bb133111ebL;
    return bits ^ (bits >>> 31);
  }
}
