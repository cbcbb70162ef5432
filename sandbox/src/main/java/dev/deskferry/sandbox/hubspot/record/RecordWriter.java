package dev.deskferry.sandbox.hubspot.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.association.AssociationStore.End;
import dev.deskferry.sandbox.hubspot.portal.ObjectStore;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.schema.Property;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Prepares and writes the records of one request. Nothing is written before {@link #commit}, so a
 * request may look at all its records first. To be used under the write lock of the portal.
 */
final class RecordWriter {

  private final Portal portal;
  private final ObjectStore store;
  private final Version version;
  private final Instant now;
  private final RecordRules rules;
  private final UniqueCheck unique;
  private final InlineLinks links;

  RecordWriter(Portal portal, ObjectStore store, Version version, Instant now) {
    this.portal = portal;
    this.store = store;
    this.version = version;
    this.now = now;
    this.rules = RecordRules.of(store);
    Claims claims = new Claims();
    this.unique = new UniqueCheck(portal.settings().id(), store, claims);
    this.links = new InlineLinks(portal, store, claims);
  }

  /** A text value of the request, as HubSpot's parser reads members of {@code properties}. */
  static String text(JsonNode value) {
    if (value.isValueNode() && !value.isNull()) {
      return value.asText();
    }
    throw new FaultException(
        Fault.validation(
            "Invalid input JSON on line 1, column 2: Cannot deserialize value of type"
                + " `java.lang.String` from "
                + value.getNodeType()
                + " value"));
  }

  /**
   * Prepares a new record.
   *
   * @param extra one more value, from the id of an upsert
   */
  Prepared create(
      ObjectNode properties, JsonNode associations, Map.@Nullable Entry<String, String> extra) {
    Draft draft = new Draft(portal, store, null, now);
    if (extra != null) {
      draft.send(extra.getKey(), extra.getValue());
    }
    properties.properties().forEach(e -> draft.send(e.getKey(), text(e.getValue())));
    rules.complete(draft);
    if (!draft.problems().isEmpty()) {
      return new Prepared.Refused(draft.problems(), null);
    }
    List<String> missing = missing(draft);
    if (!missing.isEmpty()) {
      return refused(
          Fault.validation(
                  "Error creating "
                      + store.type().upperName()
                      + ". Some required properties were not set.")
              .with("properties", missing));
    }
    int slot = store.table().reserve();
    Fault taken = unique.check(draft, slot);
    if (taken != null) {
      return refused(taken);
    }
    try {
      return new Prepared.Write(
          slot, true, draft.values().toBytes(), draft.sentKeys(), links.read(associations));
    } catch (FaultException e) {
      return refused(e.fault());
    }
  }

  /** Prepares a change of a live record. */
  Prepared update(int slot, ObjectNode properties) {
    Draft draft = new Draft(portal, store, store.table().values(slot), now);
    properties.properties().forEach(e -> draft.send(e.getKey(), text(e.getValue())));
    rules.complete(draft);
    if (!draft.problems().isEmpty()) {
      return new Prepared.Refused(draft.problems(), null);
    }
    List<String> missing = version.enforcesAdminRules() ? conditional(draft) : List.of();
    if (!missing.isEmpty()) {
      return refused(
          Fault.validation(
                  "Error updating "
                      + store.type().upperName()
                      + ". Some required properties were not set.")
              .with("properties", missing));
    }
    Fault taken = unique.check(draft, slot);
    return taken != null
        ? refused(taken)
        : new Prepared.Write(slot, false, draft.values().toBytes(), draft.sentKeys(), List.of());
  }

  /** Writes what was prepared. */
  Written commit(Prepared.Write write) {
    long millis = now.toEpochMilli();
    if (!write.isNew()) {
      store.update(write.slot(), write.values(), millis);
      return Written.of(store, write.slot(), write.sentKeys(), false);
    }
    store.insert(write.slot(), write.values(), millis);
    End end = new End(store.type().ordinal(), write.slot());
    for (Prepared.Link link : write.links()) {
      portal.associations().put(end, link.to(), link.typeIndexes());
    }
    return Written.of(store, write.slot(), null, true);
  }

  private List<String> missing(Draft draft) {
    List<String> missing = new ArrayList<>(rules.missing(draft));
    if (version.enforcesAdminRules()) {
      for (String name :
          portal
              .settings()
              .adminRules()
              .requiredByForm()
              .getOrDefault(store.type().plural(), List.of())) {
        Property property = store.properties().find(name);
        if (property != null && draft.values().text(property.key()) == null) {
          missing.add(name);
        }
      }
      missing.addAll(conditional(draft));
    }
    return missing;
  }

  /** Properties that an administrator requires by the values of others. */
  private List<String> conditional(Draft draft) {
    return portal
        .settings()
        .adminRules()
        .conditions()
        .getOrDefault(store.type().plural(), List.of())
        .stream()
        .filter(rule -> rule.values().contains(String.valueOf(draft.text(rule.property()))))
        .flatMap(rule -> rule.required().stream())
        .filter(name -> draft.text(name) == null)
        .distinct()
        .toList();
  }

  private static Prepared refused(Fault fault) {
    return new Prepared.Refused(List.of(), fault);
  }
}
