package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.hubspot.portal.ObjectStore;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.quota.Quotas;
import dev.deskferry.sandbox.hubspot.schema.ObjectType;
import dev.deskferry.sandbox.hubspot.schema.PropertyRegistry;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Json;
import dev.deskferry.sandbox.hubspot.wire.Route;
import dev.deskferry.sandbox.hubspot.wire.Route.Effect;
import dev.deskferry.sandbox.hubspot.wire.Router;
import dev.deskferry.sandbox.hubspot.wire.Version;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;
import java.util.function.ToLongFunction;

/** Account information, daily usage, and the limits of the account. */
public final class AccountEndpoints {

  private static final long RECORD_LIMIT = 15_000_000;
  private static final long PIPELINE_LIMIT = 100;
  private static final Set<String> ANY_READ =
      Set.of(
          "crm.objects.contacts.read",
          "crm.objects.companies.read",
          "crm.objects.tickets.read",
          "tickets");
  private static final long ACCOUNT_PROPERTY_LIMIT = 10_000;

  private final Portal portal;
  private final Quotas quotas;

  /** Endpoints over a portal and its quotas. */
  public AccountEndpoints(Portal portal, Quotas quotas) {
    this.portal = portal;
    this.quotas = quotas;
  }

  /** Adds the endpoints. */
  public void addTo(Router router) {
    Set<String> oauth = Set.of("oauth");
    add(router, "account-info/details", oauth, this::details);
    add(router, "account-info/api-usage/daily/private-apps", oauth, this::usage);
    add(router, "limits/custom-properties", ANY_READ, this::customProperties);
    add(
        router,
        "limits/records",
        ANY_READ,
        call -> byType(RECORD_LIMIT, s -> s.table().liveCount()));
    add(
        router,
        "limits/pipelines",
        ANY_READ,
        call -> byType(PIPELINE_LIMIT, s -> s.pipelines().all().size()));
    Scopes scopes = new Scopes(portal.types());
    router.add(
        "GET",
        "limits/associations/records/{from}/{to}",
        Router.V3_AND_DATED,
        Effect.READS,
        scopes::readPair,
        this::associations);
  }

  private static void add(
      Router router, String pattern, Set<String> scopes, Route.Handler handler) {
    Set<Version> all = Router.V3_AND_DATED;
    router.add("GET", pattern, all, Effect.READS, arguments -> List.of(scopes), handler);
  }

  private Reply details(Call call) {
    ZoneOffset offset = portal.settings().timeZone().getRules().getOffset(call.now());
    ObjectNode body =
        Json.object()
            .put("portalId", portal.settings().id())
            .put("accountType", "STANDARD")
            .put("timeZone", portal.settings().timeZone().getId())
            .put("companyCurrency", "USD");
    body.putArray("additionalCurrencies");
    return Json.reply(
        200,
        body.put("utcOffset", offset.equals(ZoneOffset.UTC) ? "+00:00" : offset.getId())
            .put("utcOffsetMilliseconds", offset.getTotalSeconds() * 1_000L)
            .put("uiDomain", "app.hubspot.com")
            .put("dataHostingLocation", "na1"));
  }

  private Reply usage(Call call) {
    ObjectNode body = Json.object();
    body.putArray("results")
        .addObject()
        .put("name", "private-apps-api-calls-daily")
        .put("usageLimit", quotas.daily())
        .put("currentUsage", quotas.usedToday())
        .put("collectedAt", call.now().toString())
        .put("fetchStatus", "SUCCESS")
        .put("resetsAt", call.now().plus(quotas.untilReset()).toString());
    return Json.reply(200, body);
  }

  private Reply customProperties(Call call) {
    ObjectNode body = Json.object();
    long total = 0;
    ArrayNode byType = body.putArray("byObjectType");
    for (ObjectType type : portal.types().all()) {
      long usage = portal.store(type).properties().customCount();
      total += usage;
      putUsage(byType.addObject(), type, PropertyRegistry.CUSTOM_LIMIT, usage);
    }
    body.put("overallLimit", ACCOUNT_PROPERTY_LIMIT);
    body.put("overallPercentage", percentage(total, ACCOUNT_PROPERTY_LIMIT));
    return Json.reply(200, body.put("overallUsage", total));
  }

  private Reply byType(long limit, ToLongFunction<ObjectStore> usage) {
    ObjectNode body = Json.object();
    ObjectNode custom = body.putObject("customObjectTypes");
    custom.putArray("byObjectType");
    custom.put("overallLimit", limit).put("overallPercentage", 0.0).put("overallUsage", 0);
    ArrayNode own = body.putArray("hubspotDefinedObjectTypes");
    for (ObjectType type : portal.types().all()) {
      putUsage(own.addObject(), type, limit, usage.applyAsLong(portal.store(type)));
    }
    return Json.reply(200, body);
  }

  private Reply associations(Call call) {
    ObjectType from = portal.types().require(call.argument(0));
    ObjectNode body = Json.object();
    body.putArray("atLimitFromRecordSamples");
    body.put("limit", portal.associations().cap(from.ordinal()));
    body.putArray("nearLimitFromRecordSamples");
    return Json.reply(200, body.put("totalRecordsAtLimit", 0).put("totalRecordsNearLimit", 0));
  }

  private static void putUsage(ObjectNode json, ObjectType type, long limit, long usage) {
    json.put("objectTypeId", type.id())
        .put("singularLabel", type.singularLabel())
        .put("pluralLabel", type.pluralLabel())
        .put("limit", limit)
        .put("usage", usage)
        .put("percentage", percentage(usage, limit));
  }

  private static double percentage(long usage, long limit) {
    return usage * 100.0 / limit;
  }
}
