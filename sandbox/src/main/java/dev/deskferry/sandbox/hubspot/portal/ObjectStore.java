package dev.deskferry.sandbox.hubspot.portal;

import dev.deskferry.sandbox.hubspot.schema.ObjectType;
import dev.deskferry.sandbox.hubspot.schema.Pipelines;
import dev.deskferry.sandbox.hubspot.schema.Property;
import dev.deskferry.sandbox.hubspot.schema.PropertyRegistry;
import dev.deskferry.sandbox.hubspot.schema.Schema;
import dev.deskferry.sandbox.hubspot.store.RecordTable;
import dev.deskferry.sandbox.hubspot.store.UniqueIndex;
import dev.deskferry.sandbox.hubspot.store.Values;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The records of one object type with the indexes of its unique properties. Archived and merged
 * records leave the indexes: uniqueness holds among live records.
 */
public final class ObjectStore {

  /** The property that holds the further addresses of a contact, joined by {@code ;}. */
  public static final String ADDITIONAL_EMAILS = "hs_additional_emails";

  private static final long ID_STEP = 10_000_000_000L;

  private final Schema schema;
  private final RecordTable table;
  private final Map<Integer, UniqueIndex> indexes = new HashMap<>();
  private final Map<String, Integer> additionalEmails = new HashMap<>();
  private final @Nullable Property additional;
  private List<String> required = List.of();

  ObjectStore(Schema schema) {
    this.schema = schema;
    this.table = new RecordTable((schema.type().ordinal() + 1) * ID_STEP + 17_301_003L);
    this.additional = schema.properties().find(ADDITIONAL_EMAILS);
    schema.properties().all(false).forEach(this::indexIfUnique);
  }

  /** The object type. */
  public ObjectType type() {
    return schema.type();
  }

  /** Its properties. */
  public PropertyRegistry properties() {
    return schema.properties();
  }

  /** Properties that every new record of a custom object type must have. */
  public List<String> required() {
    return required;
  }

  /** Replaces the properties that new records must have. */
  public void require(List<String> names) {
    required = List.copyOf(names);
  }

  /** Its pipelines. */
  public Pipelines pipelines() {
    return schema.pipelines();
  }

  /** Its records. */
  public RecordTable table() {
    return table;
  }

  /** Starts the index of a property that was just created, when it is unique. */
  public void indexIfUnique(Property property) {
    if (property.unique() && !property.name().equals(ADDITIONAL_EMAILS)) {
      indexes.put(property.key(), new UniqueIndex(table, property.key()));
    }
  }

  /** Forgets the index of a property that was archived. */
  public void dropIndex(Property property) {
    indexes.remove(property.key());
  }

  /** The keys of the unique properties. */
  public Iterable<Integer> uniqueKeys() {
    return indexes.keySet();
  }

  /**
   * The slot of the live record that holds a value of a unique property, or -1. An address is found
   * in any case, also as the further address of a contact.
   */
  public int holder(Property property, String value) {
    UniqueIndex index = indexes.get(property.key());
    if (index == null) {
      return -1;
    }
    if (!property.name().equals("email") || additional == null) {
      return index.find(value);
    }
    String address = value.toLowerCase(Locale.ROOT);
    int slot = index.find(address);
    return slot >= 0 ? slot : additionalHolder(address);
  }

  /** The slot of the contact that has an address as a further one, or -1. */
  public int additionalHolder(String address) {
    return additionalEmails.getOrDefault(address, -1);
  }

  /** Fills a reserved slot. */
  public void insert(int slot, byte[] values, long now) {
    table.insert(slot, values, now);
    indexes.forEach((key, index) -> addTo(index, Values.text(values, key), slot));
    addresses(values).forEach(address -> additionalEmails.put(address, slot));
  }

  /** Replaces the values of a live record. */
  public void update(int slot, byte[] values, long now) {
    byte[] before = table.values(slot);
    for (Map.Entry<Integer, UniqueIndex> entry : indexes.entrySet()) {
      String old = Values.text(before, entry.getKey());
      String next = Values.text(values, entry.getKey());
      if (!java.util.Objects.equals(old, next)) {
        removeFrom(entry.getValue(), old, slot);
        addTo(entry.getValue(), next, slot);
      }
    }
    addresses(before).forEach(additionalEmails::remove);
    addresses(values).forEach(address -> additionalEmails.put(address, slot));
    table.update(slot, values, now);
  }

  /** Moves a live record to the recycle bin. */
  public void archive(int slot, long now) {
    leave(slot);
    table.archive(slot, now);
  }

  /** Removes a live record for good. */
  public void erase(int slot, long now) {
    leave(slot);
    table.erase(slot, now);
  }

  /** Marks a live record as merged into another. */
  public void merge(int slot, int into, long now) {
    leave(slot);
    table.merge(slot, into, now);
  }

  /** The further addresses in a record, in lower case. */
  public List<String> addresses(byte[] values) {
    String text = additional == null ? null : Values.text(values, additional.key());
    List<String> addresses = new ArrayList<>();
    if (text != null) {
      for (String part : text.split(";", -1)) {
        if (!part.isBlank()) {
          addresses.add(part.trim().toLowerCase(Locale.ROOT));
        }
      }
    }
    return addresses;
  }

  private void leave(int slot) {
    byte[] values = table.values(slot);
    indexes.forEach((key, index) -> removeFrom(index, Values.text(values, key), slot));
    addresses(values).forEach(additionalEmails::remove);
  }

  private static void addTo(UniqueIndex index, @Nullable String value, int slot) {
    if (value != null) {
      index.add(value, slot);
    }
  }

  private static void removeFrom(UniqueIndex index, @Nullable String value, int slot) {
    if (value != null) {
      index.remove(value, slot);
    }
  }
}
