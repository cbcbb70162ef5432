package dev.deskferry.sandbox.data.generated;

import dev.deskferry.sandbox.data.TicketFacts;

/**
 * The facts of each ticket. Older tickets are mostly closed and archived; of a hundred one is
 * deleted (half of those scrubbed); up to 1,200 were closed by one automation within one second.
 */
final class TicketPlan {

  private static final int MOST_AT_ONCE = 1_200;
  private static final long CLOSED_AT_ONCE = Scale.END - 45 * 86_400L;

  private final Scale scale;
  private final Plot plot;
  private final Memberships memberships;

  TicketPlan(Scale scale, Plot plot, Memberships memberships) {
    this.scale = scale;
    this.plot = plot;
    this.memberships = memberships;
  }

  Dice dice(int index) {
    return scale.dice(Scale.Stream.TICKET, index);
  }

  TicketFacts facts(int index) {
    Dice dice = dice(index);
    long created = scale.ticketCreatedAt(index);
    boolean isDeleted = isDeleted(index, dice);
    String status = isDeleted ? "deleted" : status(index, dice);
    long updated = updatedAt(index, dice, created);
    int requester = requester(dice);
    long assignee = status.equals("new") ? 0 : scale.userId(agent(dice));
    return new TicketFacts(
        Scale.ticketId(index),
        created,
        updated,
        generatedAt(dice, updated, isClosedAtOnce(index)),
        status,
        scale.userId(requester),
        dice.chance(20, 100) ? scale.userId(agent(dice)) : scale.userId(requester),
        assignee,
        Scale.groupId(dice.below(21, Settings.GROUPS.size())),
        memberships.organizationId(requester),
        Scale.formId(dice.below(22, Settings.FORMS.size())),
        status.equals("closed") && updated + TicketFacts.ARCHIVED_AFTER_SECONDS < Scale.END,
        !isDeleted && !plot.hasPart(index) && dice.chance(23, 5),
        isDeleted && dice.chance(24, 500));
  }

  /** Index of the user who asks. */
  int requester(Dice dice) {
    return scale.agents() + dice.below(25, scale.users() - scale.agents());
  }

  /** Index of the agent who answers. */
  int agent(Dice dice) {
    return dice.below(26, scale.agents());
  }

  /** How many comments a ticket has: 1 to 7, one long thread in larger accounts. */
  int commentCount(int index) {
    if (index == 123 && scale.tickets() >= 300) {
      return scale.tickets() >= 100_000 ? 5_000 : 120;
    }
    return 1 + dice(index).below(27, 7);
  }

  private boolean isDeleted(int index, Dice dice) {
    return !plot.hasPart(index) && index != 123 && dice.chance(28, 10);
  }

  private boolean isClosedAtOnce(int index) {
    int middle = scale.tickets() / 2;
    return index >= middle
        && index < middle + Math.min(scale.tickets() / 4, MOST_AT_ONCE)
        && !plot.hasPart(index);
  }

  private String status(int index, Dice dice) {
    if (plot.followUpOf(index) >= 0 || plot.mergedInto(index) >= 0 || isClosedAtOnce(index)) {
      return "closed";
    }
    boolean isRecent = index > scale.tickets() * 0.93;
    int draw = dice.below(29, 1000);
    if (!isRecent && draw < 960) {
      return "closed";
    }
    int recent = dice.below(30, 100);
    if (recent < 15) {
      return "new";
    }
    if (recent < 45) {
      return "open";
    }
    if (recent < 65) {
      return "pending";
    }
    return recent < 72 ? "hold" : "solved";
  }

  private long updatedAt(int index, Dice dice, long created) {
    if (isClosedAtOnce(index)) {
      return CLOSED_AT_ONCE;
    }
    long longest = dice.chance(31, 100) ? 60 * 86_400L : 8 * 86_400L;
    int followUp = plot.followUpOf(index);
    long until = followUp >= 0 ? scale.ticketCreatedAt(followUp) - 1 : Scale.END;
    long life = Math.max(2, Math.min(longest, until - created));
    return created + 1 + dice.below(32, life);
  }

  private static long generatedAt(Dice dice, long updated, boolean isClosedAtOnce) {
    if (isClosedAtOnce) {
      return updated;
    }
    return dice.chance(33, 50)
        ? updated + dice.below(34, Math.max(1, Scale.END - updated))
        : updated + dice.below(35, 3);
  }
}
