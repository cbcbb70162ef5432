package dev.deskferry.sandbox.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;

/** A short table held in memory. */
public final class ListRecords implements Records {

  private final ObjectType type;
  private final List<ObjectNode> records;

  /**
   * Copies the list, ordered by id.
   *
   * @param records in API shape, each with a numeric {@code id}
   */
  public ListRecords(ObjectType type, List<ObjectNode> records) {
    this.type = type;
    this.records =
        records.stream()
            .sorted(Comparator.comparingLong(node -> node.path("id").asLong()))
            .toList();
  }

  @Override
  public int size() {
    return records.size();
  }

  @Override
  public long id(int index) {
    return records.get(index).path("id").asLong();
  }

  @Override
  public long changedAt(int index) {
    return Shapes.changedAt(records.get(index));
  }

  @Override
  public boolean isListed(int index) {
    return Shapes.isListed(type, records.get(index));
  }

  @Override
  public ObjectNode record(int index) {
    return records.get(index).deepCopy();
  }
}
