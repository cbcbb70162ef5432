package dev.deskferry.route;

import dev.deskferry.run.Lease;
import dev.deskferry.run.Run;
import dev.deskferry.run.WorkState;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
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
  private final Set<Lease> held = ConcurrentHashMap.newKeySet();

  LoadPartitions(LoadSession session, Run run) {
    this.session = session;
    this.run = run;
    this.warnings = new LoadWarnings(session.database());
  }

  /** Sets the next lease of the task, or none when the task or the load is ending. */
  public void lease(Exchange exchange) {
    exchange.removeProperty(LoadNames.LEASE);
    if (session.isEnding()) {
      return;
    }
    String objectType = exchange.getProperty(LoadNames.OBJECT_TYPE, String.class);
    run.leaseNext(objectType)
        .ifPresent(
            lease -> {
              held.add(lease);
              exchange.setProperty(LoadNames.LEASE, lease);
            });
  }

  /** The batches of the leased partition, for a streaming split. */
  public Iterator<LoadBatch> batches(Exchange exchange) {
    Lease lease = exchange.getProperty(LoadNames.LEASE, Lease.class);
    LoadChunks ofType =
        chunks.computeIfAbsent(
            lease.objectType(), objectType -> new LoadChunks(session, objectType));
    LoadBatches batches =
        new LoadBatches(session, lease, ofType, new LoadAnswers(session.database()), warnings);
    exchange.setProperty(BATCHES, batches);
    return batches;
  }

  /** Ends the partition when everything in it was sent, gives it back otherwise. */
  public void end(Exchange exchange) {
    LoadBatches batches = exchange.getProperty(BATCHES, LoadBatches.class);
    Lease lease = batches.lease();
    held.remove(lease);
    if (session.isEnding() || !batches.isComplete()) {
      run.release(
          lease, WorkState.PENDING, Optional.ofNullable(session.failure().get()).orElse(""));
      return;
    }
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

  /** Keeps the leases of partitions that take long; called by a timer. */
  void renew() {
    for (Lease lease : held) {
      if (!run.renew(lease)) {
        held.remove(lease);
      }
    }
  }
}
