package dev.deskferry.route;

import dev.deskferry.run.Lease;
import dev.deskferry.spec.Lane;
import java.util.Map;

/**
 * Which staged records are to be looked at, and by whom.
 *
 * @param runId 0 when nobody means to send them
 * @param lowerBound first key, included; empty for the very first
 * @param upperBound first key no longer included; empty for none
 * @param partitionId 0 when nobody means to send them
 * @param fencingToken of the lease under which they are sent
 */
record LoadRange(
    long runId,
    String objectType,
    String lowerBound,
    String upperBound,
    long partitionId,
    long fencingToken) {

  /** The kind of partition that is a slice of keys. */
  static final String KEYS = "keys";

  /** Greater than every id. */
  private static final String END = Character.toString(Character.MAX_CODE_POINT);

  static LoadRange everything(String objectType) {
    return new LoadRange(0, objectType, "", END, 0, 0);
  }

  static LoadRange of(Lease lease) {
    String upper = lease.upperBound().isEmpty() ? END : lease.upperBound();
    return new LoadRange(
        lease.runId(),
        lease.objectType(),
        lease.lowerBound(),
        upper,
        lease.partitionId(),
        lease.fencingToken());
  }

  /** The parameters of statements that look at a part of a lane only. */
  static Map<String, Object> of(Lane.Part part) {
    return Map.of(
        "lane_parent", part.of(),
        "lane_field", part.field(),
        "lane_values", part.values().toArray(String[]::new));
  }
}
