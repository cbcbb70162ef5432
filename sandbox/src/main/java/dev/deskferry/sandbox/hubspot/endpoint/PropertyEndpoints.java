package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.hubspot.portal.Lenient;
import dev.deskferry.sandbox.hubspot.portal.ObjectStore;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.schema.Property;
import dev.deskferry.sandbox.hubspot.schema.PropertyInput;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Json;
import dev.deskferry.sandbox.hubspot.wire.Route.Effect;
import dev.deskferry.sandbox.hubspot.wire.Router;
import dev.deskferry.sandbox.hubspot.wire.Typed;
import dev.deskferry.sandbox.hubspot.wire.Version;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/** Definitions of properties. */
public final class PropertyEndpoints {

  private static final int BATCH_LIMIT = 100;

  private final Portal portal;
  private final Scopes scopes;

  /** Endpoints over a portal. */
  public PropertyEndpoints(Portal portal) {
    this.portal = portal;
    this.scopes = new Scopes(portal.types());
  }

  /** Adds the endpoints. */
  public void addTo(Router router) {
    Set<Version> all = Router.V3_AND_DATED;
    String many = "properties/{type}";
    String one = many + "/{name}";
    String batch = many + "/batch/";
    router.add("GET", many, all, Effect.READS, scopes::read, this::list);
    router.add("POST", many, all, Effect.WRITES, scopes::schema, this::create);
    router.add("GET", one, all, Effect.READS, scopes::read, this::get);
    router.add("PATCH", one, all, Effect.WRITES, scopes::schema, this::update);
    router.add("DELETE", one, all, Effect.WRITES, scopes::schema, this::archive);
    router.add("POST", batch + "create", all, Effect.WRITES, scopes::schema, this::createMany);
    router.add("POST", batch + "read", all, Effect.READS, scopes::read, this::readMany);
    router.add("POST", batch + "archive", all, Effect.WRITES, scopes::schema, this::archiveMany);
  }

  private Reply list(Call call) {
    Collection<Property> properties = store(call).properties().all(call.flag("archived"));
    return Json.reply(
        200,
        generator -> {
          generator.writeStartObject();
          generator.writeArrayFieldStart("results");
          for (Property property : properties) {
            Json.MAPPER.writeTree(generator, property.definition());
          }
          generator.writeEndArray();
          generator.writeEndObject();
        });
  }

  private Reply get(Call call) {
    Property property = store(call).properties().require(call.argument(1), call.flag("archived"));
    return Json.reply(200, property.definition());
  }

  private Reply create(Call call) {
    return Json.reply(201, create(call, call.object()).definition());
  }

  private Property create(Call call, ObjectNode input) {
    ObjectStore store = store(call);
    if (portal.customPropertyCount() >= Portal.PROPERTY_LIMIT) {
      throw new FaultException(
          Fault.validation(
                  "The limit of " + Portal.PROPERTY_LIMIT + " custom properties was reached.")
              .inSubCategory("Properties.LIMIT_EXCEEDED"));
    }
    Property property = input(store).create(input, call.now());
    store.indexIfUnique(property);
    return property;
  }

  private Reply update(Call call) {
    ObjectStore store = store(call);
    Property property = store.properties().require(call.argument(1), false);
    Property changed = input(store).update(property, call.object(), call.now());
    return Json.reply(200, changed.definition());
  }

  private Reply archive(Call call) {
    archive(call, store(call).properties().require(call.argument(1), false));
    return Reply.empty(204);
  }

  private void archive(Call call, Property property) {
    if (!property.custom()) {
      throw new FaultException(
          Fault.validation(
              "Property " + property.name() + " is defined by HubSpot and cannot be archived"));
    }
    store(call).dropIndex(property);
    store(call).properties().archive(property, call.now());
  }

  private Reply createMany(Call call) {
    List<ObjectNode> created = new ArrayList<>();
    List<Fault> errors = new ArrayList<>();
    for (ObjectNode input : call.inputs(BATCH_LIMIT)) {
      try {
        created.add(create(call, input).definition());
      } catch (FaultException e) {
        errors.add(named(e.fault(), input));
      }
    }
    return BatchReply.of(201, call.now(), errors, created);
  }

  private Reply readMany(Call call) {
    boolean isArchived = Typed.flag(call.object(), "archived", false);
    List<ObjectNode> found = new ArrayList<>();
    List<Fault> errors = new ArrayList<>();
    for (ObjectNode input : call.inputs(BATCH_LIMIT)) {
      try {
        String name = input.path("name").asText();
        found.add(store(call).properties().require(name, isArchived).definition());
      } catch (FaultException e) {
        errors.add(named(e.fault(), input));
      }
    }
    return BatchReply.of(200, call.now(), errors, found);
  }

  /** Schema {@code StandardError} requires a context; here it is the property that failed. */
  private static Fault named(Fault fault, ObjectNode input) {
    return fault.context().isEmpty()
        ? fault.with("name", List.of(input.path("name").asText()))
        : fault;
  }

  private Reply archiveMany(Call call) {
    for (JsonNode input : call.inputs(BATCH_LIMIT)) {
      Property property = store(call).properties().find(input.path("name").asText());
      if (property != null) {
        archive(call, property);
      }
    }
    return Reply.empty(204);
  }

  private PropertyInput input(ObjectStore store) {
    boolean isUniqueRefused =
        store.type().isActivity() && !portal.settings().isUniqueAllowedOnActivities();
    boolean isArchivedNameFree = portal.settings().allows(Lenient.ARCHIVED_PROPERTY_NAME_FREE);
    return new PropertyInput(store.type(), store.properties(), isUniqueRefused, isArchivedNameFree);
  }

  private ObjectStore store(Call call) {
    return portal.store(portal.types().require(call.argument(0)));
  }
}
