package dev.deskferry.sandbox.churn;

import java.util.Random;

/** What can happen to an account while it is read, with how often in a hundred changes. */
public enum Change {
  UPDATE_TICKET(35),
  CHANGE_REQUESTER(5),
  ADD_COMMENT(25),
  CREATE_TICKET(10),
  UPDATE_USER(10),
  MERGE_USERS(3),
  MERGE_TICKETS(3),
  DELETE_TICKET(4),
  REDACT_COMMENT(5),
  /** Nothing that could be changed was found. */
  NONE(0);

  private final int share;

  Change(int share) {
    this.share = share;
  }

  static Change pick(Random random) {
    int dice = random.nextInt(100);
    for (Change change : values()) {
      dice -= change.share;
      if (dice < 0) {
        return change;
      }
    }
    return NONE;
  }
}
