package dev.deskferry.sandbox.data.generated;

/**
 * How tickets hang together. Every fifty tickets make a block in which some places have a part: a
 * problem with its incidents, a closed ticket with its follow-up, a ticket merged into another.
 * Whether a block uses its parts falls by its own dice, so both ends of a link know of each other.
 */
final class Plot {

  private static final int BLOCK = 50;
  private static final int PROBLEM = 10;
  private static final int[] INCIDENTS = {12, 17, 23};
  private static final int FOLLOWED = 7;
  private static final int FOLLOW_UP = 49;
  private static final int MERGE_TARGET = 28;
  private static final int MERGED = 30;

  private final Scale scale;

  Plot(Scale scale) {
    this.scale = scale;
  }

  /** Index of the problem of this incident, -1 when it is none. */
  int problemOf(int index) {
    int place = index % BLOCK;
    for (int i = 0; i < INCIDENTS.length; i++) {
      if (INCIDENTS[i] == place && uses(index, 1 + i, 700)) {
        return index - place + PROBLEM;
      }
    }
    return -1;
  }

  /** Whether the ticket is a problem with incidents. */
  boolean isProblem(int index) {
    if (index % BLOCK != PROBLEM) {
      return false;
    }
    for (int place : INCIDENTS) {
      int incident = index - PROBLEM + place;
      if (incident < scale.tickets() && problemOf(incident) == index) {
        return true;
      }
    }
    return false;
  }

  /** Index of the closed ticket that this one follows up, -1 when it is no follow-up. */
  int followedBy(int index) {
    return index % BLOCK == FOLLOW_UP && uses(index, 5, 600) ? index - FOLLOW_UP + FOLLOWED : -1;
  }

  /** Index of the follow-up of this ticket, -1 when there is none. */
  int followUpOf(int index) {
    int followUp = index - FOLLOWED + FOLLOW_UP;
    boolean isThere = index % BLOCK == FOLLOWED && followUp < scale.tickets();
    return isThere && uses(index, 5, 600) ? followUp : -1;
  }

  /** Index of the ticket into which this one was merged, -1 when it was not. */
  int mergedInto(int index) {
    return index % BLOCK == MERGED && uses(index, 6, 500) ? index - MERGED + MERGE_TARGET : -1;
  }

  /** Index of the ticket that was merged into this one, -1 when there is none. */
  int mergedFrom(int index) {
    int merged = index - MERGE_TARGET + MERGED;
    boolean isThere = index % BLOCK == MERGE_TARGET && merged < scale.tickets();
    return isThere && uses(index, 6, 500) ? merged : -1;
  }

  /** Whether the ticket has any part and so must not be deleted by chance. */
  boolean hasPart(int index) {
    return problemOf(index) >= 0
        || isProblem(index)
        || followedBy(index) >= 0
        || followUpOf(index) >= 0
        || mergedInto(index) >= 0
        || mergedFrom(index) >= 0;
  }

  private boolean uses(int index, int salt, int perThousand) {
    return scale.dice(Scale.Stream.BLOCK, index / BLOCK).chance(salt, perThousand);
  }
}
