package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.hubspot.association.AssociationType;
import dev.deskferry.sandbox.hubspot.association.AssociationTypes;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.schema.ObjectType;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Json;
import dev.deskferry.sandbox.hubspot.wire.Route.Effect;
import dev.deskferry.sandbox.hubspot.wire.Router;
import java.util.List;

/** Association types and labels between two object types. */
public final class LabelEndpoints {

  private final Portal portal;
  private final Scopes scopes;

  /** Endpoints over a portal. */
  public LabelEndpoints(Portal portal) {
    this.portal = portal;
    this.scopes = new Scopes(portal.types());
  }

  /** Adds the endpoints. */
  public void addTo(Router router) {
    String path = "associations/{from}/{to}/labels";
    router.add(
        "GET", path, Router.V4_AND_DATED, Effect.READS, scopes::readPair, call -> list(call));
    router.add(
        "POST", path, Router.V4_AND_DATED, Effect.WRITES, scopes::writePair, call -> create(call));
  }

  private Reply list(Call call) {
    return reply(
        portal.associations().types().between(type(call, 0).ordinal(), type(call, 1).ordinal()));
  }

  private Reply create(Call call) {
    ObjectNode input = call.object();
    List<String> missing =
        List.of("label", "name").stream().filter(n -> input.path(n).asText("").isEmpty()).toList();
    if (!missing.isEmpty()) {
      throw new FaultException(Fault.missingFields(missing));
    }
    String label = input.get("label").asText();
    AssociationTypes types = portal.associations().types();
    int from = type(call, 0).ordinal();
    int to = type(call, 1).ordinal();
    List<AssociationType> present = types.between(from, to);
    if (types.unlabeled(from, to).isEmpty()) {
      throw new FaultException(
          Fault.validation(
              "No association types exist between "
                  + type(call, 0).upperName()
                  + " and "
                  + type(call, 1).upperName()));
    }
    if (present.stream().anyMatch(type -> label.equals(type.label()))) {
      throw new FaultException(
          Fault.of(409, "OBJECT_ALREADY_EXISTS", "A label '" + label + "' already exists."));
    }
    long own =
        present.stream()
            .filter(type -> type.category().equals(AssociationType.USER_DEFINED))
            .count();
    if (own >= AssociationTypes.LABEL_LIMIT) {
      throw new FaultException(
          Fault.validation(
              "The limit of "
                  + AssociationTypes.LABEL_LIMIT
                  + " labels for this pair was reached"));
    }
    return reply(types.createLabel(from, to, label, input.path("inverseLabel").asText(label)));
  }

  private static Reply reply(List<AssociationType> types) {
    return Json.reply(
        200,
        generator -> {
          generator.writeStartObject();
          generator.writeArrayFieldStart("results");
          for (AssociationType type : types) {
            generator.writeStartObject();
            generator.writeStringField("category", type.category());
            generator.writeNumberField("typeId", type.typeId());
            generator.writeStringField("label", type.label());
            generator.writeEndObject();
          }
          generator.writeEndArray();
          generator.writeEndObject();
        });
  }

  private ObjectType type(Call call, int index) {
    return portal.types().require(call.argument(index));
  }
}
