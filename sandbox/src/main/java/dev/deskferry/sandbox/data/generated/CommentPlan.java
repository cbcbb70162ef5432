package dev.deskferry.sandbox.data.generated;

import dev.deskferry.sandbox.data.CommentFacts;
import dev.deskferry.sandbox.data.TicketFacts;
import java.util.ArrayList;
import java.util.List;

/**
 * The facts of each comment. The first one is the submitter's; then agents and the requester take
 * turns by chance, a quarter of what agents write is private. Of a thousand comments three are
 * redacted and two were made private later.
 */
final class CommentPlan {

  private static final int ORDINALS = 8_192;

  private final Scale scale;
  private final Plot plot;
  private final TicketPlan tickets;

  CommentPlan(Scale scale, Plot plot, TicketPlan tickets) {
    this.scale = scale;
    this.plot = plot;
    this.tickets = tickets;
  }

  /** The dice of one comment. */
  Dice dice(int ticket, int ordinal) {
    return scale.dice(Scale.Stream.COMMENT, ticket * (long) ORDINALS + ordinal);
  }

  /** The facts of all comments of a ticket, oldest first. */
  List<CommentFacts> of(int ticket) {
    TicketFacts facts = tickets.facts(ticket);
    if (facts.isScrubbed()) {
      return List.of();
    }
    int count = count(ticket);
    List<CommentFacts> comments = new ArrayList<>(count);
    for (int ordinal = 0; ordinal < count; ordinal++) {
      comments.add(facts(ticket, ordinal, count, facts));
    }
    return comments;
  }

  /** Whether any comment of a ticket is public. */
  boolean hasPublic(int ticket) {
    TicketFacts facts = tickets.facts(ticket);
    int count = facts.isScrubbed() ? 0 : count(ticket);
    for (int ordinal = 0; ordinal < count; ordinal++) {
      if (facts(ticket, ordinal, count, facts).isPublic()) {
        return true;
      }
    }
    return false;
  }

  /** How many comments a ticket has that is not scrubbed. */
  int count(int ticket) {
    return tickets.commentCount(ticket) + (isPartOfMerge(ticket) ? 1 : 0);
  }

  /** Whether this comment reports that a ticket was merged. */
  boolean isAboutMerge(int ticket, int ordinal) {
    return isPartOfMerge(ticket) && ordinal == count(ticket) - 1;
  }

  /** Index of the user who wrote a comment. */
  int author(int ticket, int ordinal) {
    Dice ofTicket = tickets.dice(ticket);
    if (isAboutMerge(ticket, ordinal)) {
      return tickets.agent(ofTicket);
    }
    if (ordinal == 0) {
      return ofTicket.chance(20, 100) ? tickets.agent(ofTicket) : tickets.requester(ofTicket);
    }
    Dice dice = dice(ticket, ordinal);
    int draw = dice.below(1, 100);
    if (draw < 55) {
      return tickets.agent(ofTicket);
    }
    return draw < 96 ? tickets.requester(ofTicket) : tickets.requester(dice);
  }

  private CommentFacts facts(int ticket, int ordinal, int count, TicketFacts of) {
    Dice dice = dice(ticket, ordinal);
    int author = author(ticket, ordinal);
    boolean isByAgent = author < scale.agents();
    boolean isLater = ordinal > 0 && !isAboutMerge(ticket, ordinal);
    boolean wasMadePrivate = isLater && dice.chance(2, 2);
    boolean startsPrivate =
        ordinal == 0 ? dice.chance(3, 30) : isByAgent && isLater && dice.chance(4, 250);
    long base = Scale.auditBase(ticket);
    return new CommentFacts(
        base + 4L * ordinal + 1,
        base + 4L * ordinal,
        createdAt(dice, ordinal, count, of),
        scale.userId(author),
        !startsPrivate && !wasMadePrivate,
        isByAgent,
        isLater && dice.chance(5, 3),
        wasMadePrivate && !startsPrivate);
  }

  private static long createdAt(Dice dice, int ordinal, int count, TicketFacts ticket) {
    long life = ticket.updatedAt() - ticket.createdAt();
    long slot = life / count;
    long jitter = ordinal == 0 || slot == 0 ? 0 : dice.below(6, slot);
    return ticket.createdAt() + slot * ordinal + jitter;
  }

  private boolean isPartOfMerge(int ticket) {
    return plot.mergedInto(ticket) >= 0 || plot.mergedFrom(ticket) >= 0;
  }
}
