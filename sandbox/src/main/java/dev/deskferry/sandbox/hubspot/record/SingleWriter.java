package dev.deskferry.sandbox.hubspot.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.association.AssociationStore.End;
import dev.deskferry.sandbox.hubspot.portal.ObjectStore;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.schema.Property;
import dev.deskferry.sandbox.hubspot.schema.PropertyRegistry;
import dev.deskferry.sandbox.hubspot.schema.ValueProblem;
import dev.deskferry.sandbox.hubspot.store.ValueBuilder;
import dev.deskferry.sandbox.hubspot.store.Values;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Typed;
import dev.deskferry.sandbox.hubspot.wire.Version;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Creates, changes, archives and merges one record. Under the write lock of the portal. */
public final class SingleWriter {

  private final Portal portal;
  private final ObjectStore store;
  private final RecordWriter writer;
  private final RecordLookup lookup;
  private final Instant now;

  /** For one request. */
  public SingleWriter(Portal portal, ObjectStore store, Version version, Instant now) {
    this.portal = portal;
    this.store = store;
    this.writer = new RecordWriter(portal, store, version, now);
    this.lookup = new RecordLookup(store);
    this.now = now;
  }

  /**
   * Creates a record with its inline associations.
   *
   * @throws FaultException 400 or 409
   */
  public Written create(ObjectNode body) {
    Typed.array(body, "associations");
    JsonNode associations = body.path("associations");
    InlineLinks.checkShape(associations);
    return settle(writer.create(properties(body), associations, null));
  }

  /**
   * Changes a record; one that was merged leads to the one it became.
   *
   * @throws FaultException 400, 404 or 409
   */
  public Written update(String id, String idProperty, ObjectNode body) {
    ObjectNode properties = properties(body);
    if (properties.isEmpty()) {
      throw new FaultException(
          Fault.validation("No properties found to update, please provide at least one."));
    }
    return settle(writer.update(lookup.require(id, idProperty, false), properties));
  }

  /** Moves a record to the recycle bin, ending its associations; unknown ids are passed over. */
  public void archive(String id) {
    int slot = store.table().slot(id);
    if (store.table().isLive(slot)) {
      portal.associations().removeAll(new End(store.type().ordinal(), slot));
      store.archive(slot, now.toEpochMilli());
    }
  }

  /**
   * Deletes a record for good. An address then may not come back by an import.
   *
   * @throws FaultException 404 when there is no such record
   */
  public void erase(String id, String idProperty) {
    int slot = lookup.require(id, idProperty, false);
    Property email = store.properties().find("email");
    String address = email == null ? null : Values.text(store.table().values(slot), email.key());
    if (address != null) {
      portal.blockedAddresses().add(address);
    }
    portal.associations().removeAll(new End(store.type().ordinal(), slot));
    store.erase(slot, now.toEpochMilli());
  }

  /**
   * Merges one record into another, which keeps its own values and gains those it lacks, the
   * address as a further one.
   *
   * @throws FaultException 400 when the ids are the same, 404 when one is unknown
   */
  public Written merge(String primaryId, String mergedId) {
    int primary = lookup.require(primaryId, "", false);
    int merged = lookup.require(mergedId, "", false);
    if (primary == merged) {
      throw new FaultException(
          Fault.validation("Object " + primaryId + " cannot be merged with itself"));
    }
    byte[] gone = store.table().values(merged);
    ValueBuilder values = new ValueBuilder(store.table().values(primary));
    Values.forEach(
        gone,
        (key, bytes, offset, length) -> {
          if (values.text(key) == null) {
            values.set(key, Objects.requireNonNull(Values.text(gone, key)));
          }
        });
    joinEmails(values, gone);
    append(values, "hs_merged_object_ids", mergedId);
    End end = new End(store.type().ordinal(), merged);
    portal.associations().moveAll(end, new End(end.type(), primary));
    store.merge(merged, primary, now.toEpochMilli());
    store.update(primary, values.toBytes(), now.toEpochMilli());
    return Written.of(store, primary, null, false);
  }

  private void joinEmails(ValueBuilder values, byte[] gone) {
    Property email = store.properties().find("email");
    if (email == null || store.properties().find(ObjectStore.ADDITIONAL_EMAILS) == null) {
      return;
    }
    String address = Values.text(gone, email.key());
    if (address != null && !address.equals(values.text(email.key()))) {
      append(values, ObjectStore.ADDITIONAL_EMAILS, address);
    }
    store.addresses(gone).forEach(more -> append(values, ObjectStore.ADDITIONAL_EMAILS, more));
  }

  private void append(ValueBuilder values, String name, String part) {
    PropertyRegistry properties = store.properties();
    Property property = properties.find(name);
    if (property != null) {
      @Nullable String old = values.text(property.key());
      values.set(
          property.key(),
          Stream.concat(
                  Stream.ofNullable(old).flatMap(s -> Stream.of(s.split(";", -1))), Stream.of(part))
              .distinct()
              .collect(Collectors.joining(";")));
    }
  }

  private Written settle(Prepared prepared) {
    if (prepared instanceof Prepared.Write write) {
      return writer.commit(write);
    }
    Prepared.Refused refused = (Prepared.Refused) prepared;
    if (refused.fault() == null) {
      throw new FaultException(ValueProblem.fault(refused.problems(), -1));
    }
    Fault fault = refused.fault();
    throw new FaultException(
        fault.status() == 409 ? Fault.of(409, "CONFLICT", fault.message()) : fault);
  }

  private static ObjectNode properties(ObjectNode body) {
    if (body.get("properties") instanceof ObjectNode properties) {
      return properties;
    }
    throw new FaultException(Fault.missingFields(List.of("properties")));
  }
}
