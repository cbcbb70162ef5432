package dev.deskferry.route;

import dev.deskferry.run.Lease;
import dev.deskferry.run.LeaseKeeper;
import dev.deskferry.run.Run;
import dev.deskferry.run.WorkState;
import java.time.Duration;
import java.util.Iterator;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.ConcurrentHashMap;
import org.apache.camel.Exchange;

/**
 * The bean {@code loadPartitions} of routes {@code load-worker} and {@code load-partition}: takes a
 * partition, hands out its batches, ends it. Safe from many threads.
 */
public final class LoadPartitions {

  private static final String BATCHES = "loadBatches";
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final LoadSession session;
  private final Run run;
  private final LoadWarnings warnings;
  private final Map<String, LoadChunks> chunks = new ConcurrentHashMap<>();
  private final LeaseKeeper leases;
  private final boolean isPlanner;

  /**
   * @param isPlanner whether a task is over for us only when all of its partitions are done, by
   *     whichever node
   */
  LoadPartitions(LoadSession session, Run run, LeaseKeeper leases, boolean isPlanner) {
    this.session = session;
    this.run = run;
    this.leases = leases;
    this.isPlanner = isPlanner;
    this.warnings = new LoadWarnings(session.database());
  }

  /**
   * Sets the next lease of the task, or none when the task or the load is ending. Who plans waits
   * for partitions that others have: one of them may come back.
   */
  public void lease(Exchange exchange) {
    exchange.removeProperty(LoadNames.LEASE);
    String objectType = exchange.getProperty(LoadNames.OBJECT_TYPE, String.class);
    Optional<Lease> lease = Optional.empty();
    boolean isOver = session.isEnding();
    while (lease.isEmpty() && !isOver) {
      lease = run.leaseNext(objectType);
      isOver = lease.isEmpty() && (!isPlanner || !run.openTasks().containsKey(objectType));
      if (lease.isEmpty() && !isOver) {
        session.pause(LOOK_AGAIN);
        isOver = session.isEnding();
      }
    }
    lease.ifPresent(
        it -> {
          leases.keep(it);
          if (!isPlanner) {
            session.progress().task(objectType, "load", OptionalLong.empty());
          }
          exchange.setProperty(LoadNames.LEASE, it);
          exchange.setProperty(
              LoadNames.PERMISSION,
              new Permission(() -> leases.isSure(it), () -> leases.isFresh(it)));
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
            session, lease, leases, ofType, new LoadAnswers(session.database()), warnings);
    exchange.setProperty(BATCHES, batches);
    return batches;
  }

  /** Ends the partition when everything in it was sent, gives it back otherwise. */
  public void end(Exchange exchange) {
    LoadBatches batches = exchange.getProperty(BATCHES, LoadBatches.class);
    Lease lease = batches.lease();
    leases.letGo(lease);
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
}
