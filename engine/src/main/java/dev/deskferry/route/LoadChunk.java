package dev.deskferry.route;

import dev.deskferry.load.Draft;
import dev.deskferry.load.PlannedRecord;
import java.util.List;
import java.util.Set;

/**
 * Staged records that were read and mapped together.
 *
 * @param drafts one per record, in key order
 * @param plans one per draft that is a change, with the mapping it goes by
 * @param counted records that this run has sent and counted already, before the partition was taken
 *     over
 * @param lastKey where the next chunk goes on
 */
record LoadChunk(List<Draft> drafts, List<Plan> plans, Set<String> counted, String lastKey) {

  /** A record ready to be sent. */
  record Plan(Draft.Change change, PlannedRecord record) {}
}
