package dev.deskferry.route;

import dev.deskferry.load.BatchBuilder;
import dev.deskferry.load.PlannedRecord;
import dev.deskferry.mapping.CompiledMapping;
import dev.deskferry.run.Lease;
import dev.deskferry.staging.Row;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Optional;

/**
 * Batches of records of one object type to be looked for in HubSpot, read as they are asked for.
 * Targets that no mapping has any more are left alone: their key is not known. Asked by one thread
 * at a time.
 */
final class LoadUnsettledBatches implements Iterator<LoadBatch> {

  private static final int READ_SIZE = 10 * BatchBuilder.MAX_RECORDS;

  private final LoadSession session;
  private final Lease lease;
  private final String objectType;
  private final Map<CompiledMapping, BatchBuilder> builders = new LinkedHashMap<>();
  private final Deque<LoadBatch> ready = new ArrayDeque<>();
  private String after = "";
  private boolean isReadToEnd;

  LoadUnsettledBatches(LoadSession session, Lease lease, String objectType) {
    this.session = session;
    this.lease = lease;
    this.objectType = objectType;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !isReadToEnd && !session.isEnding()) {
      read();
    }
    return !ready.isEmpty() && !session.isEnding();
  }

  @Override
  public LoadBatch next() {
    if (!hasNext()) {
      throw new NoSuchElementException("there is nothing further to look for");
    }
    return ready.remove();
  }

  Lease lease() {
    return lease;
  }

  String objectType() {
    return objectType;
  }

  private void read() {
    List<Row> rows =
        session
            .database()
            .query(
                "load/unsettled-records",
                Map.of(
                    "object_type",
                    objectType,
                    "run_id",
                    lease.runId(),
                    "after",
                    after,
                    "record_count",
                    READ_SIZE));
    for (Row row : rows) {
      after = row.text("source_id");
      mapping(row)
          .ifPresent(
              mapping ->
                  builders
                      .computeIfAbsent(mapping, it -> new BatchBuilder())
                      .add(PlannedRecord.toFind(after, row.optionalText("ticket").orElse("")))
                      .ifPresent(full -> hand(mapping, full)));
    }
    if (rows.size() < READ_SIZE) {
      isReadToEnd = true;
      builders.forEach(
          (mapping, builder) -> builder.flush().ifPresent(rest -> hand(mapping, rest)));
    }
  }

  /** The one that wanted it; when there is none of that name any more, one that leads there. */
  private Optional<CompiledMapping> mapping(Row row) {
    String name = row.optionalText("mapping").orElse("");
    List<CompiledMapping> leading =
        session.mappings().forObjectType(objectType).stream()
            .filter(mapping -> mapping.target().equals(row.text("target")))
            .toList();
    return leading.stream()
        .filter(mapping -> mapping.name().equals(name))
        .findFirst()
        .or(() -> leading.stream().findFirst());
  }

  private void hand(CompiledMapping mapping, List<PlannedRecord> records) {
    ready.add(new LoadBatch(lease, session.destination(mapping), "find", records));
  }
}
