package dev.deskferry.route;

import dev.deskferry.load.LinkConversation;
import dev.deskferry.run.PartitionKey;
import java.util.List;
import java.util.Map;

/**
 * Waiting links of one kind that are made together.
 *
 * @param links rows of {@code migration.association} by the pair of HubSpot records they stand for
 */
record LoadLinkBatch(Kind kind, Map<LinkConversation.Pair, List<Waiting>> links) {

  /**
   * Between which object types.
   *
   * @param lowerBound first key of records they start from, included; empty for the very first
   * @param upperBound first key no longer included; empty for none
   */
  record Kind(
      String fromType, String targetFrom, String targetTo, String lowerBound, String upperBound) {

    /** Whether it is about all records. */
    boolean isWhole() {
      return lowerBound.isEmpty() && upperBound.isEmpty();
    }

    /** The same of a part of the records. */
    Kind within(PartitionKey slice) {
      return new Kind(fromType, targetFrom, targetTo, slice.lowerBound(), slice.upperBound());
    }

    /** The partition that has the records they start from. */
    PartitionKey key() {
      // The upper bound in its name: the same lower one may belong to all records.
      String name = upperBound.isEmpty() ? "links" : "links up to " + upperBound;
      return new PartitionKey(name, "links of " + fromType, lowerBound, upperBound);
    }
  }

  /** One row. */
  record Waiting(String fromId, String name, String toType, String toId) {}

  @Override
  public String toString() {
    return "link of " + links.size() + " " + kind.targetFrom() + " to " + kind.targetTo();
  }
}
