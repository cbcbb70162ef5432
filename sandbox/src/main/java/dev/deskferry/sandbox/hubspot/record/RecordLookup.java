package dev.deskferry.sandbox.hubspot.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.portal.ObjectStore;
import dev.deskferry.sandbox.hubspot.schema.Property;
import dev.deskferry.sandbox.hubspot.store.RecordTable;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** Finds records by id or unique property, and says in HubSpot's words when it cannot. */
public final class RecordLookup {

  private final ObjectStore store;

  /** Looks in one object type. */
  public RecordLookup(ObjectStore store) {
    this.store = store;
  }

  /**
   * The unique property of a name.
   *
   * @param except a unique property that does not count here
   * @throws FaultException when there is no such property
   */
  public Property unique(String name, String except) {
    Property property = store.properties().find(name);
    if (property == null || !property.unique() || name.equals(except)) {
      throw new FaultException(
          Fault.validation(
              "Unable to perform update/upsert by non-unique "
                  + store.type().id()
                  + " property "
                  + name));
    }
    return property;
  }

  /**
   * The slot of one record; a merged record leads to the one it became.
   *
   * @param idProperty a unique property, or the empty text for the id
   * @throws FaultException 404 when there is no live one, or none in the recycle bin if asked so
   */
  public int require(String id, String idProperty, boolean isArchived) {
    RecordTable table = store.table();
    int slot = idProperty.isEmpty() ? table.slot(id) : store.holder(unique(idProperty, ""), id);
    if (table.state(slot) == RecordTable.State.MERGED) {
      slot = table.follow(slot);
    }
    RecordTable.State wanted = isArchived ? RecordTable.State.ARCHIVED : RecordTable.State.LIVE;
    if (table.state(slot) != wanted) {
      throw new FaultException(Fault.notFound("resource not found"));
    }
    return slot;
  }

  /** The one error item that lists ids of a batch that do not exist. */
  public Fault notFound(List<String> ids) {
    return Fault.of(
            404,
            "OBJECT_NOT_FOUND",
            "Could not get some "
                + store.type().upperName()
                + " objects, they may be deleted or not exist. Check that ids are valid.")
        .with("ids", ids);
  }

  /**
   * Refuses a batch that names one record twice, and one that names none.
   *
   * @throws FaultException when an {@code id} is absent or repeated
   */
  public void refuseDuplicates(List<ObjectNode> inputs) {
    Set<String> seen = new HashSet<>();
    Set<String> twice = new LinkedHashSet<>();
    for (ObjectNode input : inputs) {
      if (!input.hasNonNull("id")) {
        throw new FaultException(Fault.missingFields(List.of("id")));
      }
      String id = input.get("id").asText();
      boolean isEmail = input.path("idProperty").asText("").equals("email");
      if (!seen.add(isEmail ? id.toLowerCase(Locale.ROOT) : id)) {
        twice.add(id);
      }
    }
    if (!twice.isEmpty()) {
      throw new FaultException(duplicates(List.copyOf(twice)));
    }
  }

  /** The fault of a batch that names records twice. */
  static Fault duplicates(List<String> ids) {
    return Fault.validation("Duplicate IDs found in batch input: " + ids + ". IDs must be unique")
        .with("ids", ids);
  }
}
