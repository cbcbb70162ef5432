package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.hubspot.association.AssociationStore;
import dev.deskferry.sandbox.hubspot.association.AssociationStore.End;
import dev.deskferry.sandbox.hubspot.association.AssociationType;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.schema.ObjectType;
import dev.deskferry.sandbox.hubspot.store.RecordTable;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Typed;
import java.util.List;

/**
 * Makes and ends associations between two object types, one pair at a time. The words for ids that
 * are no numbers and for self-association are recorded; those for unknown ids, wrong types and
 * reached caps are not confirmed.
 */
final class AssociationWriter {

  private final Portal portal;
  private final ObjectType from;
  private final ObjectType to;

  AssociationWriter(Portal portal, ObjectType from, ObjectType to) {
    this.portal = portal;
    this.from = from;
    this.to = to;
    if (portal.associations().types().unlabeled(from.ordinal(), to.ordinal()).isEmpty()) {
      throw new FaultException(
          Fault.validation(
              "No association types exist between " + from.upperName() + " and " + to.upperName()));
    }
  }

  /** Whether something came to be. */
  boolean put(JsonNode fromId, JsonNode toId, JsonNode specs) {
    End fromEnd = end(from, fromId);
    End toEnd = end(to, toId);
    if (specs.isEmpty()) {
      return false;
    }
    int[] indexes = indexes(specs);
    checkPair(fromEnd, toEnd);
    if (portal.associations().isOverLargest(fromEnd, toEnd, indexes)) {
      throw new FaultException(
          Fault.validation(
                  "The record already has as many associations of this type as the account allows")
              .inSubCategory("crm.associations.ASSOCIATION_LIMIT_EXCEEDED"));
    }
    portal.associations().put(fromEnd, toEnd, indexes);
    return true;
  }

  /** Associates without a label; labels of the pair stay. */
  void putUnlabeled(JsonNode fromId, JsonNode toId) {
    End fromEnd = end(from, fromId);
    End toEnd = end(to, toId);
    checkPair(fromEnd, toEnd);
    portal.associations().putUnlabeled(fromEnd, toEnd);
  }

  /** Ends the association of a pair; unknown records have none. */
  void remove(String fromId, String toId) {
    End fromEnd = new End(from.ordinal(), portal.store(from).table().slot(fromId));
    End toEnd = new End(to.ordinal(), portal.store(to).table().slot(toId));
    if (fromEnd.slot() >= 0 && toEnd.slot() >= 0) {
      portal.associations().remove(fromEnd, toEnd);
    }
  }

  /** Takes types from a pair. */
  void removeTypes(JsonNode fromId, JsonNode toId, JsonNode specs) {
    portal.associations().removeTypes(end(from, fromId), end(to, toId), indexes(specs));
  }

  /** The type that associating without a label gives. */
  AssociationType unlabeled() {
    return portal.associations().types().unlabeled(from.ordinal(), to.ordinal()).orElseThrow();
  }

  /**
   * The live record of an id.
   *
   * @throws FaultException when it is no number or there is no such record
   */
  End end(ObjectType type, JsonNode id) {
    String text = id.asText();
    if (!RecordTable.isNumber(text)) {
      throw new FaultException(
          Fault.validation(text + " is not a valid ID")
              .inSubCategory("crm.associations.INVALID_IDENTIFIER")
              .with("id", List.of(text)));
    }
    RecordTable table = portal.store(type).table();
    int slot = table.slot(text);
    slot = slot < 0 ? slot : table.follow(slot);
    if (!table.isLive(slot)) {
      throw new FaultException(
          Fault.of(
                  404,
                  "OBJECT_NOT_FOUND",
                  type.upperName() + " " + text + " does not exist or was deleted")
              .inSubCategory("crm.associations.OBJECT_NOT_FOUND")
              .with("id", List.of(text)));
    }
    return new End(type.ordinal(), slot);
  }

  private void checkPair(End fromEnd, End toEnd) {
    AssociationStore associations = portal.associations();
    long id = portal.store(from).table().id(fromEnd.slot());
    if (fromEnd.equals(toEnd)) {
      throw new FaultException(
          Fault.validation("Object " + id + " cannot be associated to itself (" + id + ")"));
    }
    if (associations.isFull(fromEnd, toEnd)) {
      throw new FaultException(
          Fault.validation(
                  "Object "
                      + id
                      + " or the record to be associated has the maximum of associations: "
                      + associations.cap(fromEnd.type())
                      + " from "
                      + from.upperName()
                      + ", "
                      + associations.cap(toEnd.type())
                      + " from "
                      + to.upperName())
              .inSubCategory("crm.associations.ASSOCIATION_LIMIT_EXCEEDED"));
    }
  }

  private int[] indexes(JsonNode specs) {
    int[] indexes = new int[specs.size()];
    for (int i = 0; i < indexes.length; i++) {
      JsonNode spec = Call.object(specs.get(i));
      String category = Typed.text(spec, "associationCategory");
      int typeId = Typed.number(spec, "associationTypeId", 0);
      indexes[i] =
          portal
              .associations()
              .types()
              .find(category, typeId)
              .filter(type -> type.from() == from.ordinal() && type.to() == to.ordinal())
              .orElseThrow(() -> wrongType(category, typeId))
              .index();
    }
    return indexes;
  }

  private FaultException wrongType(String category, int typeId) {
    return new FaultException(
        Fault.validation(
                "Association type "
                    + typeId
                    + " of category "
                    + category
                    + " does not exist from "
                    + from.upperName()
                    + " to "
                    + to.upperName())
            .inSubCategory("crm.associations.INVALID_ASSOCIATION_TYPE")
            .with("associationTypeId", List.of(Integer.toString(typeId))));
  }
}
