package dev.deskferry.route;

import dev.deskferry.load.BatchBuilder;
import dev.deskferry.load.Destination;
import dev.deskferry.load.Draft;
import dev.deskferry.load.PlannedRecord;
import dev.deskferry.mapping.CompiledMapping;
import dev.deskferry.report.Progress;
import dev.deskferry.run.Lease;
import dev.deskferry.run.LeaseKeeper;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * The batches of one partition, made as they are asked for: full ones first, what is left over when
 * the partition is read to its end. Writes down answers for records that nothing is sent for as it
 * goes. Ends early when the load is ending or the lease is lost. Asked by one thread at a time.
 */
final class LoadBatches implements Iterator<LoadBatch> {

  private final LoadSession session;
  private final Lease lease;
  private final LeaseKeeper leases;
  private final LoadRange range;
  private final LoadChunks chunks;
  private final LoadAnswers answers;
  private final LoadWarnings warnings;
  private final LoadCounts counts = new LoadCounts();
  private final Map<String, Open> builders = new LinkedHashMap<>();
  private final Deque<LoadBatch> ready = new ArrayDeque<>();
  private String after = "";
  private boolean isReadToEnd;
  private boolean isLost;

  private record Open(Destination destination, String operation, BatchBuilder builder) {}

  LoadBatches(
      LoadSession session,
      Lease lease,
      LeaseKeeper leases,
      LoadChunks chunks,
      LoadAnswers answers,
      LoadWarnings warnings) {
    this.session = session;
    this.lease = lease;
    this.leases = leases;
    this.range = LoadRange.of(lease);
    this.chunks = chunks;
    this.answers = answers;
    this.warnings = warnings;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !isReadToEnd && isGoingOn()) {
      read();
    }
    return !ready.isEmpty() && isGoingOn();
  }

  @Override
  public LoadBatch next() {
    if (!hasNext()) {
      throw new NoSuchElementException("the partition has no further batch");
    }
    return ready.remove();
  }

  private boolean isGoingOn() {
    return !isLost && !session.isEnding() && leases.isKept(lease);
  }

  Lease lease() {
    return lease;
  }

  LoadCounts counts() {
    return counts;
  }

  /** Whether every record was read and every batch handed out. */
  boolean isComplete() {
    return isReadToEnd && ready.isEmpty();
  }

  private void read() {
    Optional<LoadChunk> chunk = chunks.next(range, after);
    if (chunk.isEmpty()) {
      isReadToEnd = true;
      builders.values().forEach(open -> open.builder().flush().ifPresent(rest -> add(open, rest)));
      return;
    }
    after = chunk.get().lastKey();
    if (!answers.write(lease, chunk.get())) {
      isLost = true;
      return;
    }
    warnings.write(lease, chunk.get());
    counts.add(chunk.get());
    report(chunk.get());
    for (LoadChunk.Plan plan : chunk.get().plans()) {
      Open open = builder(plan);
      open.builder().add(plan.record()).ifPresent(full -> add(open, full));
    }
  }

  private void report(LoadChunk chunk) {
    Progress progress = session.progress();
    String type = lease.objectType();
    count(progress, type, "unchanged", LoadCounts.count(chunk, Draft.Settled.Kind.UNCHANGED, ""));
    count(
        progress, type, "skipped", LoadCounts.count(chunk, Draft.Settled.Kind.SKIPPED, "skipped"));
    count(
        progress,
        type,
        "rejected",
        LoadCounts.count(chunk, Draft.Settled.Kind.REJECTED, "rejected"));
  }

  private static void count(Progress progress, String objectType, String counter, long delta) {
    if (delta > 0) {
      progress.count(objectType, counter, delta);
    }
  }

  private void add(Open open, List<PlannedRecord> records) {
    ready.add(new LoadBatch(lease, open.destination(), open.operation(), records));
  }

  private Open builder(LoadChunk.Plan plan) {
    String operation = plan.record().step() == PlannedRecord.Step.UPDATE ? "update" : "create";
    CompiledMapping mapping = plan.change().mapping();
    return builders.computeIfAbsent(
        mapping.name() + " " + operation,
        key -> new Open(session.destination(mapping), operation, new BatchBuilder()));
  }
}
