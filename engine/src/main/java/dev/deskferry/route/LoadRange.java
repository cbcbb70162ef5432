package dev.deskferry.route;

import dev.deskferry.run.Lease;

/**
 * Which staged records are to be looked at.
 *
 * @param lowerBound first key, included; empty for the very first
 * @param upperBound first key no longer included; empty for none
 * @param lastAbandonedBatch when above 0, only records of unsettled batches up to this one
 */
record LoadRange(String objectType, String lowerBound, String upperBound, long lastAbandonedBatch) {

  /** A slice of keys. */
  static final String KEYS = "keys";

  /** Records whose batches nobody settled. */
  static final String ABANDONED = "abandoned";

  /** Greater than every id. */
  private static final String END = Character.toString(Character.MAX_CODE_POINT);

  static LoadRange everything(String objectType) {
    return new LoadRange(objectType, "", END, 0);
  }

  static LoadRange of(Lease lease) {
    if (lease.kind().equals(ABANDONED)) {
      return new LoadRange(lease.objectType(), "", END, Long.parseLong(lease.lowerBound()));
    }
    String upper = lease.upperBound().isEmpty() ? END : lease.upperBound();
    return new LoadRange(lease.objectType(), lease.lowerBound(), upper, 0);
  }

  boolean isAbandoned() {
    return lastAbandonedBatch > 0;
  }
}
