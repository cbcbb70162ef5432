package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.hubspot.association.AssociationType;
import dev.deskferry.sandbox.hubspot.portal.CustomTypes;
import dev.deskferry.sandbox.hubspot.portal.CustomTypes.Definition;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.schema.ObjectType;
import dev.deskferry.sandbox.hubspot.schema.Property;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Json;
import dev.deskferry.sandbox.hubspot.wire.Route;
import dev.deskferry.sandbox.hubspot.wire.Route.Effect;
import dev.deskferry.sandbox.hubspot.wire.Router;
import dev.deskferry.sandbox.hubspot.wire.Typed;
import java.util.List;
import java.util.Set;

/** Definitions of custom objects (schemas API). */
public final class SchemaEndpoints {

  private static final Set<String> READ =
      Set.of("crm.schemas.custom.read", "crm.objects.custom.read");
  private static final String WRITE = "crm.schemas.custom.write";

  private final Portal portal;

  /** Endpoints over a portal. */
  public SchemaEndpoints(Portal portal) {
    this.portal = portal;
  }

  /** Adds the endpoints. */
  public void addTo(Router router) {
    String one = "schemas/{type}";
    reads(router, "GET", "schemas", this::list);
    writes(router, "POST", "schemas", this::create);
    reads(router, "POST", "schemas/batch/read", this::readMany);
    reads(router, "GET", one, this::get);
    writes(router, "PATCH", one, this::update);
    writes(router, "DELETE", one, this::delete);
    writes(router, "POST", one + "/associations", this::associate);
    writes(router, "DELETE", one + "/associations/{id}", this::dissociate);
  }

  private static void reads(Router router, String method, String path, Route.Handler handler) {
    Route.Scopes scopes = arguments -> List.of(READ);
    router.add(method, path, Router.V3_AND_DATED, Effect.READS, scopes, handler);
  }

  private static void writes(Router router, String method, String path, Route.Handler handler) {
    Route.Scopes scopes = arguments -> Scopes.only(WRITE);
    router.add(method, path, Router.V3_AND_DATED, Effect.WRITES, scopes, handler);
  }

  private Reply list(Call call) {
    return results(portal.customTypes().all(call.flag("archived")));
  }

  private Reply readMany(Call call) {
    List<String> names = Typed.texts(call.object(), "inputs");
    return results(names.stream().map(this::definition).toList());
  }

  private Reply results(List<Definition> definitions) {
    return Json.results(definitions.stream().map(this::json));
  }

  private Reply create(Call call) {
    return Json.reply(201, json(portal.customTypes().create(call.object(), call.now())));
  }

  private Reply get(Call call) {
    return Json.reply(200, json(definition(call.argument(0))));
  }

  private Reply update(Call call) {
    Definition definition = definition(call.argument(0));
    portal.customTypes().update(definition, call.object(), call.now());
    ObjectNode json = definition.json().deepCopy();
    return Json.reply(200, json.put("portalId", portal.settings().id()));
  }

  private Reply delete(Call call) {
    boolean isForGood = call.flag("archived");
    CustomTypes types = portal.customTypes();
    String name = call.argument(0);
    Definition definition =
        types.all(true).stream()
            .filter(old -> isForGood && old.type().id().equals(name))
            .findFirst()
            .orElseGet(() -> definition(name));
    types.delete(definition, isForGood);
    return Reply.empty(204);
  }

  private Reply associate(Call call) {
    ObjectType type = definition(call.argument(0)).type();
    ObjectNode input = call.object();
    Typed.require(input, "fromObjectTypeId", "toObjectTypeId");
    ObjectType from = portal.types().require(Typed.text(input, "fromObjectTypeId"));
    ObjectType to = portal.types().require(Typed.text(input, "toObjectTypeId"));
    if (!from.equals(type) && !to.equals(type)) {
      throw new FaultException(Fault.validation("One end of the association must be " + type.id()));
    }
    List<AssociationType> made =
        portal.associations().types().connect(from.ordinal(), to.ordinal());
    return Json.reply(201, association(made.get(0), call.now().toString()));
  }

  private Reply dissociate(Call call) {
    ObjectType type = definition(call.argument(0)).type();
    AssociationType association =
        portal.associations().types().from(type.ordinal()).stream()
            .filter(one -> Integer.toString(one.typeId()).equals(call.argument(1)))
            .findFirst()
            .orElseThrow(
                () ->
                    new FaultException(
                        Fault.notFound("Association " + call.argument(1) + " does not exist")));
    if (!portal.associations().disconnect(association)) {
      throw new FaultException(
          Fault.validation("Association " + call.argument(1) + " is in use and cannot be deleted"));
    }
    return Reply.empty(204);
  }

  private Definition definition(String name) {
    ObjectType type = portal.types().require(name);
    return portal
        .customTypes()
        .of(type)
        .orElseThrow(
            () -> new FaultException(Fault.validation(type.id() + " is no custom object type")));
  }

  private ObjectNode json(Definition definition) {
    ObjectNode json = definition.json().deepCopy();
    ArrayNode properties = json.putArray("properties");
    for (Property property : portal.store(definition.type()).properties().all(false)) {
      properties.add(property.definition());
    }
    ArrayNode associations = json.putArray("associations");
    for (AssociationType one : portal.associations().types().from(definition.type().ordinal())) {
      if (one.isUnlabeled()) {
        String created = json.get("createdAt").asText();
        associations.add(association(one, created));
        associations.add(association(portal.associations().types().get(one.inverse()), created));
      }
    }
    return json;
  }

  private ObjectNode association(AssociationType one, String created) {
    ObjectType from = portal.types().get(one.from());
    ObjectType to = portal.types().get(one.to());
    return Json.object()
        .put("id", Integer.toString(one.typeId()))
        .put("fromObjectTypeId", from.id())
        .put("toObjectTypeId", to.id())
        .put("name", from.singular() + "_to_" + to.singular())
        .put("createdAt", created)
        .put("updatedAt", created);
  }
}
