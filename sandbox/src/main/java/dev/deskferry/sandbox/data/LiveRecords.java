package dev.deskferry.sandbox.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** Records with the changes that were made since the stand-in started laid over them. */
public final class LiveRecords implements Records {

  private final ObjectType type;
  private final Records original;
  private final Map<Integer, ObjectNode> changed = new ConcurrentHashMap<>();
  private final List<ObjectNode> added = new CopyOnWriteArrayList<>();
  private volatile @Nullable ChangeOrder order;

  /** Lays an empty overlay over records. */
  public LiveRecords(ObjectType type, Records original) {
    this.type = type;
    this.original = original;
  }

  @Override
  public int size() {
    return original.size() + added.size();
  }

  @Override
  public long id(int index) {
    return index < original.size()
        ? original.id(index)
        : added.get(index - original.size()).path("id").asLong();
  }

  @Override
  public int indexOf(String name) {
    return type.textKey().isEmpty() ? Records.super.indexOf(name) : original.indexOf(name);
  }

  @Override
  public long changedAt(int index) {
    ObjectNode over = overlay(index);
    return over == null ? original.changedAt(index) : Shapes.changedAt(over);
  }

  @Override
  public boolean isListed(int index) {
    ObjectNode over = overlay(index);
    return over == null ? original.isListed(index) : Shapes.isListed(type, over);
  }

  @Override
  public ObjectNode record(int index) {
    ObjectNode over = overlay(index);
    return over == null ? original.record(index) : over.deepCopy();
  }

  /** The record as it was changed, or null when it is as it was at the start. */
  @Nullable ObjectNode overlay(int index) {
    return index < original.size() ? changed.get(index) : added.get(index - original.size());
  }

  /** The order of incremental exports; built when first asked for. */
  public ChangeOrder order() {
    ChangeOrder known = order;
    return known != null ? known : buildOrder();
  }

  /**
   * Changes one record and moves it to its new place in the order.
   *
   * @param change edits the record, its time of change included
   * @throws IllegalArgumentException when there is no such record
   */
  public synchronized void change(long id, Consumer<ObjectNode> change) {
    int index = indexOf(id);
    if (index < 0) {
      throw new IllegalArgumentException("no record " + id + " in " + type.plural());
    }
    ChangeOrder before = order();
    ObjectNode record = record(index);
    change.accept(record);
    if (index < original.size()) {
      changed.put(index, record);
    } else {
      added.set(index - original.size(), record);
    }
    before.move(index, Shapes.changedAt(record));
  }

  /**
   * Adds one record.
   *
   * @throws IllegalArgumentException when its id is not greater than all others, or records of the
   *     type are named by text
   */
  public synchronized void add(ObjectNode record) {
    if (!type.textKey().isEmpty()) {
      throw new IllegalArgumentException(type.plural() + " cannot be added while they are served");
    }
    long id = record.path("id").asLong();
    if (size() > 0 && id <= id(size() - 1)) {
      throw new IllegalArgumentException("ids of new " + type.plural() + " must grow: " + id);
    }
    ChangeOrder before = order();
    added.add(record.deepCopy());
    before.move(size() - 1, Shapes.changedAt(record));
  }

  private synchronized ChangeOrder buildOrder() {
    ChangeOrder known = order;
    if (known == null) {
      known = ChangeOrder.of(size(), this::changedAt);
      order = known;
    }
    return known;
  }
}
