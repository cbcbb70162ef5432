package dev.deskferry.sandbox.hubspot;

import dev.deskferry.sandbox.hubspot.association.AssociationStore.End;
import dev.deskferry.sandbox.hubspot.association.AssociationType;
import dev.deskferry.sandbox.hubspot.portal.ObjectStore;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.record.RecordJson;
import dev.deskferry.sandbox.hubspot.record.Written;
import dev.deskferry.sandbox.hubspot.schema.ObjectType;
import dev.deskferry.sandbox.hubspot.schema.Property;
import dev.deskferry.sandbox.hubspot.store.RecordTable;
import dev.deskferry.sandbox.hubspot.store.Values;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Looks at an account from inside, past the API and its limits. Object types by name or id. */
public final class Inspection {

  private final Portal portal;

  Inspection(Portal portal) {
    this.portal = portal;
  }

  /**
   * A live record.
   *
   * @param properties all values that are set, by name
   */
  public record StoredRecord(long id, Map<String, String> properties) {}

  /**
   * An association seen from one side.
   *
   * @param types HubSpot's type ids from this side, ascending
   */
  public record StoredAssociation(long fromId, long toId, List<Integer> types) {}

  /**
   * A record at the other end of an association.
   *
   * @param type plural name of its object type
   * @param labels of the association, numbers of types without one
   */
  public record Neighbour(String type, long id, List<String> labels) {}

  /** Plural names of the object types, in the order of their making. */
  public List<String> types() {
    return locked(() -> portal.types().all().stream().map(ObjectType::plural).toList());
  }

  /** A live record. */
  public Optional<StoredRecord> record(String objectType, long id) {
    ObjectStore store = store(objectType);
    return locked(
        () -> {
          int slot = store.table().slot(id);
          return slot < 0 ? Optional.empty() : record(store, slot).stream().findFirst();
        });
  }

  /** Live records with a greater id, ascending. */
  public List<StoredRecord> page(String objectType, long after, int limit) {
    ObjectStore store = store(objectType);
    return locked(
        () -> {
          List<StoredRecord> page = new ArrayList<>(limit);
          int first = store.table().slot(after) + 1;
          for (int slot = first; slot < store.table().size() && page.size() < limit; slot++) {
            page.addAll(record(store, slot));
          }
          return page;
        });
  }

  /** Where a record's associations lead, in the order of object types and ids. */
  public List<Neighbour> neighbours(String objectType, long id, int limit) {
    ObjectStore store = store(objectType);
    return locked(
        () -> {
          List<Neighbour> found = new ArrayList<>();
          End end = new End(store.type().ordinal(), store.table().slot(id));
          for (ObjectType type : portal.types().all()) {
            RecordTable table = portal.store(type).table();
            portal
                .associations()
                .forEach(
                    end,
                    type.ordinal(),
                    (slot, indexes) ->
                        found.add(new Neighbour(type.plural(), table.id(slot), labels(indexes))));
          }
          return List.copyOf(found.subList(0, Math.min(limit, found.size())));
        });
  }

  private List<String> labels(int[] indexes) {
    List<String> labels = new ArrayList<>(indexes.length);
    for (int index : indexes) {
      AssociationType type = portal.associations().types().get(index);
      labels.add(type.label() == null ? Integer.toString(type.typeId()) : type.label());
    }
    return labels;
  }

  /** Live records of a type. */
  public int count(String objectType) {
    return locked(() -> store(objectType).table().liveCount());
  }

  /** Records of a type in the recycle bin. */
  public int archivedCount(String objectType) {
    return locked(() -> store(objectType).table().archivedCount());
  }

  /** The live records of a type by ascending id; each is read when the stream reaches it. */
  public Stream<StoredRecord> records(String objectType) {
    ObjectStore store = store(objectType);
    int size = locked(() -> store.table().size());
    return IntStream.range(0, size)
        .boxed()
        .flatMap(slot -> locked(() -> record(store, slot).stream()));
  }

  private List<StoredRecord> record(ObjectStore store, int slot) {
    RecordTable table = store.table();
    if (!table.isLive(slot)) {
      return List.of();
    }
    Map<String, String> properties = new TreeMap<>();
    Values.forEach(
        table.values(slot),
        (key, bytes, offset, length) -> {
          Property property = store.properties().byKey(key);
          if (property != null) {
            properties.put(
                property.name(), new String(bytes, offset, length, StandardCharsets.UTF_8));
          }
        });
    RecordJson json = new RecordJson(portal.settings().id(), store);
    Written written = Written.of(store, slot, null, false);
    for (String name : json.shown(List.of("hs_object_id"))) {
      String value = json.value(name, written);
      if (value != null) {
        properties.putIfAbsent(name, value);
      }
    }
    return List.of(new StoredRecord(table.id(slot), properties));
  }

  /** The associations from live records of one type to another, by ascending ids. */
  public List<StoredAssociation> associations(String fromType, String toType) {
    return locked(
        () -> {
          ObjectStore from = store(fromType);
          ObjectStore to = store(toType);
          List<StoredAssociation> found = new ArrayList<>();
          for (int slot = 0; slot < from.table().size(); slot++) {
            long fromId = from.table().id(slot);
            portal
                .associations()
                .forEach(
                    new End(from.type().ordinal(), slot),
                    to.type().ordinal(),
                    (other, indexes) ->
                        found.add(
                            new StoredAssociation(fromId, to.table().id(other), typeIds(indexes))));
          }
          return found;
        });
  }

  private List<Integer> typeIds(int[] indexes) {
    TreeSet<Integer> ids = new TreeSet<>();
    for (int index : indexes) {
      ids.add(portal.associations().types().get(index).typeId());
    }
    return List.copyOf(ids);
  }

  /** Values of a property that more than one live record holds, with the ids of the holders. */
  public Map<String, List<Long>> duplicates(String objectType, String property) {
    Map<String, List<Long>> holders = new HashMap<>();
    try (Stream<StoredRecord> records = records(objectType)) {
      records.forEach(
          record -> {
            String value = record.properties().get(property);
            if (value != null) {
              holders.computeIfAbsent(value, absent -> new ArrayList<>()).add(record.id());
            }
          });
    }
    holders.values().removeIf(ids -> ids.size() < 2);
    return new TreeMap<>(holders);
  }

  private ObjectStore store(String objectType) {
    ObjectType type = portal.types().require(objectType);
    return portal.store(type);
  }

  private <T> T locked(Supplier<T> reading) {
    portal.lock().readLock().lock();
    try {
      return reading.get();
    } finally {
      portal.lock().readLock().unlock();
    }
  }
}
