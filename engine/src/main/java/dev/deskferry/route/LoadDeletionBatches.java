package dev.deskferry.route;

import dev.deskferry.load.ArchiveConversation;
import dev.deskferry.run.Lease;
import dev.deskferry.staging.Row;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;

/**
 * Batches of records to be archived, read as they are asked for: those that Zendesk deleted, then
 * those that hang below a deleted one. Asked by one thread at a time.
 */
final class LoadDeletionBatches implements Iterator<LoadDeletion> {

  private static final List<String> STATEMENTS =
      List.of("load/deleted-records", "load/orphaned-records");
  private static final int READ_SIZE = 10 * ArchiveConversation.MAX_RECORDS;

  private final LoadSession session;
  private final Lease lease;
  private final LoadDeletion.Kind kind;
  private final Deque<String> statements = new ArrayDeque<>(STATEMENTS);
  private final Map<String, List<LoadDeletion.Gone>> waiting = new LinkedHashMap<>();
  private final Deque<LoadDeletion> ready = new ArrayDeque<>();
  private String afterParent = "";
  private String after = "";

  LoadDeletionBatches(LoadSession session, Lease lease, LoadDeletion.Kind kind) {
    this.session = session;
    this.lease = lease;
    this.kind = kind;
  }

  @Override
  public boolean hasNext() {
    while (ready.isEmpty() && !statements.isEmpty() && !session.isEnding()) {
      read();
    }
    return !ready.isEmpty() && !session.isEnding();
  }

  @Override
  public LoadDeletion next() {
    if (!hasNext()) {
      throw new NoSuchElementException("there is nothing further to archive");
    }
    return ready.remove();
  }

  /** Whether everything was handed out. */
  boolean isComplete() {
    return statements.isEmpty() && ready.isEmpty();
  }

  Lease lease() {
    return lease;
  }

  private void read() {
    List<Row> rows = session.database().query(statements.element(), parameters());
    for (Row row : rows) {
      afterParent = row.text("parent_id");
      after = row.text("source_id");
      String target = row.text("target");
      List<LoadDeletion.Gone> same = waiting.computeIfAbsent(target, it -> new ArrayList<>());
      same.add(new LoadDeletion.Gone(after, row.text("hubspot_id")));
      if (same.size() == ArchiveConversation.MAX_RECORDS) {
        hand(target, same);
      }
    }
    if (rows.size() < READ_SIZE) {
      statements.remove();
      afterParent = "";
      after = "";
    }
    if (statements.isEmpty()) {
      waiting.forEach(this::hand);
    }
  }

  private void hand(String target, List<LoadDeletion.Gone> records) {
    if (!records.isEmpty()) {
      ready.add(new LoadDeletion(lease, kind.objectType(), target, List.copyOf(records)));
      records.clear();
    }
  }

  private Map<String, Object> parameters() {
    Map<String, Object> parameters = new HashMap<>(LoadDeletions.parameters(kind));
    parameters.put("after_parent", afterParent);
    parameters.put("after", after);
    parameters.put("record_count", READ_SIZE);
    return parameters;
  }
}
