package dev.deskferry.sandbox.hubspot.endpoint;

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
import dev.deskferry.sandbox.hubspot.wire.Typed;
import dev.deskferry.sandbox.hubspot.wire.Version;
import java.util.Optional;
import java.util.Set;

/** Pipelines and their stages. */
public final class PipelineEndpoints {

  private final Portal portal;
  private final Scopes scopes;
  private final PipelineAudits audits;

  /** Endpoints over a portal. */
  public PipelineEndpoints(Portal portal) {
    this.portal = portal;
    this.scopes = new Scopes(portal.types());
    this.audits = new PipelineAudits(portal.settings().id());
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
    String stage = stages + "/{stage}";
    router.add("GET", stage, all, Effect.READS, scopes::read, this::stage);
    router.add("PUT", stage, all, Effect.WRITES, scopes::schema, this::replaceStage);
    router.add("PATCH", stage, all, Effect.WRITES, scopes::schema, this::updateStage);
    router.add("DELETE", stage, all, Effect.WRITES, scopes::schema, this::deleteStage);
    router.add("GET", one + "/audit", all, Effect.READS, scopes::read, this::audit);
    router.add("GET", stage + "/audit", all, Effect.READS, scopes::read, this::audit);
  }

  private Reply list(Call call) {
    return Json.results(pipelines(call).all().values().stream());
  }

  private Reply get(Call call) {
    return Json.reply(200, pipeline(call));
  }

  private Reply create(Call call) {
    int limit = portal.settings().tier().pipelines();
    if (pipelines(call).all().size() >= limit) {
      throw new FaultException(
          Fault.validation("The limit of " + limit + " pipelines was reached.")
              .inSubCategory("Pipelines.LIMIT_EXCEEDED"));
    }
    ObjectNode pipeline = pipelines(call).put(Optional.empty(), call.object(), call.now());
    return changed(call, 201, "CREATE", pipeline);
  }

  private Reply replace(Call call) {
    String id = pipeline(call).get("id").asText();
    refuseIfUsed(call, "hs_pipeline", id);
    ObjectNode pipeline = pipelines(call).put(Optional.of(id), call.object(), call.now());
    return changed(call, 200, "UPDATE", pipeline);
  }

  private Reply update(Call call) {
    ObjectNode pipeline = pipelines(call).update(call.argument(1), call.object(), call.now());
    return changed(call, 200, "UPDATE", pipeline);
  }

  private Reply delete(Call call) {
    ObjectNode pipeline = pipeline(call);
    refuseIfUsed(call, "hs_pipeline", call.argument(1));
    pipelines(call).remove(call.argument(1), call.now());
    audits.add(call.now(), "DELETE", pipeline);
    return Reply.empty(204);
  }

  private Reply changed(Call call, int status, String action, ObjectNode pipelineOrStage) {
    audits.add(call.now(), action, pipelineOrStage);
    return Json.reply(status, pipelineOrStage);
  }

  private void refuseIfUsed(Call call, String propertyName, String id) {
    ObjectStore store = store(call);
    Property property = store.properties().find(propertyName);
    if (!call.flag("validateReferencesBeforeDelete") || property == null) {
      return;
    }
    for (int slot = 0; slot < store.table().size(); slot++) {
      if (store.table().isLive(slot)
          && id.equals(Values.text(store.table().values(slot), property.key()))) {
        throw new FaultException(
            Fault.validation(
                (propertyName.equals("hs_pipeline") ? "Pipeline " : "Stage ")
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
    ObjectNode stage = pipelines(call).addStage(pipeline(call), call.object(), call.now());
    return changed(call, 201, "CREATE", stage);
  }

  private Reply stage(Call call) {
    return Json.reply(200, requireStage(call));
  }

  private Reply replaceStage(Call call) {
    Typed.require(call.object(), "label", "displayOrder", "metadata");
    return changeStage(call);
  }

  private Reply updateStage(Call call) {
    Typed.require(call.object(), "metadata");
    return changeStage(call);
  }

  private Reply changeStage(Call call) {
    ObjectNode stage =
        pipelines(call).changeStage(pipeline(call), requireStage(call), call.object(), call.now());
    return changed(call, 200, "UPDATE", stage);
  }

  private Reply deleteStage(Call call) {
    ObjectNode stage = requireStage(call);
    refuseIfUsed(call, "hs_pipeline_stage", call.argument(2));
    Pipelines.removeStage(pipeline(call), call.argument(2));
    audits.add(call.now(), "DELETE", stage);
    return Reply.empty(204);
  }

  private ObjectNode requireStage(Call call) {
    return Pipelines.stage(pipeline(call), call.argument(2))
        .orElseThrow(
            () ->
                new FaultException(
                    Fault.notFound("Stage " + call.argument(2) + " does not exist")));
  }

  private Reply audit(Call call) {
    return Json.reply(200, audits.of(call.argument(call.arguments().size() - 1)));
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
