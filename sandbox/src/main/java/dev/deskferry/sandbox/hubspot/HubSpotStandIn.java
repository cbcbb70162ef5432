package dev.deskferry.sandbox.hubspot;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.http.Application;
import dev.deskferry.sandbox.http.Around;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.http.RequestLog;
import dev.deskferry.sandbox.hubspot.endpoint.Endpoints;
import dev.deskferry.sandbox.hubspot.endpoint.SignedUrls;
import dev.deskferry.sandbox.hubspot.imports.Imports;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.quota.Bucket;
import dev.deskferry.sandbox.hubspot.quota.Quotas;
import dev.deskferry.sandbox.hubspot.quota.Refusal;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Json;
import dev.deskferry.sandbox.hubspot.wire.Route;
import dev.deskferry.sandbox.hubspot.wire.Router;
import dev.deskferry.sandbox.limit.Fill;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.locks.Lock;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Answers requests as the HubSpot API would, over one account in memory. Safe for many threads.
 * {@code GET /__sandbox/requests} shows the request log without a key.
 */
public final class HubSpotStandIn implements Application, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(HubSpotStandIn.class);
  private static final String LOG_PATH = "/__sandbox/requests";
  private static final List<String> UPLOADS =
      List.of("/files/", "/crm/v3/imports", "/crm/imports/");
  private static final Predicate<String> JSON_TYPE =
      Pattern.compile("application/json\\s*(;.*)?", Pattern.CASE_INSENSITIVE).asMatchPredicate();
  private static final long LARGEST_UPLOAD = 128L << 20;
  private static final String NOT_FOUND_PAGE =
      "<!DOCTYPE html><html><head><title>Error 404 Not Found</title></head><body><h2>HTTP ERROR"
          + " 404</h2><p>Problem accessing the requested resource. Reason:<pre> Not"
          + " Found</pre></p></body></html>";

  private final HubSpotOptions options;
  private final Portal portal;
  private final Endpoints endpoints;
  private final Imports imports;
  private final Router router = new Router();
  private final RequestLog log;
  private final Keys keys;
  private final Quotas quotas;
  private final Random random;
  private volatile Around around = Around.NOTHING;
  private @Nullable Journal journal;

  /** A new account set up by the options. */
  public HubSpotStandIn(HubSpotOptions options) {
    this.options = options;
    this.log = new RequestLog(options.clock());
    this.keys = new Keys(options.keys());
    this.random = new Random(options.seed());
    this.quotas =
        new Quotas(options.quota(), options.portalId(), options.clock(), options.timeZone());
    this.portal =
        new Portal(
            new Portal.Settings(
                options.portalId(),
                options.timeZone(),
                options.owners(),
                options.activitiesUnique() == HubSpotOptions.ActivitiesUnique.ACCEPT,
                options.echoesTraceIds(),
                options.adminRules(),
                options.quota().tier(),
                options.lenient()),
            options.clock());
    this.endpoints = new Endpoints(portal, quotas, random, options.searchLag());
    this.imports = endpoints.imports();
    endpoints.addTo(router);
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
        imports.advance(when);
        handle(request, endpoint, body(request, endpoint.route()), when);
      } catch (FaultException e) {
        // It was refused the first time as well.
        return;
      }
    }
  }

  /** Lets go of the file of {@link #keepIn} and of uploaded contents. */
  @Override
  public void close() {
    endpoints.close();
    portal.files().close();
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

  /** Puts something around the stand-in, in the place of what was there before. */
  public void surround(Around other) {
    around = other;
  }

  /** Which endpoints there are. */
  Router router() {
    return router;
  }

  /** How close clients came to each quota. */
  public List<Fill> fills() {
    return quotas.fills();
  }

  @Override
  public long bodyLimit(Request head) {
    return UPLOADS.stream().anyMatch(head.path()::startsWith) ? LARGEST_UPLOAD : USUAL_BODY;
  }

  @Override
  public Reply tooLarge(Request head) {
    boolean isImport = head.path().contains("/imports");
    Fault fault =
        isImport
            ? Fault.of(429, "RATE_LIMITS", "The file of an import may have at most 512 MB")
            : Fault.of(413, "VALIDATION_ERROR", "The request body is too large");
    return Json.reply(
        fault.status(), fault.body(new UUID(random.nextLong(), random.nextLong()).toString()));
  }

  @Override
  public Reply apply(Request request) {
    if (request.path().equals(LOG_PATH)) {
      return log.asReply(fills());
    }
    Reply reply = around.answer(request, this::serve);
    log.record(request, reply, keys.nameOf(request));
    return reply;
  }

  private Reply serve(Request request) {
    if (request.path().startsWith(SignedUrls.PREFIX)) {
      return endpoints.signedUrls().download(request);
    }
    String id = new UUID(random.nextLong(), random.nextLong()).toString();
    Reply reply;
    try {
      reply = answer(request, id);
    } catch (FaultException e) {
      reply = Json.reply(e.fault().status(), e.fault().body(id));
    }
    return reply.with(Map.of("x-hubspot-correlation-id", id, "x-request-id", id));
  }

  private Reply answer(Request request, String correlationId) {
    Router.Found found = router.find(request.method(), request.path());
    if (found instanceof Router.Found.Nothing) {
      return Reply.html(404, NOT_FOUND_PAGE);
    }
    if (!(found instanceof Router.Found.Endpoint endpoint)) {
      throw new FaultException(Fault.bare(405, "HTTP 405 Method Not Allowed"));
    }
    HubSpotKey key = keys.authenticate(request);
    Bucket bucket = Bucket.of(endpoint.route());
    Reply reply =
        quotas
            .take(key.name(), bucket)
            .map(refusal -> refused(refusal, correlationId))
            .orElseGet(() -> admitted(request, endpoint, key, correlationId));
    return reply.with(quotas.headers(key.name(), bucket));
  }

  private Reply refused(Refusal refusal, String correlationId) {
    boolean isNamed = !refusal.policy().equals(Refusal.SECONDLY) || random.nextInt(4) > 0;
    Reply reply = Json.reply(429, refusal.body(correlationId, isNamed));
    return options.quota().sendsRetryAfter()
        ? reply.with("Retry-After", Long.toString(refusal.pause().plusMillis(999).toSeconds()))
        : reply;
  }

  private Reply admitted(
      Request request, Router.Found.Endpoint endpoint, HubSpotKey key, String correlationId) {
    try {
      return call(request, endpoint, key);
    } catch (FaultException e) {
      return Json.reply(e.fault().status(), e.fault().body(correlationId));
    } catch (RuntimeException e) {
      LOG.error(
          "{} {} failed; the caller gets a 500", request.method(), endpoint.route().pattern(), e);
      Fault internal = Fault.of(500, "INTERNAL_ERROR", "internal error");
      return Json.reply(500, internal.body(correlationId));
    }
  }

  private Reply call(Request request, Router.Found.Endpoint endpoint, HubSpotKey key) {
    Route route = endpoint.route();
    keys.authorize(key, route.scopes().of(endpoint.arguments()));
    requireJson(request, route);
    JsonNode body = body(request, route);
    boolean isWrite = route.effect() == Route.Effect.WRITES || imports.isDue(now());
    Lock lock = isWrite ? portal.lock().writeLock() : portal.lock().readLock();
    lock.lock();
    try {
      Instant now = now();
      if (imports.isDue(now) && isWrite) {
        imports.advance(now);
      }
      if (journal != null && route.effect() == Route.Effect.WRITES) {
        journal.append(now, request);
      }
      return handle(request, endpoint, body, now);
    } finally {
      lock.unlock();
    }
  }

  private Instant now() {
    return options.clock().instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private static JsonNode body(Request request, Route route) {
    return route.payload() == Route.Payload.JSON
        ? Json.parse(request.body())
        : Json.MAPPER.missingNode();
  }

  private static void requireJson(Request request, Route route) {
    boolean isJson =
        request.body().length == 0 || request.header("content-type").filter(JSON_TYPE).isPresent();
    if (route.payload() == Route.Payload.JSON && !isJson) {
      throw new FaultException(Fault.bare(415, "HTTP 415 Unsupported Media Type"));
    }
  }

  private static Reply handle(
      Request request, Router.Found.Endpoint endpoint, JsonNode body, Instant now) {
    Call call = new Call(request, endpoint.version(), endpoint.arguments(), body, now);
    return endpoint.route().handler().answer(call);
  }
}
