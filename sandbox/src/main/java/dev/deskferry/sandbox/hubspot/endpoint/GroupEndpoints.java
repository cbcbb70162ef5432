package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.schema.PropertyRegistry;
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

/** Groups of properties. */
public final class GroupEndpoints {

  private final Portal portal;
  private final Scopes scopes;

  /** Endpoints over a portal. */
  public GroupEndpoints(Portal portal) {
    this.portal = portal;
    this.scopes = new Scopes(portal.types());
  }

  /** Adds the endpoints; they must come before those of single properties. */
  public void addTo(Router router) {
    Set<Version> all = Router.V3_AND_DATED;
    String many = "properties/{type}/groups";
    String one = many + "/{group}";
    router.add("GET", many, all, Effect.READS, scopes::read, this::list);
    router.add("POST", many, all, Effect.WRITES, scopes::schema, this::create);
    router.add("GET", one, all, Effect.READS, scopes::read, this::get);
    router.add("PATCH", one, all, Effect.WRITES, scopes::schema, this::update);
    router.add("DELETE", one, all, Effect.WRITES, scopes::schema, this::delete);
  }

  private Reply list(Call call) {
    return Json.results(registry(call).groups().values().stream());
  }

  private Reply get(Call call) {
    return Json.reply(200, group(call));
  }

  private Reply create(Call call) {
    ObjectNode input = call.object();
    Typed.require(input, "label", "name");
    String name = Typed.text(input, "name");
    PropertyRegistry registry = registry(call);
    if (registry.groups().containsKey(name)) {
      throw new FaultException(
          Fault.of(
                  409,
                  "OBJECT_ALREADY_EXISTS",
                  "A property group named '" + name + "' already exists.")
              .with("name", List.of(name)));
    }
    ObjectNode group =
        Json.object()
            .put("name", name)
            .put("label", Typed.text(input, "label"))
            .put("displayOrder", Typed.number(input, "displayOrder", registry.groups().size()))
            .put("archived", false);
    registry.groups().put(name, group);
    return Json.reply(201, group);
  }

  private Reply update(Call call) {
    ObjectNode group = group(call);
    String label = Typed.text(call.object(), "label");
    int order = Typed.number(call.object(), "displayOrder", group.get("displayOrder").asInt());
    group.put("label", label.isEmpty() ? group.get("label").asText() : label);
    group.put("displayOrder", order);
    return Json.reply(200, group);
  }

  private Reply delete(Call call) {
    String name = group(call).get("name").asText();
    boolean isUsed =
        registry(call).all(false).stream()
            .anyMatch(property -> property.definition().get("groupName").asText().equals(name));
    if (isUsed) {
      throw new FaultException(
          Fault.validation("Property group " + name + " still has properties"));
    }
    registry(call).groups().remove(name);
    return Reply.empty(204);
  }

  private ObjectNode group(Call call) {
    return Optional.ofNullable(registry(call).groups().get(call.argument(1)))
        .orElseThrow(
            () ->
                new FaultException(
                    Fault.notFound("Property group " + call.argument(1) + " does not exist")));
  }

  private PropertyRegistry registry(Call call) {
    return portal.store(portal.types().require(call.argument(0))).properties();
  }
}
