package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.hubspot.association.AssociationStore.End;
import dev.deskferry.sandbox.hubspot.association.AssociationType;
import dev.deskferry.sandbox.hubspot.association.AssociationTypes;
import dev.deskferry.sandbox.hubspot.portal.CustomTypes.Definition;
import dev.deskferry.sandbox.hubspot.portal.ObjectStore;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.schema.ObjectType;
import dev.deskferry.sandbox.hubspot.schema.PropertyRegistry;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Json;
import dev.deskferry.sandbox.hubspot.wire.Route;
import dev.deskferry.sandbox.hubspot.wire.Route.Effect;
import dev.deskferry.sandbox.hubspot.wire.Router;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

/** The limits of the account and how far they are used (limits tracking API). */
final class LimitEndpoints {

  private static final long RECORD_LIMIT = 15_000_000;
  private static final long CUSTOM_RECORD_LIMIT = 500_000;
  private static final long CALCULATED_LIMIT = 200;
  private static final int SAMPLES = 10;
  private static final double NEAR = 0.8;

  private final Portal portal;
  private final Scopes scopes;

  LimitEndpoints(Portal portal) {
    this.portal = portal;
    this.scopes = new Scopes(portal.types());
  }

  /** Adds the endpoints; fixed paths come before those with placeholders. */
  void addTo(Router router) {
    add(router, "custom-properties", this::customProperties);
    add(router, "calculated-properties", this::calculatedProperties);
    add(router, "custom-object-types", this::customTypes);
    add(
        router,
        "records",
        call -> byType(RECORD_LIMIT, CUSTOM_RECORD_LIMIT, store -> store.table().liveCount()));
    long pipelines = portal.settings().tier().pipelines();
    add(
        router,
        "pipelines",
        call -> byType(pipelines, pipelines, store -> store.pipelines().all().size()));
    add(router, "associations/labels", this::labels);
    add(router, "associations/records/from", call -> near(this::fullest));
    add(router, "associations/records/{from}/to", this::nearFrom);
    router.add(
        "GET",
        "limits/associations/records/{from}/{to}",
        Router.V3_AND_DATED,
        Effect.READS,
        scopes::readPair,
        this::records);
  }

  private static void add(Router router, String pattern, Route.Handler handler) {
    Route.Scopes any = arguments -> List.of(AccountEndpoints.ANY_READ);
    router.add("GET", "limits/" + pattern, Router.V3_AND_DATED, Effect.READS, any, handler);
  }

  private List<ObjectType> types() {
    Set<ObjectType> archived =
        Set.copyOf(portal.customTypes().all(true).stream().map(Definition::type).toList());
    return portal.types().all().stream().filter(type -> !archived.contains(type)).toList();
  }

  private Reply customProperties(Call call) {
    ObjectNode body = Json.object();
    long total = 0;
    ArrayNode byType = body.putArray("byObjectType");
    for (ObjectType type : types()) {
      long usage = portal.store(type).properties().customCount();
      total += usage;
      putLimit(byType.addObject(), type, PropertyRegistry.CUSTOM_LIMIT, usage);
    }
    return Json.reply(200, overall(body, Portal.PROPERTY_LIMIT, total));
  }

  private Reply calculatedProperties(Call call) {
    ObjectNode body = Json.object();
    long total = 0;
    ArrayNode byType = body.putArray("byObjectType");
    for (ObjectType type : types()) {
      long usage =
          portal.store(type).properties().all(false).stream()
              .filter(property -> property.definition().path("calculated").asBoolean())
              .filter(property -> property.custom())
              .count();
      total += usage;
      putType(byType.addObject(), type).put("usage", usage);
    }
    return Json.reply(200, overall(body, CALCULATED_LIMIT, total));
  }

  private Reply customTypes(Call call) {
    long limit = portal.settings().tier().customObjectTypes();
    long usage = portal.customTypes().all(false).size();
    return Json.reply(
        200,
        Json.object()
            .put("limit", limit)
            .put("percentage", percentage(usage, limit))
            .put("usage", usage));
  }

  private Reply byType(long limit, long customLimit, ToLongFunction<ObjectStore> usage) {
    ObjectNode body = Json.object();
    ObjectNode custom = body.putObject("customObjectTypes");
    ArrayNode customTypes = custom.putArray("byObjectType");
    ArrayNode own = body.putArray("hubspotDefinedObjectTypes");
    long total = 0;
    for (ObjectType type : types()) {
      long used = usage.applyAsLong(portal.store(type));
      if (type.isCustom()) {
        total += used;
        putType(customTypes.addObject(), type).put("usage", used);
      } else {
        putLimit(own.addObject(), type, limit, used);
      }
    }
    overall(custom, customLimit, total);
    return Json.reply(200, body);
  }

