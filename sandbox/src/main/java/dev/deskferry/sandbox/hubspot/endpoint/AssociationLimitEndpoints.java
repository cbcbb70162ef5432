package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.hubspot.association.AssociationType;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.schema.ObjectType;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Json;
import dev.deskferry.sandbox.hubspot.wire.Route;
import dev.deskferry.sandbox.hubspot.wire.Route.Effect;
import dev.deskferry.sandbox.hubspot.wire.Route.Payload;
import dev.deskferry.sandbox.hubspot.wire.Router;
import dev.deskferry.sandbox.hubspot.wire.Typed;
import dev.deskferry.sandbox.hubspot.wire.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Limits that administrators set for association types ({@code definitions/configurations}), and
 * the report of high usage.
 */
final class AssociationLimitEndpoints {

  private static final int BATCH_LIMIT = 100;

  private final Portal portal;
  private final Scopes scopes;

  AssociationLimitEndpoints(Portal portal) {
    this.portal = portal;
    this.scopes = new Scopes(portal.types());
  }

  /** Adds the endpoints; they come before those of pairs of types. */
  void addTo(Router router) {
    Set<Version> all = Router.V4_AND_DATED;
    Route.Scopes any = arguments -> List.of(AccountEndpoints.ANY_READ);
    String base = "associations/definitions/configurations/";
    String pair = base + "{from}/{to}";
    String batch = pair + "/batch/";
    router.add("GET", base + "all", all, Effect.READS, any, this::listAll);
    router.add("GET", pair, all, Effect.READS, scopes::readPair, this::list);
    router.add(
        "POST",
        batch + "create",
        all,
        Effect.WRITES,
        scopes::writePair,
        call -> put(call, 201, this::configuration));
    router.add(
        "POST",
        batch + "update",
        all,
        Effect.WRITES,
        scopes::writePair,
        call -> put(call, 200, this::withoutLabel));
    router.add("POST", batch + "purge", all, Effect.WRITES, scopes::writePair, this::purge);
    router.add(
        "POST",
        "associations/usage/high-usage-report/{user}",
        all,
        Effect.READS,
        Payload.NONE,
        any,
        AssociationLimitEndpoints::report);
  }

  private Reply listAll(Call call) {
    List<AssociationType> types = new ArrayList<>();
    for (int index : portal.associations().largest().keySet()) {
      types.add(portal.associations().types().get(index));
    }
    return results(types);
  }

  private Reply list(Call call) {
    Map<Integer, Integer> largest = portal.associations().largest();
    return results(
        between(call).stream().filter(type -> largest.containsKey(type.index())).toList());
  }

  private Reply results(List<AssociationType> types) {
    return Json.results(types.stream().map(this::configuration));
  }

  private Reply put(Call call, int status, Function<AssociationType, ObjectNode> shown) {
    List<ObjectNode> done = new ArrayList<>();
    List<Fault> errors = new ArrayList<>();
    for (ObjectNode input : call.inputs(BATCH_LIMIT)) {
      Typed.require(input, "category", "typeId", "maxToObjectIds");
      try {
        AssociationType type = find(call, input);
        int most = Typed.number(input, "maxToObjectIds", 0);
        if (most < 1) {
          throw new FaultException(Fault.validation("maxToObjectIds must be at least 1"));
        }
        portal.associations().largest().put(type.index(), most);
        done.add(shown.apply(type));
      } catch (FaultException e) {
        errors.add(e.fault());
      }
    }
    return BatchReply.of(status, call.now(), errors, done);
  }

  private Reply purge(Call call) {
    for (ObjectNode input : call.inputs(BATCH_LIMIT)) {
      Typed.require(input, "category", "typeId");
      portal.associations().largest().remove(find(call, input).index());
    }
    return call.version() == Version.V4
        ? Reply.empty(204)
        : BatchReply.of(200, call.now(), List.of(), List.of());
  }

  private AssociationType find(Call call, ObjectNode input) {
    String category = Typed.text(input, "category");
    int typeId = Typed.number(input, "typeId", 0);
    return between(call).stream()
        .filter(type -> type.category().equals(category) && type.typeId() == typeId)
        .findFirst()
        .orElseThrow(
            () ->
                new FaultException(
                    Fault.validation(
                        "Association type " + typeId + " of category " + category + " not found")));
  }

  private List<AssociationType> between(Call call) {
    ObjectType from = portal.types().require(call.argument(0));
    ObjectType to = portal.types().require(call.argument(1));
    return portal.associations().types().between(from.ordinal(), to.ordinal());
  }

  private ObjectNode configuration(AssociationType type) {
    ObjectNode json = withoutLabel(type);
    return type.label() == null ? json : json.put("label", type.label());
  }

  private ObjectNode withoutLabel(AssociationType type) {
    return Json.object()
        .put("category", type.category())
        .put("typeId", type.typeId())
        .put(
            "userEnforcedMaxToObjectIds",
            portal.associations().largest().getOrDefault(type.index(), 0));
  }

  private static Reply report(Call call) {
    String user = call.argument(0);
    if (!user.matches("\\d{1,9}")) {
      throw new FaultException(Fault.validation(user + " was not a valid integer."));
    }
    ObjectNode body = Json.object();
    body.putObject("enqueueTime")
        .put("dateOnly", false)
        .put("timeZoneShift", 0)
        .put("value", call.now().toEpochMilli());
    return Json.reply(
        200,
        body.put("userEmail", "user-" + user + "@example.com")
            .put("userId", Integer.parseInt(user)));
  }
}
