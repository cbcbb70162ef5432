package dev.deskferry.route;

import dev.deskferry.run.Lease;
import dev.deskferry.run.LeaseKeeper;
import dev.deskferry.run.Run;
import dev.deskferry.run.WorkState;
import java.util.Iterator;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;

/**
 * The bean {@code loadPartitions} of routes {@code load-worker} and {@code load-partition}: takes a
 * partition, hands out its batches, ends it. Safe from many threads.
 */
public final class LoadPartitions {

  private static final String BATCHES = "loadBatches";

  private final LoadSession session;
  private final Run run;
  private final LoadWarnings warnings;
  private final Map<String, LoadChunks> chunks = new ConcurrentHashMap<>();
  private final LoadLeases leases;
  private final LeaseKeeper keeper;
  private final boolean isPlanner;

  /**
   * @param isPlanner whether a task is over for us only when all of its partitions are done, by
   *     whichever node
   */
  LoadPartitions(
      LoadSession session, Run run, LoadLeases leases, LeaseKeeper keeper, boolean isPlanner) {
    this.session = session;
    this.run = run;
    this.leases = leases;
    this.keeper = keeper;
    this.isPlanner = isPlanner;
    this.warnings = new LoadWarnings(session.database());
  }

  /**
   * Sets the next lease of the task, or none when the task or the load is ending. Who plans waits
   * for partitions that others have, nodes of this load or another load: one of them may come back.
   */
  public void lease(Exchange exchange) {
    exchange.removeProperty(LoadNames.LEASE);
    String objectType = exchange.getProperty(LoadNames.OBJECT_TYPE, String.class);
    leases
        .next(objectType, () -> !isPlanner || !run.openTasks().containsKey(objectType))
        .ifPresent(
            lease -> {
              if (!isPlanner) {
                session.progress().task(objectType, "load", OptionalLong.empty());
              }
              exchange.setProperty(LoadNames.LEASE, lease);
              leases.use(exchange, lease);
            });
  }

  /** The batches of the leased partition, for a streaming split. */
  public Iterator<LoadBatch> batches(Exchange exchange) {
    Lease lease = exchange.getProperty(LoadNames.LEASE, Lease.class);
    LoadChunks ofType =
        chunks.computeIfAbsent(
            lease.objectType(), objectType -> new LoadChunks(session, objectType));
    session.database().update("load/recover-links", Map.of("object_type", lease.objectType()));
    LoadBatches batches =
        new LoadBatches(
            session, lease, keeper, ofType, new LoadAnswers(session.database()), warnings);
    exchange.setProperty(BATCHES, batches);
    return batches;
  }

  /** Ends the partition when everything in it was sent, gives it back otherwise. */
  public void end(Exchange exchange) {
    LoadBatches batches = exchange.getProperty(BATCHES, LoadBatches.class);
    Lease lease = batches.lease();
    if (session.isEnding() || !batches.isComplete()) {
      leases.release(lease, WorkState.PENDING);
      return;
    }
    leases.letGo(lease);
    Map<String, Object> parameters =
        new java.util.HashMap<>(
            Map.of("partition_id", lease.partitionId(), "fencing_token", lease.fencingToken()));
    LoadCounts counts = batches.counts();
    parameters.put("record_count", counts.records.get());
    parameters.put("unchanged_count", counts.unchanged.get());
    parameters.put("skipped_count", counts.skipped.get());
    parameters.put("rejected_count", counts.rejected.get());
    session.database().update("load/finish-partition", parameters);
  }
}
