package dev.deskferry.sandbox.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Records of a JSON-lines file; each is kept as bytes and parsed when asked for. */
class FileRecords implements Records {

  private final List<Packed> records;
  private final Map<String, Integer> byName = new HashMap<>();

  /** A record with what can be asked without parsing it. */
  private record Packed(long id, long changedAt, boolean isListed, byte[] json) {}

  /** Keeps the records of a type: those with numbers in the order of these, others as they come. */
  FileRecords(ObjectType type, List<JsonLines.Line> lines) {
    List<Packed> packed = new ArrayList<>();
    for (JsonLines.Line line : lines) {
      ObjectNode record = line.record();
      String name = record.path(type.textKey()).asText("");
      if (!name.isEmpty()) {
        byName.put(name, packed.size());
      }
      long id = type.textKey().isEmpty() ? line.id() : packed.size() + 1L;
      packed.add(
          new Packed(
              id, Shapes.changedAt(record), Shapes.isListed(type, record), JsonLines.pack(record)));
    }
    packed.sort(Comparator.comparingLong(Packed::id));
    this.records = List.copyOf(packed);
  }

  @Override
  public int indexOf(String name) {
    return byName.isEmpty() ? Records.super.indexOf(name) : byName.getOrDefault(name, -1);
  }

  @Override
  public int size() {
    return records.size();
  }

  @Override
  public long id(int index) {
    return records.get(index).id();
  }

  @Override
  public long changedAt(int index) {
    return records.get(index).changedAt();
  }

  @Override
  public boolean isListed(int index) {
    return records.get(index).isListed();
  }

  @Override
  public ObjectNode record(int index) {
    return JsonLines.unpack(records.get(index).json());
  }
}
