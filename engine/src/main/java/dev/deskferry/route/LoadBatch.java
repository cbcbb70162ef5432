package dev.deskferry.route;

import com.fasterxml.jackson.databind.node.ArrayNode;
import dev.deskferry.hubspot.Json;
import dev.deskferry.load.Destination;
import dev.deskferry.load.Link;
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

  /** What travels inside its creations, as column {@code migration.batch.links}; empty for none. */
  String links() {
    ArrayNode links = Json.object().arrayNode();
    for (PlannedRecord record : records) {
      for (Link link : record.links()) {
        if (record.step() != PlannedRecord.Step.UPDATE && link.travelsInline()) {
          links
              .addArray()
              .add(record.sourceId())
              .add(link.name())
              .add(link.toType())
              .add(link.toId())
              .add(link.toTarget());
        }
      }
    }
    return links.isEmpty() ? "" : links.toString();
  }

  @Override
  public String toString() {
    return operation + " of " + records.size() + " " + destination.target();
  }
}
