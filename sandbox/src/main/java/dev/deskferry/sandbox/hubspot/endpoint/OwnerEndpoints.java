package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.schema.Owners.Owner;
import dev.deskferry.sandbox.hubspot.store.RecordTable;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Json;
import dev.deskferry.sandbox.hubspot.wire.Route.Effect;
import dev.deskferry.sandbox.hubspot.wire.Router;
import java.util.List;
import java.util.Optional;

/**
 * Owners: read only. Deactivated ones are a listing of their own, without {@code userId} but with
 * {@code userIdIncludingInactive}.
 */
public final class OwnerEndpoints {

  private static final int LIMIT = 500;
  private static final int USUAL = 100;
  private static final String CREATED = "2024-02-12T09:31:04.000Z";

  private final Portal portal;

  /** Endpoints over a portal. */
  public OwnerEndpoints(Portal portal) {
    this.portal = portal;
  }

  /** Adds the endpoints. */
  public void addTo(Router router) {
    router.add(
        "GET",
        "owners",
        Router.V3_AND_DATED,
        Effect.READS,
        arguments -> Scopes.only("crm.objects.owners.read"),
        this::list);
    router.add(
        "GET",
        "owners/{id}",
        Router.V3_AND_DATED,
        Effect.READS,
        arguments -> Scopes.only("crm.objects.owners.read"),
        this::get);
  }

  private Reply list(Call call) {
    int limit = call.limit(USUAL, LIMIT);
    long after = number(call.request().parameter("after").orElse("0"));
    Optional<String> email = call.request().parameter("email");
    List<Owner> found =
        portal.owners().all(call.flag("archived")).stream()
            .filter(owner -> owner.id() > after)
            .filter(
                owner -> email.isEmpty() || owner.person().email().equalsIgnoreCase(email.get()))
            .toList();
    ObjectNode body = Json.object();
    ArrayNode results = body.putArray("results");
    found.stream().limit(limit).forEach(owner -> results.add(json(owner)));
    if (found.size() > limit) {
      String next = Long.toString(found.get(limit - 1).id());
      body.putObject("paging")
          .putObject("next")
          .put("after", next)
          .put("link", "https://api.hubapi.com" + call.request().path() + "?after=" + next);
    }
    return Json.reply(200, body);
  }

  private Reply get(Call call) {
    long id = number(call.argument(0));
    boolean isByUser = call.request().parameter("idProperty").orElse("id").equals("userId");
    return portal.owners().all(call.flag("archived")).stream()
        .filter(owner -> (isByUser ? owner.userId() : owner.id()) == id)
        .findFirst()
        .map(owner -> Json.reply(200, json(owner)))
        .orElseThrow(() -> new FaultException(Fault.notFound("Owner " + id + " does not exist")));
  }

  private static long number(String text) {
    if (!RecordTable.isNumber(text)) {
      throw new FaultException(Fault.validation(text + " was not a valid long."));
    }
    return Long.parseLong(text);
  }

  private static ObjectNode json(Owner owner) {
    ObjectNode json =
        Json.object()
            .put("id", Long.toString(owner.id()))
            .put("email", owner.person().email())
            .put("type", "PERSON")
            .put("firstName", owner.person().firstName())
            .put("lastName", owner.person().lastName());
    if (!owner.person().archived()) {
      json.put("userId", owner.userId());
    }
    return json.put("userIdIncludingInactive", owner.userId())
        .put("createdAt", CREATED)
        .put("updatedAt", CREATED)
        .put("archived", owner.person().archived());
  }
}