  private Reply labels(Call call) {
    Optional<ObjectType> from = type(call, "fromObjectTypeId");
    Optional<ObjectType> to = type(call, "toObjectTypeId");
    ObjectNode body = Json.object();
    ArrayNode results = body.putArray("results");
    for (ObjectType one : types()) {
      for (ObjectType other : types()) {
        boolean isAsked =
            from.filter(type -> !type.equals(one)).isEmpty()
                && to.filter(type -> !type.equals(other)).isEmpty();
        if (isAsked) {
          putLabels(results, one, other);
        }
      }
    }
    return Json.reply(200, body);
  }

  private Optional<ObjectType> type(Call call, String parameter) {
    return call.request().parameter(parameter).map(portal.types()::require);
  }

  private void putLabels(ArrayNode results, ObjectType from, ObjectType to) {
    List<AssociationType> types =
        portal.associations().types().between(from.ordinal(), to.ordinal());
    if (types.isEmpty()) {
      return;
    }
    ObjectNode json = results.addObject();
    ArrayNode all = json.putArray("allLabels");
    long usage = 0;
    for (AssociationType type : types) {
      if (!type.isUnlabeled() && type.category().equals(AssociationType.USER_DEFINED)) {
        usage++;
        all.add(type.label());
      }
    }
    putType(json.putObject("fromObjectType"), from);
    putType(json.putObject("toObjectType"), to);
    json.put("limit", AssociationTypes.LABEL_LIMIT)
        .put("usage", usage)
        .put("percentage", percentage(usage, AssociationTypes.LABEL_LIMIT));
  }

  private Reply nearFrom(Call call) {
    ObjectType from = portal.types().require(call.argument(0));
    return near(to -> share(from, to));
  }

  /** {@code share} gives how full the fullest record of a type is, 1 for at its limit. */
  private Reply near(ToDoubleFunction<ObjectType> share) {
    ObjectNode body = Json.object();
    ArrayNode results = body.putArray("results");
    for (ObjectType type : types()) {
      double fullest = share.applyAsDouble(type);
      if (fullest >= NEAR) {
        putType(results.addObject(), type)
            .put("hasRecordsAtLimit", fullest >= 1)
            .put("hasRecordsNearLimit", true);
      }
    }
    return Json.reply(200, body);
  }

  private double fullest(ObjectType from) {
    return types().stream().mapToDouble(to -> share(from, to)).max().orElse(0);
  }

  private double share(ObjectType from, ObjectType to) {
    int greatest = 0;
    for (int slot = 0; slot < portal.store(from).table().size(); slot++) {
      greatest = Math.max(greatest, count(from, slot, to));
    }
    return (double) greatest / portal.associations().cap(from.ordinal());
  }

  private int count(ObjectType from, int slot, ObjectType to) {
    return portal.associations().count(new End(from.ordinal(), slot), to.ordinal());
  }

  private Reply records(Call call) {
    ObjectType from = portal.types().require(call.argument(0));
    ObjectType to = portal.types().require(call.argument(1));
    int limit = portal.associations().cap(from.ordinal());
    ObjectNode body = Json.object();
    ArrayNode at = body.putArray("atLimitFromRecordSamples");
    body.put("limit", limit);
    ArrayNode near = body.putArray("nearLimitFromRecordSamples");
    int atCount = 0;
    int nearCount = 0;
    for (int slot = 0; slot < portal.store(from).table().size(); slot++) {
      int usage = count(from, slot, to);
      if (usage < NEAR * limit) {
        continue;
      }
      long id = portal.store(from).table().id(slot);
      boolean isFull = usage >= limit;
      atCount += isFull ? 1 : 0;
      nearCount += isFull ? 0 : 1;
      if (isFull && at.size() < SAMPLES) {
        at.addObject().put("label", from.singularLabel() + " " + id).put("objectId", id);
      } else if (!isFull && near.size() < SAMPLES) {
        near.addObject()
            .put("label", from.singularLabel() + " " + id)
            .put("objectId", id)
            .put("percentage", percentage(usage, limit))
            .put("usage", usage);
      }
    }
    body.put("totalRecordsAtLimit", atCount).put("totalRecordsNearLimit", nearCount);
    return Json.reply(200, body);
  }

  private static void putLimit(ObjectNode json, ObjectType type, long limit, long usage) {
    putType(json, type)
        .put("limit", limit)
        .put("usage", usage)
        .put("percentage", percentage(usage, limit));
  }

  private static ObjectNode putType(ObjectNode json, ObjectType type) {
    return json.put("objectTypeId", type.id())
        .put("singularLabel", type.singularLabel())
        .put("pluralLabel", type.pluralLabel());
  }

  private static ObjectNode overall(ObjectNode json, long limit, long usage) {
    return json.put("overallLimit", limit)
        .put("overallPercentage", percentage(usage, limit))
        .put("overallUsage", usage);
  }

  private static double percentage(long usage, long limit) {
    return limit == 0 ? 100.0 : usage * 100.0 / limit;
  }
}
