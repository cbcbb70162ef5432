package dev.deskferry.sandbox.zendesk;

import dev.deskferry.sandbox.data.Account;
import dev.deskferry.sandbox.data.LiveAccount;
import dev.deskferry.sandbox.http.Around;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.http.RequestLog;
import dev.deskferry.sandbox.limit.Fill;
import dev.deskferry.sandbox.zendesk.quota.Bucket;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final Pattern ATTACHMENT =
      Pattern.compile(
          "/attachments/token/([A-Za-z0-9]{1,64})/?|/hc/article_attachments/(\\d{1,18})(?:/.*)?");

  private final ZendeskOptions options;
  private final LiveAccount account;
  private final OAuthTokens tokens;
  private final Authenticator authenticator;
  private final Routes routes = new Routes(EndpointTable.all());
  private final Gate gate;
  private final Downloads downloads;
  private final Call.Shared shared;
  private final RequestLog log;
  private final AtomicLong requests = new AtomicLong();
  private volatile Around around = Around.NOTHING;

  /** Serves an account. */
  public ZendeskStandIn(ZendeskOptions options, Account account) {
    this.options = options;
    this.account = new LiveAccount(account, options.clock());
    this.tokens = new OAuthTokens(options);
    this.authenticator = new Authenticator(options, tokens, account.staff());
    this.gate = new Gate(options);
    this.downloads = new Downloads(options);
    this.shared =
        new Call.Shared(
            this.account,
            options,
            new Counts(),
            downloads,
            new MetricEvents(this.account.tickets()));
    this.log = new RequestLog(options.clock());
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

  /** Puts something around the stand-in, in the place of what was there before. */
  public void surround(Around other) {
    around = other;
  }

  /** How full each quota became since the start. */
  public List<Fill> fills() {
    return gate.fills();
  }

  /**
   * The host that attachments redirect to; serve it on a port of its own and tell the port to
   * {@link #downloadsAt}.
   */
  public Function<Request, Reply> downloads() {
    Function<Request, Reply> host = new DownloadHost(downloads, account);
    return request -> {
      Reply reply = host.apply(request);
      log.record(request, reply, "download");
      return reply;
    };
  }

  /** Where {@link #downloads} is served on the host that a client knows. */
  public void downloadsAt(int port) {
    downloads.servedAt(port);
  }

  @Override
  public Reply apply(Request request) {
    if (request.path().equals("/__sandbox/requests")) {
      return log.asReply(fills());
    }
    String[] key = {"fault"};
    Reply reply =
        around.answer(
            request,
            passed -> {
              Answer answer = answer(passed);
              key[0] = answer.key();
              return answer.reply();
            });
    log.record(request, reply, key[0]);
    return reply.with("X-Request-Id", "sandbox-" + requests.incrementAndGet());
  }

  /** A reply and the name of the credential that it went to. */
  private record Answer(Reply reply, String key) {}

  private Answer answer(Request request) {
    if (request.path().equals("/oauth/tokens")) {
      return new Answer(guarded(request, () -> token(request)), "oauth-client");
    }
    Caller caller;
    try {
      caller = authenticator.authenticate(request);
    } catch (RefusedException e) {
      return new Answer(
          guarded(request, () -> LimitHeaders.with(e.reply(), gate.admit(Bucket.NONE, ""))),
          "anonymous");
    }
    return new Answer(guarded(request, () -> answer(request, caller)), caller.key());
  }

  private static Reply guarded(Request request, Supplier<Reply> answer) {
    try {
      return answer.get();
    } catch (RefusedException e) {
      return e.reply();
    } catch (RuntimeException e) {
      LOG.error("{} {}: the stand-in failed", request.method(), request.path(), e);
      return Reply.json(500, "{\"error\":\"Internal Server Error\"}");
    }
  }

  private Reply token(Request request) {
    if (!request.method().equals("POST")) {
      throw Errors.invalidEndpoint();
    }
    return tokens.issue(request);
  }

  private Reply answer(Request request, Caller caller) {
    Matcher attachment = ATTACHMENT.matcher(request.path());
    if (attachment.matches() && request.isRead()) {
      String token = attachment.group(1) != null ? attachment.group(1) : "a" + attachment.group(2);
      PathPattern.Match match = new PathPattern.Match(List.of(), List.of(token));
      return answer(
          AttachmentEndpoints.CONTENT, new Call(request, "", match, caller, shared, now()));
    }
    Optional<Routes.Route> route = route(request);
    if (route.isEmpty()) {
      Map<String, String> headers = gate.admit(Bucket.NONE, "");
      RefusedException refused =
          caller.isAnonymous() ? Errors.couldNotAuthenticate() : Errors.invalidEndpoint();
      return LimitHeaders.with(refused.reply(), headers);
    }
    Call call = new Call(request, below(request), route.get().match(), caller, shared, now());
    return answer(route.get().endpoint(), call);
  }

  private Optional<Routes.Route> route(Request request) {
    boolean isRead = request.isRead() && request.path().startsWith(API);
    return isRead ? routes.find(below(request)) : Optional.empty();
  }

  private static String below(Request request) {
    String below = request.path().substring(API.length());
    return below.endsWith(SUFFIX) ? below.substring(0, below.length() - SUFFIX.length()) : below;
  }

  private Reply answer(Endpoint endpoint, Call call) {
    Bucket bucket = endpoint.bucket().apply(call);
    String part = bucket == Bucket.VIEW ? call.id() + "/" + call.caller().userId() : "";
    Map<String, String> headers = gate.admit(bucket, part);
    try {
      require(endpoint, call.caller());
      return LimitHeaders.with(endpoint.handler().apply(call), headers);
    } catch (RefusedException e) {
      return LimitHeaders.with(e.reply(), headers);
    }
  }

  private void require(Endpoint endpoint, Caller caller) {
    if (endpoint.access() == Endpoint.Access.ANYONE) {
      return;
    }
    if (caller.isAnonymous()) {
      throw Errors.couldNotAuthenticate();
    }
    boolean mayRead =
        endpoint.path().needsGlobalRead()
            ? caller.scopes().contains("read")
            : caller.mayRead(endpoint.path().resource());
    if (!mayRead) {
      throw Errors.missingScope("read");
    }
    if (endpoint.plan().compareTo(options.plan()) > 0) {
      throw Errors.notOnThisPlan(endpoint.absence());
    }
    if (endpoint.access() == Endpoint.Access.ADMIN && !caller.role().equals("admin")) {
      throw Errors.forbidden();
    }
  }

  private long now() {
    return options.clock().instant().getEpochSecond();
  }
}
