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
import dev.deskferry.sandbox.hubspot.wire.Typed;
import dev.deskferry.sandbox.hubspot.wire.Version;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    Set<Version> all = Router.V4_AND_DATED;
    String path = "associations/{from}/{to}/labels";
    router.add("GET", path, all, Effect.READS, scopes::readPair, this::list);
    router.add("POST", path, all, Effect.WRITES, scopes::writePair, this::create);
    router.add("PUT", path, all, Effect.WRITES, scopes::writePair, this::rename);
    router.add(
        "DELETE",
        path + "/{label}",
        all,
        Effect.WRITES,
        arguments -> scopes.writePair(arguments.subList(0, 2)),
        this::delete);
  }

  private Reply list(Call call) {
    return reply(
        portal.associations().types().between(type(call, 0).ordinal(), type(call, 1).ordinal()));
  }

  private Reply create(Call call) {
    ObjectNode input = call.object();
    Typed.require(input, "label", "name");
    String label = Typed.text(input, "label");
    Typed.text(input, "name");
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
    if (present.stream().filter(LabelEndpoints::isOwn).count() >= AssociationTypes.LABEL_LIMIT) {
      throw new FaultException(
          Fault.validation(
              "The limit of "
                  + AssociationTypes.LABEL_LIMIT
                  + " labels for this pair was reached"));
    }
    String inverse = Typed.text(input, "inverseLabel");
    return reply(types.createLabel(from, to, label, inverse.isEmpty() ? label : inverse));
  }

  private Reply rename(Call call) {
    ObjectNode input = call.object();
    Typed.require(input, "associationTypeId", "label");
    AssociationType type = own(call, Integer.toString(Typed.number(input, "associationTypeId", 0)));
    String label = Typed.text(input, "label");
    String inverse = Typed.text(input, "inverseLabel");
    AssociationTypes types = portal.associations().types();
    String former = Optional.ofNullable(types.get(type.inverse()).label()).orElse(label);
    types.rename(type, label, inverse.isEmpty() ? former : inverse);
    return Reply.empty(204);
  }

  private Reply delete(Call call) {
    portal.associations().removeLabel(own(call, call.argument(2)));
    return Reply.empty(204);
  }

  /** A label of the pair that users created; HubSpot's own types cannot be changed. */
  private AssociationType own(Call call, String typeId) {
    List<AssociationType> present =
        portal.associations().types().between(type(call, 0).ordinal(), type(call, 1).ordinal());
    return present.stream()
        .filter(type -> isOwn(type) && Integer.toString(type.typeId()).equals(typeId))
        .findFirst()
        .orElseThrow(
            () ->
                new FaultException(
                    Fault.validation(
                            "Association type " + typeId + " is no label of this pair of types")
                        .with("associationTypeId", List.of(typeId))));
  }

  private static boolean isOwn(AssociationType type) {
    return type.category().equals(AssociationType.USER_DEFINED) && !type.isUnlabeled();
  }

  private static Reply reply(List<AssociationType> types) {
    return Json.reply(
        200,
        generator -> {
          generator.writeStartObject();
          generator.writeArrayFieldStart("results");
          for (AssociationType type : types) {
            AssociationReader.writeType(generator, type);
          }
          generator.writeEndArray();
          generator.writeEndObject();
        });
  }

  private ObjectType type(Call call, int index) {
    return portal.types().require(call.argument(index));
  }
}
