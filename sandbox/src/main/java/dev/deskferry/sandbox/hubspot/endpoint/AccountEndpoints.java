package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.quota.Quotas;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Json;
import dev.deskferry.sandbox.hubspot.wire.Route;
import dev.deskferry.sandbox.hubspot.wire.Route.Effect;
import dev.deskferry.sandbox.hubspot.wire.Router;
import dev.deskferry.sandbox.hubspot.wire.Version;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Set;

/** Account information and daily usage. */
public final class AccountEndpoints {

  /** Scopes of which any opens what is about all object types. */
  static final Set<String> ANY_READ =
      Set.of(
          "crm.objects.contacts.read",
          "crm.objects.companies.read",
          "crm.objects.tickets.read",
          "crm.objects.custom.read",
          "tickets");

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
}
