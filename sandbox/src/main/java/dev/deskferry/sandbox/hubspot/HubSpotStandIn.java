package dev.deskferry.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.http.RequestLog;
import dev.deskferry.sandbox.hubspot.endpoint.AccountEndpoints;
import dev.deskferry.sandbox.hubspot.endpoint.AssociationBatchEndpoints;
import dev.deskferry.sandbox.hubspot.endpoint.AssociationEndpoints;
import dev.deskferry.sandbox.hubspot.endpoint.BatchEndpoints;
import dev.deskferry.sandbox.hubspot.endpoint.GroupEndpoints;
import dev.deskferry.sandbox.hubspot.endpoint.LabelEndpoints;
import dev.deskferry.sandbox.hubspot.endpoint.ObjectEndpoints;
import dev.deskferry.sandbox.hubspot.endpoint.OwnerEndpoints;
import dev.deskferry.sandbox.hubspot.endpoint.PipelineEndpoints;
import dev.deskferry.sandbox.hubspot.endpoint.PropertyEndpoints;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Json;
import dev.deskferry.sandbox.hubspot.wire.Route;
import dev.deskferry.sandbox.hubspot.wire.Router;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Answers requests as the HubSpot API would, over one account in memory. Safe for many threads.
 * {@code GET /__sandbox/requests} shows the request log without a key.
 */
public final class HubSpotStandIn implements Function<Request, Reply>, AutoCloseable {

  private static final String LOG_PATH = "/__sandbox/requests";
  private static final String NOT_FOUND_PAGE =
      "<!DOCTYPE html><html><head><title>Error 404 Not Found</title></head><body><h2>HTTP ERROR"
          + " 404</h2><p>Problem accessing the requested resource. Reason:<pre> Not"
          + " Found</pre></p></body></html>";

  private final HubSpotOptions options;
  private final Portal portal;
  private final Router router = new Router();
  private final RequestLog log;
  private final Keys keys;
  private final Random random;
  private @Nullable Journal journal;

  /** A new account set up by the options. */
  public HubSpotStandIn(HubSpotOptions options) {
    this.options = options;
    this.log = new RequestLog(options.clock());
    this.keys = new Keys(options.keys());
    this.random = new Random(options.seed());
    this.portal =
        new Portal(
            new Portal.Settings(
                options.portalId(),
                options.timeZone(),
                options.owners(),
                options.activitiesUnique() == HubSpotOptions.ActivitiesUnique.ACCEPT,
                options.echoesTraceIds(),
                options.requiredByForm()));
    new BatchEndpoints(portal, random).addTo(router);
    new AssociationBatchEndpoints(portal).addTo(router);
    new ObjectEndpoints(portal, options.searchLag()).addTo(router);
    new AssociationEndpoints(portal).addTo(router);
    new LabelEndpoints(portal).addTo(router);
    new GroupEndpoints(portal).addTo(router);
    new PropertyEndpoints(portal).addTo(router);
    new PipelineEndpoints(portal).addTo(router);
    new OwnerEndpoints(portal).addTo(router);
    new AccountEndpoints(portal, options.dailyLimit(), log::total).addTo(router);
  }

  /**
   * Keeps the account in a file: applies the writes that the file holds, then adds each new one.
   * Call it once, before the first request.
   *
   * @throws java.io.UncheckedIOException when the file cannot be used
   */
  public void keepIn(Path file) {
    journal = Journal.open(file, this::applyAgain);
  }

  private void applyAgain(Instant when, Request request) {
    if (router.find(request.method(), request.path()) instanceof Router.Found.Endpoint endpoint) {
      try {
        handle(request, endpoint, body(request), when);
      } catch (FaultException e) {
        // It was refused the first time as well.
        return;
      }
    }
  }

  /** Lets go of the file of {@link #keepIn}; without one there is nothing to do. */
  @Override
  public void close() {
    if (journal != null) {
      journal.close();
    }
  }

  /** The log of all requests but those for the log itself. */
  public RequestLog log() {
    return log;
  }

  /** A view of what the account holds, for tests and reports. */
  public Inspection inspect() {
    return new Inspection(portal);
  }

  @Override
  public Reply apply(Request request) {
    if (request.path().equals(LOG_PATH)) {
      return log.asReply();
    }
    String correlationId = new UUID(random.nextLong(), random.nextLong()).toString();
    Reply reply = answer(request, correlationId).with("x-hubspot-correlation-id", correlationId);
    if (!request.path().endsWith("/search")) {
      reply = withRateHeaders(reply);
    }
    log.record(request, reply, keys.nameOf(request));
    return reply;
  }

  private Reply answer(Request request, String correlationId) {
    Router.Found found = router.find(request.method(), request.path());
    if (found instanceof Router.Found.Nothing) {
      return Reply.html(404, NOT_FOUND_PAGE);
    }
    try {
      if (found instanceof Router.Found.Endpoint endpoint) {
        return call(request, endpoint);
      }
      Map<String, List<String>> none = Map.of();
      throw new FaultException(
          new Fault(405, null, null, "HTTP 405 Method Not Allowed", none, List.of(), Map.of()));
    } catch (FaultException e) {
      return Json.reply(e.fault().status(), e.fault().body(correlationId));
    }
  }

  private Reply call(Request request, Router.Found.Endpoint endpoint) {
    HubSpotKey key = keys.authenticate(request);
    Route route = endpoint.route();
    keys.authorize(key, route.scopes().of(endpoint.arguments()));
    JsonNode body = body(request);
    Lock lock =
        route.effect() == Route.Effect.READS ? portal.lock().readLock() : portal.lock().writeLock();
    lock.lock();
    try {
      Instant now = options.clock().instant().truncatedTo(ChronoUnit.MILLIS);
      if (journal != null && route.effect() == Route.Effect.WRITES) {
        journal.append(now, request);
      }
      return handle(request, endpoint, body, now);
    } finally {
      lock.unlock();
    }
  }

  private static JsonNode body(Request request) {
    boolean hasBody = Set.of("POST", "PUT", "PATCH").contains(request.method());
    boolean takesBody = hasBody && !request.path().contains("/associations/default/");
    return takesBody ? Json.parse(request.body()) : Json.MAPPER.missingNode();
  }

  private static Reply handle(
      Request request, Router.Found.Endpoint endpoint, JsonNode body, Instant now) {
    Call call = new Call(request, endpoint.version(), endpoint.arguments(), body, now);
    return endpoint.route().handler().answer(call);
  }

  /** Limits are off: the headers show a budget that nobody can use up. */
  private Reply withRateHeaders(Reply reply) {
    return reply
        .with("X-HubSpot-RateLimit-Max", "1000000")
        .with("X-HubSpot-RateLimit-Remaining", "999999")
        .with("X-HubSpot-RateLimit-Interval-Milliseconds", "10000")
        .with("X-HubSpot-RateLimit-Daily", Long.toString(options.dailyLimit()))
        .with(
            "X-HubSpot-RateLimit-Daily-Remaining",
            Long.toString(Math.max(1, options.dailyLimit() - log.total())));
  }
}
