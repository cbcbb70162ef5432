package dev.deskferry.sandbox.hubspot.record;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.association.AssociationStore.End;
import dev.deskferry.sandbox.hubspot.association.AssociationType;
import dev.deskferry.sandbox.hubspot.portal.ObjectStore;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.store.RecordTable;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Reads {@code associations} of a create (schema {@code PublicAssociationsForObject}). The types
 * say to which object type the id belongs. An unknown id or a type of another direction refuses the
 * record; that an empty list of types links nothing is HubSpot's. The words of these faults are not
 * confirmed.
 */
final class InlineLinks {

  private final Portal portal;
  private final ObjectStore store;
  private final Claims claims;

  InlineLinks(Portal portal, ObjectStore store, Claims claims) {
    this.portal = portal;
    this.store = store;
    this.claims = claims;
  }

  /**
   * Checks that the JSON has the members that HubSpot's parser demands.
   *
   * @throws FaultException when it has not; the whole request then fails
   */
  static void checkShape(JsonNode associations) {
    for (JsonNode element : associations) {
      ObjectNode association = Call.object(element);
      if (!association.path("to").hasNonNull("id")) {
        throw new FaultException(Fault.missingFields(List.of("to")));
      }
      if (!association.path("types").isArray()) {
        throw new FaultException(Fault.missingFields(List.of("types")));
      }
      for (JsonNode spec : association.get("types")) {
        if (!spec.hasNonNull("associationCategory") || !spec.hasNonNull("associationTypeId")) {
          throw new FaultException(
              Fault.missingFields(List.of("associationCategory", "associationTypeId")));
        }
      }
    }
  }

  /**
   * The links asked for.
   *
   * @throws FaultException when one cannot be made
   */
  List<Prepared.Link> read(JsonNode associations) {
    Set<End> ends = new HashSet<>();
    int[] countByType = new int[portal.types().all().size()];
    List<Prepared.Link> links = new ArrayList<>(associations.size());
    for (JsonNode association : associations) {
      if (association.get("types").isEmpty()) {
        continue;
      }
      Prepared.Link link = link(association.get("to").get("id").asText(), association.get("types"));
      if (ends.add(link.to())) {
        checkCaps(link.to(), ++countByType[link.to().type()]);
      }
      links.add(link);
    }
    ends.forEach(claims::link);
    return links;
  }

  private Prepared.Link link(String id, JsonNode specs) {
    int[] indexes = new int[specs.size()];
    int to = -1;
    for (int i = 0; i < specs.size(); i++) {
      AssociationType type = type(specs.get(i));
      if (to >= 0 && to != type.to()) {
        throw new FaultException(
            Fault.validation(
                "The association types for " + id + " lead to different object types"));
      }
      to = type.to();
      indexes[i] = type.index();
    }
    RecordTable table = portal.store(to).table();
    int slot = table.follow(Math.max(table.slot(id), 0));
    if (table.slot(id) < 0 || !table.isLive(slot)) {
      throw new FaultException(
          Fault.of(
                  400,
                  "VALIDATION_ERROR",
                  "Object "
                      + id
                      + " of type "
                      + portal.types().get(to).upperName()
                      + " to be associated does not exist")
              .inSubCategory("crm.associations.INVALID_OBJECT_IDS")
              .with("toObjectId", List.of(id)));
    }
    return new Prepared.Link(new End(to, slot), indexes);
  }

  private AssociationType type(JsonNode spec) {
    String category = spec.get("associationCategory").asText();
    JsonNode number = spec.get("associationTypeId");
    return portal
        .associations()
        .types()
        .find(category, number.asInt())
        .filter(type -> type.from() == store.type().ordinal())
        .orElseThrow(
            () ->
                new FaultException(
                    Fault.validation(
                            "Association type "
                                + number.asText()
                                + " of category "
                                + category
                                + " does not exist or does not start at "
                                + store.type().upperName())
                        .inSubCategory("crm.associations.INVALID_ASSOCIATION_TYPE")
                        .with("associationTypeId", List.of(number.asText()))));
  }

  private void checkCaps(End to, int ownCount) {
    int from = store.type().ordinal();
    int present = portal.associations().count(to, from) + claims.pending(to);
    if (present >= portal.associations().cap(to.type())) {
      throw capReached(to.type(), from);
    }
    if (ownCount > portal.associations().cap(from)) {
      throw capReached(from, to.type());
    }
  }

  private FaultException capReached(int type, int otherType) {
    return new FaultException(
        Fault.validation(
                "A "
                    + portal.types().get(type).upperName()
                    + " has at most "
                    + portal.associations().cap(type)
                    + " associations to "
                    + portal.types().get(otherType).upperName())
            .inSubCategory("crm.associations.ASSOCIATION_LIMIT_EXCEEDED"));
  }
}
