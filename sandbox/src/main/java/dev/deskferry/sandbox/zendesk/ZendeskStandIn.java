package dev.deskferry.sandbox.zendesk;

import dev.deskferry.sandbox.data.Account;
import dev.deskferry.sandbox.data.LiveAccount;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.http.RequestLog;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The Zendesk API over one account. Answers every request, also those it has no endpoint for; safe
 * for many threads.
 */
public final class ZendeskStandIn implements Function<Request, Reply> {

  private static final Logger LOG = LoggerFactory.getLogger(ZendeskStandIn.class);
  private static final String API = "/api/v2/";
  private static final String SUFFIX = ".json";

  private final ZendeskOptions options;
  private final LiveAccount account;
  private final OAuthTokens tokens;
  private final Authenticator authenticator;
  private final List<Endpoint> table = new ArrayList<>();
  private final LimitHeaders limits = new LimitHeaders();
  private final RequestLog log;
  private final AtomicLong requests = new AtomicLong();

  /** Serves an account. */
  public ZendeskStandIn(ZendeskOptions options, Account account) {
    this.options = options;
    this.account = new LiveAccount(account, options.clock());
    this.tokens = new OAuthTokens(options);
    this.authenticator = new Authenticator(options, tokens, account.staff());
    this.log = new RequestLog(options.clock());
    table.addAll(IncrementalEndpoints.table());
    table.addAll(TicketEndpoints.table());
    table.addAll(AuditEndpoints.table());
    table.addAll(UserEndpoints.table());
    table.addAll(RecordEndpoints.table());
    table.addAll(SearchCount.table());
  }

  /** The account, which may be changed while it is served. */
  public LiveAccount account() {
    return account;
  }

  /** What was asked so far. */
  public RequestLog log() {
    return log;
  }

  /** Makes every OAuth token expire at once, as happens in the middle of a long export. */
  public void expireTokens() {
    tokens.expireAll();
  }

  @Override
  public Reply apply(Request request) {
    if (request.path().equals("/__sandbox/requests")) {
      return log.asReply();
    }
    String key = "anonymous";
    Reply reply;
    try {
      if (request.path().equals("/oauth/tokens")) {
        key = "oauth-client";
        reply = token(request);
      } else {
        Caller caller = authenticator.authenticate(request);
        key = caller.key();
        reply = answer(request, caller);
      }
    } catch (RefusedException e) {
      reply = with(e.reply(), limits.of(""));
    } catch (RuntimeException e) {
      LOG.error("{} {}: the stand-in failed", request.method(), request.path(), e);
      reply = Reply.json(500, "{\"error\":\"Internal Server Error\"}");
    }
    log.record(request, reply, key);
    return reply.with("X-Request-Id", "sandbox-" + requests.incrementAndGet());
  }

  private Reply token(Request request) {
    if (!request.method().equals("POST")) {
      throw Errors.invalidEndpoint();
    }
    return tokens.issue(request);
  }

  private Reply answer(Request request, Caller caller) {
    String path = request.path();
    if (!path.startsWith(API)) {
      throw Errors.invalidEndpoint();
    }
    String below = path.substring(API.length());
    String plain =
        below.endsWith(SUFFIX) ? below.substring(0, below.length() - SUFFIX.length()) : below;
    String[] parts = plain.split("/");
    for (Endpoint endpoint : table) {
      Optional<List<Long>> ids = endpoint.path().match(parts);
      if (ids.isPresent() && request.method().equals("GET")) {
        return answer(
            endpoint, new Call(request, plain, ids.get(), caller, account, options, now()));
      }
    }
    if (caller.isAnonymous()) {
      throw Errors.couldNotAuthenticate();
    }
    throw Errors.invalidEndpoint();
  }

  private Reply answer(Endpoint endpoint, Call call) {
    require(endpoint, call.caller());
    try {
      return with(endpoint.handler().apply(call), limits.of(endpoint.bucket()));
    } catch (RefusedException e) {
      throw new RefusedException(with(e.reply(), limits.of(endpoint.bucket())));
    }
  }

  private static void require(Endpoint endpoint, Caller caller) {
    if (endpoint.access() == Endpoint.Access.ANYONE) {
      return;
    }
    if (caller.isAnonymous()) {
      throw Errors.couldNotAuthenticate();
    }
    if (!caller.mayRead(resource(endpoint))) {
      throw Errors.missingScope("read");
    }
    if (endpoint.access() == Endpoint.Access.ADMIN && !caller.role().equals("admin")) {
      throw Errors.forbidden();
    }
  }

  private static String resource(Endpoint endpoint) {
    return endpoint.path().resource();
  }

  private static Reply with(Reply reply, Map<String, String> headers) {
    Map<String, String> all = new LinkedHashMap<>(reply.headers());
    all.putAll(headers);
    return new Reply(reply.status(), all, reply.body());
  }

  private long now() {
    return options.clock().instant().getEpochSecond();
  }
}
