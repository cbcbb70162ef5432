package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.hubspot.imports.Imports;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Json;
import dev.deskferry.sandbox.hubspot.wire.Multipart;
import dev.deskferry.sandbox.hubspot.wire.Route;
import dev.deskferry.sandbox.hubspot.wire.Route.Effect;
import dev.deskferry.sandbox.hubspot.wire.Route.Payload;
import dev.deskferry.sandbox.hubspot.wire.Router;
import dev.deskferry.sandbox.hubspot.wire.Version;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Imports of CSV files. */
final class ImportEndpoints {

  private static final int PAGE_LIMIT = 100;

  private final Imports imports;

  ImportEndpoints(Imports imports) {
    this.imports = imports;
  }

  /** Adds the endpoints. */
  void addTo(Router router) {
    Set<Version> all = Router.V3_AND_DATED;
    Route.Scopes scopes = arguments -> Scopes.only("crm.import");
    String one = "imports/{id}";
    router.add("GET", "imports", all, Effect.READS, scopes, this::list);
    router.add("POST", "imports", all, Effect.WRITES, Payload.RAW, scopes, this::start);
    router.add("GET", one, all, Effect.READS, scopes, this::get);
    router.add("POST", one + "/cancel", all, Effect.WRITES, Payload.NONE, scopes, this::cancel);
    router.add("GET", one + "/errors", all, Effect.READS, scopes, this::errors);
  }

  private Reply start(Call call) {
    Map<String, String> files = new HashMap<>();
    ObjectNode request = null;
    for (Multipart.Part part : Multipart.parse(call.request())) {
      if (part.name().equals("importRequest")) {
        request = Call.object(Json.parse(part.content()));
      } else if (part.name().equals("files")) {
        files.put(part.fileName(), part.text());
      }
    }
    if (request == null) {
      throw new FaultException(Fault.missingFields(List.of("importRequest")));
    }
    return Json.reply(200, imports.add(request, files, call.now()));
  }

  private Reply get(Call call) {
    return Json.reply(200, imports.get(call.argument(0), call.now()));
  }

  private Reply list(Call call) {
    int limit = call.limit(PAGE_LIMIT, PAGE_LIMIT);
    List<ObjectNode> found = imports.after(after(call), limit + 1, call.now());
    String next = found.size() > limit ? found.get(limit - 1).get("id").asText() : "";
    return page(call, found, limit, next);
  }

  private Reply errors(Call call) {
    int limit = call.limit(PAGE_LIMIT, PAGE_LIMIT);
    int from = (int) Math.min(Integer.MAX_VALUE / 2, after(call));
    List<ObjectNode> found =
        imports.errors(
            call.argument(0),
            from,
            limit + 1,
            call.flag("includeErrorMessage"),
            call.flag("includeRowData"),
            call.now());
    return page(call, found, limit, found.size() > limit ? Integer.toString(from + limit) : "");
  }

  private static Reply page(Call call, List<ObjectNode> found, int limit, String next) {
    ObjectNode body = Json.object();
    ArrayNode results = body.putArray("results");
    found.stream().limit(limit).forEach(results::add);
    if (!next.isEmpty()) {
      body.putObject("paging")
          .putObject("next")
          .put("after", next)
          .put("link", "https://api.hubapi.com" + call.request().path() + "?after=" + next);
    }
    return Json.reply(200, body);
  }

  private static long after(Call call) {
    String after = call.request().parameter("after").orElse("0");
    if (!after.matches("\\d{1,18}")) {
      throw new FaultException(Fault.validation("Invalid query parameter after: " + after));
    }
    return Long.parseLong(after);
  }

  private Reply cancel(Call call) {
    imports.cancel(call.argument(0), call.now());
    String now = call.now().toString();
    ObjectNode body = Json.object().put("status", "COMPLETE");
    return Json.reply(200, body.put("startedAt", now).put("completedAt", now));
  }
}
