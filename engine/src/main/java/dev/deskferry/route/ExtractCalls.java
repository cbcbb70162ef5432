package dev.deskferry.route;

import dev.deskferry.extract.SourceRequest;
import dev.deskferry.run.Activity;
import dev.deskferry.run.Wait;
import dev.deskferry.spec.RateLimitSpec;
import dev.deskferry.throttle.ConcurrencyGate;
import dev.deskferry.throttle.ConcurrencyGates;
import dev.deskferry.throttle.RateBudget;
import dev.deskferry.throttle.RateReading;
import dev.deskferry.throttle.SteadyClock;
import dev.deskferry.throttle.Waiter;
import dev.deskferry.zendesk.RateHeaders;
import dev.deskferry.zendesk.ReplyHead;
import dev.deskferry.zendesk.Verdict;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.hc.client5.http.ConnectTimeoutException;

/** Bean of the route {@code call-zendesk}: what happens before and after each attempt. */
public final class ExtractCalls {

  private static final String PREFIX = "zendesk.";

  private static final int MOST_IN_FLIGHT = 32;

  private final ConcurrencyGates gates = new ConcurrencyGates(MOST_IN_FLIGHT, SteadyClock.system());
  private final RateBudget budget;
  private final Waiter waiter;
  private final ExtractSignIn signIn;
  private final List<RateLimitSpec> limits;
  private final Activity activity;

  /** One for all calls of a run. */
  public ExtractCalls(
      RateBudget budget,
      Waiter waiter,
      ExtractSignIn signIn,
      List<RateLimitSpec> limits,
      Activity activity) {
    this.budget = budget;
    this.waiter = waiter;
    this.signIn = signIn;
    this.limits = List.copyOf(limits);
    this.activity = activity;
  }

  /** Waits as long as the last reply asked for, and until the rate budget has room. */
  public void waitForTurn(Exchange exchange) throws InterruptedException {
    ExtractCall<?> call = call(exchange);
    String objectType = objectType(exchange);
    activity.arrive(objectType);
    try {
      if (!call.pause().isZero()) {
        activity.waits(Wait.Kind.BACK_OFF, call.lastReason(), call.pause());
      }
      waiter.pause(call.pause());
      ConcurrencyGate.Place place = gates.of(String.join("+", call.buckets())).enter();
      exchange.setProperty(Names.PLACE, place);
      budget.acquire(call.buckets().stream().map(PREFIX::concat).toArray(String[]::new));
      place.sent();
      activity.go(objectType, call.isRepeated());
    } finally {
      activity.leave();
    }
  }

  /** Sets the headers that the HTTP component reads, and no others. */
  public void address(Exchange exchange) {
    SourceRequest request = call(exchange).begin();
    Message message = exchange.getMessage();
    message.setBody(null);
    message.setHeader(Exchange.HTTP_METHOD, "GET");
    message.setHeader(Exchange.HTTP_PATH, request.path());
    message.setHeader(Exchange.HTTP_QUERY, request.query());
    message.setHeader("Accept", "application/json");
  }

  /** A reply came: corrects the budget, then lets the call judge it. */
  public void replied(Exchange exchange) {
    activity.answered(objectType(exchange));
    ExtractCall<?> call = call(exchange);
    byte[] body = Replies.takeBody(exchange);
    ReplyHead head = Replies.head(exchange, call.current().path(), body);
    List<RateHeaders.Limit> told = RateHeaders.of(head);
    told.forEach(this::observe);
    Verdict verdict = call.replied(head, body);
    if (verdict instanceof Verdict.Again) {
      place(exchange).troubled();
    } else {
      place(exchange).answered();
    }
    if (verdict instanceof Verdict.Again again && again.isRateLimit()) {
      hold(call, told, call.pause());
    }
    if (verdict instanceof Verdict.Unauthorized && signIn.forget(call.signature())) {
      call.mayRepeatSignedIn();
    }
  }

  /** No reply came: refused, reset, timed out or cut short. */
  public void failed(Exchange exchange) {
    activity.answered(objectType(exchange));
    Throwable failure = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    ExtractCall<?> call = call(exchange);
    exchange.getMessage().setBody(null);
    place(exchange).troubled();
    if (failure instanceof TokenNotMintedException) {
      call.failed(false, String.valueOf(failure.getMessage()));
      return;
    }
    boolean isTimeout =
        failure instanceof SocketTimeoutException && !(failure instanceof ConnectTimeoutException);
    String why = call.current().path() + ": " + Silence.describe(failure);
    if (Silence.isCutShort(failure)) {
      call.failed(true, why);
      return;
    }
    call.failed(isTimeout, why + "; check that ZENDESK_URL is right and reachable");
  }

  /** Ends an attempt, however it went: a place that is still taken is left. */
  public void leave(Exchange exchange) {
    ConcurrencyGate.Place place = place(exchange);
    if (place != null) {
      place.unused();
    }
  }

  private void observe(RateHeaders.Limit told) {
    Optional<String> bucket =
        limits.stream()
            .filter(it -> it.header().equals(told.name()))
            .map(it -> it.bucket().name())
            .findFirst();
    Optional<Duration> resets =
        told.resetSeconds().isPresent()
            ? Optional.of(Duration.ofSeconds(told.resetSeconds().getAsLong()))
            : Optional.empty();
    bucket.ifPresent(
        name -> budget.observe(name, new RateReading(told.total(), told.remaining(), resets)));
  }

  /**
   * An endpoint's bucket may have run out while the account's has room: then only that one rests.
   */
  private void hold(ExtractCall<?> call, List<RateHeaders.Limit> told, Duration wait) {
    boolean hasAccountRoom =
        told.stream()
            .anyMatch(it -> it.name().equals(RateHeaders.ACCOUNT) && it.remaining().orElse(0) > 0);
    List<String> buckets = call.buckets();
    int first = hasAccountRoom && buckets.size() > 1 ? 1 : 0;
    buckets
        .subList(Math.min(first, buckets.size()), buckets.size())
        .forEach(bucket -> budget.hold(PREFIX + bucket, wait));
  }

  private static ConcurrencyGate.Place place(Exchange exchange) {
    return exchange.getProperty(Names.PLACE, ConcurrencyGate.Place.class);
  }

  /** What the call is made for; empty when for no single object type. */
  private static String objectType(Exchange exchange) {
    ExtractWork work = exchange.getProperty(Names.WORK, ExtractWork.class);
    ExtractCount count = exchange.getProperty(Names.COUNT, ExtractCount.class);
    if (work != null) {
      return work.source().name();
    }
    return count == null ? "" : count.spec().objectType();
  }

  private static ExtractCall<?> call(Exchange exchange) {
    return exchange.getProperty(Names.CALL, ExtractCall.class);
  }
}
