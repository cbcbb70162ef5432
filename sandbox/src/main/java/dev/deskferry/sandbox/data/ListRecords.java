package dev.deskferry.sandbox.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;

/** A short table held in memory. */
public final class ListRecords implements Records {

  private final ObjectType type;
  private final List<ObjectNode> records;

  /**
   * Copies the list, ordered by id; records that are named by text keep their order.
   *
   * @param records in API shape, each with the key of its type
   */
  public ListRecords(ObjectType type, List<ObjectNode> records) {
    this.type = type;
    this.records =
        type.textKey().isEmpty()
            ? records.stream()
                .sorted(Comparator.comparingLong(node -> node.path("id").asLong()))
                .toList()
            : List.copyOf(records);
  }

  @Override
  public int size() {
    return records.size();
  }

  @Override
  public long id(int index) {
    return type.textKey().isEmpty() ? records.get(index).path("id").asLong() : index + 1L;
  }

  @Override
  public int indexOf(String name) {
    if (type.textKey().isEmpty()) {
      return Records.super.indexOf(name);
    }
    for (int index = 0; index < records.size(); index++) {
      if (records.get(index).path(type.textKey()).asText().equals(name)) {
        return index;
      }
    }
    return -1;
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
