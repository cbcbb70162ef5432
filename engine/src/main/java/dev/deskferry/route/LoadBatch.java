package dev.deskferry.route;

import dev.deskferry.load.Destination;
import dev.deskferry.load.PlannedRecord;
import dev.deskferry.run.Lease;
import java.util.List;

/**
 * Records of one mapping that are sent together.
 *
 * @param lease of the partition they come from
 * @param operation {@code create} or {@code update}, by what is tried first
 * @param records at most 100
 */
record LoadBatch(
    Lease lease, Destination destination, String operation, List<PlannedRecord> records) {

  String[] sourceIds() {
    return records.stream().map(PlannedRecord::sourceId).toArray(String[]::new);
  }

  @Override
  public String toString() {
    return operation + " of " + records.size() + " " + destination.target();
  }
}
