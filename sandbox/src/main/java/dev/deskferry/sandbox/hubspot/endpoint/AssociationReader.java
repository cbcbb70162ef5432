package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.deskferry.sandbox.hubspot.association.AssociationStore.End;
import dev.deskferry.sandbox.hubspot.association.AssociationType;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.schema.ObjectType;
import dev.deskferry.sandbox.hubspot.store.RecordTable;
import dev.deskferry.sandbox.hubspot.wire.Version;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/**
 * Writes associations as replies carry them. Recorded v4 replies have ids as numbers and {@code
 * label} null; the dated OpenAPI files have ids as text, so dated replies do.
 */
final class AssociationReader {

  /** Records on one page of associations. */
  static final int PAGE = 500;

  private final Portal portal;
  private final Version version;

  AssociationReader(Portal portal, Version version) {
    this.portal = portal;
    this.version = version;
  }

  /** One associated record. */
  record Row(long id, int[] types) {}

  /**
   * A page of associated records.
   *
   * @param next id the following page starts at, or the empty text
   */
  record Page(List<Row> rows, String next) {}

  /** The records of a type from {@code after} on, at most {@code limit}. */
  Page page(End from, ObjectType to, String after, int limit) {
    RecordTable table = portal.store(to).table();
    long start = RecordTable.isNumber(after) ? Long.parseLong(after) : 0;
    List<Row> rows = new ArrayList<>();
    String[] next = {""};
    portal
        .associations()
        .forEach(
            from,
            to.ordinal(),
            (slot, types) -> {
              long id = table.id(slot);
              if (id < start || !next[0].isEmpty()) {
                return;
              }
              if (rows.size() == limit) {
                next[0] = Long.toString(id);
              } else {
                rows.add(new Row(id, types));
              }
            });
    return new Page(rows, next[0]);
  }

  /** Writes elements of schema {@code MultiAssociatedObjectWithLabel}. */
  void write(JsonGenerator generator, List<Row> rows) throws IOException {
    for (Row row : rows) {
      generator.writeStartObject();
      writeId(generator, "toObjectId", row.id());
      generator.writeArrayFieldStart("associationTypes");
      for (int index : row.types()) {
        writeType(generator, portal.associations().types().get(index));
      }
      generator.writeEndArray();
      generator.writeEndObject();
    }
  }

  /** Writes how one record is associated with another: category, id and label. */
  static void writeType(JsonGenerator generator, AssociationType type) throws IOException {
    generator.writeStartObject();
    generator.writeStringField("category", type.category());
    generator.writeNumberField("typeId", type.typeId());
    generator.writeStringField("label", type.label());
    generator.writeEndObject();
  }

  /** Writes an element of schema {@code LabelsBetweenObjectPair}. */
  void writePair(JsonGenerator generator, ObjectType from, long fromId, ObjectType to, long toId)
      throws IOException {
    End fromEnd = new End(from.ordinal(), portal.store(from).table().slot(fromId));
    End toEnd = new End(to.ordinal(), portal.store(to).table().slot(toId));
    generator.writeStartObject();
    generator.writeStringField("fromObjectTypeId", from.id());
    writeId(generator, "fromObjectId", fromId);
    generator.writeStringField("toObjectTypeId", to.id());
    writeId(generator, "toObjectId", toId);
    generator.writeArrayFieldStart("labels");
    for (int index : portal.associations().between(fromEnd, toEnd)) {
      String label = portal.associations().types().get(index).label();
      if (label != null) {
        generator.writeString(label);
      }
    }
    generator.writeEndArray();
    generator.writeEndObject();
  }

  private void writeId(JsonGenerator generator, String name, long id) throws IOException {
    if (version == Version.V4) {
      generator.writeNumberField(name, id);
    } else {
      generator.writeStringField(name, Long.toString(id));
    }
  }
}
