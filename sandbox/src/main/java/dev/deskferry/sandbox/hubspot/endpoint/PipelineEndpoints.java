package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.hubspot.portal.ObjectStore;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.schema.Pipelines;
import dev.deskferry.sandbox.hubspot.schema.Property;
import dev.deskferry.sandbox.hubspot.store.Values;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Json;
import dev.deskferry.sandbox.hubspot.wire.Route.Effect;
import dev.deskferry.sandbox.hubspot.wire.Router;
import dev.deskferry.sandbox.hubspot.wire.Version;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Pipelines and their stages. */
public final class PipelineEndpoints {

  private final Portal portal;
  private final Scopes scopes;

  /** Endpoints over a portal. */
  public PipelineEndpoints(Portal portal) {
    this.portal = portal;
    this.scopes = new Scopes(portal.types());
  }

  /** Adds the endpoints. */
  public void addTo(Router router) {
    Set<Version> all = Router.V3_AND_DATED;
    String many = "pipelines/{type}";
    String one = many + "/{pipeline}";
    String stages = one + "/stages";
    router.add("GET", many, all, Effect.READS, scopes::read, this::list);
    router.add("POST", many, all, Effect.WRITES, scopes::schema, this::create);
    router.add("GET", one, all, Effect.READS, scopes::read, this::get);
    router.add("PUT", one, all, Effect.WRITES, scopes::schema, this::replace);
    router.add("PATCH", one, all, Effect.WRITES, scopes::schema, this::update);
    router.add("DELETE", one, all, Effect.WRITES, scopes::schema, this::delete);
    router.add("GET", stages, all, Effect.READS, scopes::read, this::stages);
    router.add("POST", stages, all, Effect.WRITES, scopes::schema, this::createStage);
    router.add("GET", stages + "/{stage}", all, Effect.READS, scopes::read, this::stage);
  }

  private Reply list(Call call) {
    ObjectNode body = Json.object();
    ArrayNode results = body.putArray("results");
    pipelines(call).all().values().forEach(results::add);
    return Json.reply(200, body);
  }

  private Reply get(Call call) {
    return Json.reply(200, pipeline(call));
  }

  private Reply create(Call call) {
    return Json.reply(201, pipelines(call).put(Optional.empty(), call.object(), call.now()));
  }

  private Reply replace(Call call) {
    String id = pipeline(call).get("id").asText();
    refuseIfUsed(call, "validateReferencesBeforeDelete");
    return Json.reply(200, pipelines(call).put(Optional.of(id), call.object(), call.now()));
  }

  private Reply update(Call call) {
    ObjectNode pipeline = pipeline(call);
    for (String name : List.of("label", "displayOrder")) {
      if (call.object().hasNonNull(name)) {
        pipeline.set(name, call.object().get(name));
      }
    }
    return Json.reply(200, pipeline.put("updatedAt", call.now().toString()));
  }

  private Reply delete(Call call) {
    String id = pipeline(call).get("id").asText();
    refuseIfUsed(call, "validateReferencesBeforeDelete");
    pipelines(call).remove(id);
    return Reply.empty(204);
  }

  private void refuseIfUsed(Call call, String flag) {
    ObjectStore store = store(call);
    Property property = store.properties().find("hs_pipeline");
    if (!call.flag(flag) || property == null) {
      return;
    }
    String id = call.argument(1);
    for (int slot = 0; slot < store.table().size(); slot++) {
      if (store.table().isLive(slot)
          && id.equals(Values.text(store.table().values(slot), property.key()))) {
        throw new FaultException(
            Fault.validation(
                "Pipeline "
                    + id
                    + " is referenced by "
                    + store.type().upperName()
                    + " "
                    + store.table().id(slot)));
      }
    }
  }

  private Reply stages(Call call) {
    ObjectNode body = Json.object();
    body.set("results", pipeline(call).get("stages"));
    return Json.reply(200, body);
  }

  private Reply createStage(Call call) {
    return Json.reply(201, pipelines(call).addStage(pipeline(call), call.object(), call.now()));
  }

  private Reply stage(Call call) {
    return Json.reply(
        200,
        Pipelines.stage(pipeline(call), call.argument(2))
            .orElseThrow(
                () ->
                    new FaultException(
                        Fault.notFound("Stage " + call.argument(2) + " does not exist"))));
  }

  private ObjectNode pipeline(Call call) {
    return pipelines(call).require(call.argument(1));
  }

  private Pipelines pipelines(Call call) {
    return store(call).pipelines();
  }

  private ObjectStore store(Call call) {
    return portal.store(portal.types().require(call.argument(0)));
  }
}
