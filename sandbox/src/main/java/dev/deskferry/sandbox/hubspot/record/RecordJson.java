package dev.deskferry.sandbox.hubspot.record;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.deskferry.sandbox.hubspot.portal.ObjectStore;
import dev.deskferry.sandbox.hubspot.schema.Property;
import dev.deskferry.sandbox.hubspot.schema.PropertyRegistry;
import dev.deskferry.sandbox.hubspot.store.Values;
import java.io.IOException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Writes records as schema {@code SimplePublicObject} and its relatives. */
public final class RecordJson {

  private final long portalId;
  private final ObjectStore store;

  /** Writes records of one object type. */
  public RecordJson(long portalId, ObjectStore store) {
    this.portalId = portalId;
    this.store = store;
  }

  /** Writes members after {@code url}, such as associations. */
  @FunctionalInterface
  public interface Tail {
    /** Nothing more. */
    Tail NONE = generator -> {};

    /** Writes the members. */
    void write(JsonGenerator generator) throws IOException;
  }

  /**
   * The names that a read shows: the ones asked for, or the defaults of the type, and always the id
   * and the times.
   */
  public Set<String> shown(Collection<String> asked) {
    Set<String> names = new TreeSet<>(asked.isEmpty() ? store.type().defaultProperties() : asked);
    names.addAll(
        List.of("hs_object_id", store.type().createdProperty(), store.type().modifiedProperty()));
    names.removeIf(name -> store.properties().find(name) == null);
    return names;
  }

  /** Writes the reply to a write: what was sent, or everything, with the system's values. */
  public void afterWrite(JsonGenerator generator, Written record, boolean isUpsert)
      throws IOException {
    generator.writeStartObject();
    generator.writeStringField("id", Long.toString(record.id()));
    generator.writeObjectFieldStart("properties");
    PropertyRegistry properties = store.properties();
    List<String> system = SystemValues.shownAfterWrites(store.type());
    Set<Integer> sent = record.sentKeys();
    boolean[] hasOwnDate = new boolean[1];
    Values.forEach(
        record.values(),
        (key, bytes, offset, length) -> {
          Property property = properties.byKey(key);
          if (property != null && (sent == null || sent.contains(key))) {
            hasOwnDate[0] |= property.name().equals("createdate");
            generator.writeFieldName(property.name());
            generator.writeUTF8String(bytes, offset, length);
          }
        });
    for (String name : system) {
      if (!hasOwnDate[0] || !name.equals("createdate")) {
        generator.writeStringField(name, value(name, record));
      }
    }
    generator.writeEndObject();
    tail(generator, record);
    if (isUpsert) {
      generator.writeBooleanField("new", record.isNew());
    }
    if (record.traceId() != null) {
      generator.writeStringField("objectWriteTraceId", record.traceId());
    }
    generator.writeEndObject();
  }

  /**
   * Writes the reply to a read; properties without value are null.
   *
   * @param history names whose history is wanted; it has the current value only
   */
  public void read(
      JsonGenerator generator, Written record, Set<String> names, List<String> history, Tail tail)
      throws IOException {
    generator.writeStartObject();
    generator.writeStringField("id", Long.toString(record.id()));
    generator.writeObjectFieldStart("properties");
    for (String name : names) {
      generator.writeStringField(name, value(name, record));
    }
    generator.writeEndObject();
    if (!history.isEmpty()) {
      generator.writeObjectFieldStart("propertiesWithHistory");
      for (String name : history) {
        history(generator, name, record);
      }
      generator.writeEndObject();
    }
    tail(generator, record);
    tail.write(generator);
    generator.writeEndObject();
  }

  /** The value that a read shows, or null. */
  public @Nullable String value(String name, Written record) {
    Property property = store.properties().find(name);
    String stored = property == null ? null : Values.text(record.values(), property.key());
    return stored != null ? stored : SystemValues.of(name, record);
  }

  private void history(JsonGenerator generator, String name, Written record) throws IOException {
    generator.writeArrayFieldStart(name);
    String value = value(name, record);
    if (value != null) {
      generator.writeStartObject();
      generator.writeStringField("value", value);
      generator.writeStringField("timestamp", Instant.ofEpochMilli(record.updated()).toString());
      generator.writeStringField("sourceType", "INTEGRATION");
      generator.writeEndObject();
    }
    generator.writeEndArray();
  }

  private void tail(JsonGenerator generator, Written record) throws IOException {
    String updated = Instant.ofEpochMilli(record.updated()).toString();
    generator.writeStringField("createdAt", Instant.ofEpochMilli(record.created()).toString());
    generator.writeStringField("updatedAt", updated);
    generator.writeBooleanField("archived", record.isArchived());
    if (record.isArchived()) {
      generator.writeStringField("archivedAt", updated);
    }
    generator.writeStringField(
        "url",
        "https://app.hubspot.com/contacts/"
            + portalId
            + "/record/"
            + store.type().id()
            + "/"
            + record.id());
  }
}
