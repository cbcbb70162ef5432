package dev.deskferry.sandbox.data;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Comparator;
import java.util.List;

/** Records of a JSON-lines file; each is kept as bytes and parsed when asked for. */
class FileRecords implements Records {

  private final List<Packed> records;

  /** A record with what can be asked without parsing it. */
  private record Packed(long id, long changedAt, boolean isListed, byte[] json) {}

  FileRecords(ObjectType type, List<JsonLines.Line> lines) {
    this.records =
        lines.stream()
            .map(JsonLines.Line::record)
            .map(
                record ->
                    new Packed(
                        record.path("id").asLong(),
                        Shapes.changedAt(record),
                        Shapes.isListed(type, record),
                        JsonLines.pack(record)))
            .sorted(Comparator.comparingLong(Packed::id))
            .toList();
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
