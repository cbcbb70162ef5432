package dev.deskferry.route;

import dev.deskferry.hubspot.HubSpotReply;
import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.PortalDay;
import dev.deskferry.hubspot.ReplyReader;
import dev.deskferry.hubspot.Verdict;
import dev.deskferry.report.Progress;
import dev.deskferry.run.Activity;
import dev.deskferry.run.Control;
import dev.deskferry.run.StopSignal;
import dev.deskferry.run.Wait;
import dev.deskferry.spec.HubSpotSettings;
import dev.deskferry.throttle.ConcurrencyGate;
import dev.deskferry.throttle.ConcurrencyGates;
import dev.deskferry.throttle.RateBudget;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.camel.Exchange;
import org.apache.camel.Message;

/**
 * The bean {@code hubspotCall} of route {@code call-hubspot}: sends what property {@link
 * LoadNames#REQUEST} holds as often as its replies ask for, and leaves {@link LoadNames#VERDICT}
 * behind: answered, refused, or uncertain for a request that may not be repeated. Waits inside the
 * rate budget. Safe from many threads.
 */
public final class HubSpotCall {

  /** How often a request is sent before an outage is an error. */
  static final int USUAL_PATIENCE = 12;

  private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);
  private static final Set<Verdict.Cause> PATIENT =
      EnumSet.of(Verdict.Cause.RATE, Verdict.Cause.WINDOW, Verdict.Cause.MOVING);
  private static final Duration SLIP = Duration.ofMillis(250);
  private static final List<String> ALL_BUCKETS =
      List.of(HubSpotSettings.BURST, HubSpotSettings.SEARCH, HubSpotSettings.ASSOCIATIONS);

  private final HubSpotSettings settings;
  private final RateBudget budget;
  private final RightToSend right;
  private final StopSignal stop;
  private final ConcurrencyGates gates;
  private final Control control;
  private final Progress progress;
  private final Clock clock;
  private volatile PortalDay day = PortalDay.UNKNOWN;

  /**
   * @param settings with a token; without one every call fails
   * @param budget governed by {@code control}
   * @param progress hears of what holds every request for long
   */
  public HubSpotCall(
      HubSpotSettings settings,
      RateBudget budget,
      StopSignal stop,
      int mostInFlight,
      Clock clock,
      Control control,
      Progress progress) {
    this.settings = settings;
    this.budget = budget;
    this.right = new RightToSend(budget, stop, clock);
    this.stop = stop;
    this.gates = new ConcurrencyGates(mostInFlight, clock);
    this.clock = clock;
    this.control = control;
    this.progress = progress;
  }

  /** When the daily limit is reset; what is not known changes nothing. */
  void learn(PortalDay known) {
    if (known.zone().isPresent()) {
      day = known;
    }
  }

  /**
   * Waits for the budget and makes the exchange's message the request.
   *
   * @throws LoadStoppedException when a stop is asked for while waiting, or another node has taken
   *     the partition over; nothing was sent then
   */
  public void prepare(Exchange exchange) {
    HubSpotRequest request = CallExchange.request(exchange);
    ConcurrencyGate.Place place;
    Activity activity = control.activity();
    activity.arrive(CallExchange.objectType(exchange));
    try {
      if (CallExchange.attempts(exchange) == 0 && !request.pause().isZero()) {
        activity.waits(Wait.Kind.BACK_OFF, "HubSpot shows late what it created", request.pause());
        stop.pause(request.pause());
      }
      place = gates.of(group(request)).enter();
      exchange.setProperty(LoadNames.PLACE, place);
      // The place first: a permit that waited for one would be spent too late for its window.
      right.await(CallExchange.permission(exchange), buckets(request));
      activity.go(CallExchange.objectType(exchange), CallExchange.attempts(exchange) > 0);
    } catch (InterruptedException e) {
      throw new LoadStoppedException("stopped before sending " + request);
    } finally {
      activity.leave();
    }
    place.sent();
    exchange.setProperty(LoadNames.ATTEMPTS, CallExchange.attempts(exchange) + 1);
    Message message = exchange.getMessage();
    // Every header of the message goes out, so none of ours may stay.
    message.removeHeaders("*");
    message.setHeader(Exchange.HTTP_METHOD, request.method());
    message.setHeader(Exchange.HTTP_URI, settings.url() + request.path());
    message.setHeader("Authorization", "Bearer " + settings.token().orElse(""));
    message.setHeader("Accept", "application/json");
    if (request.body() != null) {
      message.setHeader(Exchange.CONTENT_TYPE, "application/json");
    }
    message.setBody(request.body());
  }

  /**
   * Reads the reply; leaves no verdict when the request is to be sent again, after having waited.
   */
  public void read(Exchange exchange) {
    Message message = exchange.getMessage();
    int status = message.getHeader(Exchange.HTTP_RESPONSE_CODE, 0, Integer.class);
    byte[] body = Optional.ofNullable(message.getBody(byte[].class)).orElse(new byte[0]);
    HubSpotReply reply = new HubSpotReply(status, CallExchange.headers(message), body);
    observe(reply);
    judge(exchange, reply);
  }

  /** No reply came; the cause tells whether the request can have reached HubSpot. */
  public void noReply(Exchange exchange) {
    Throwable cause = exchange.getProperty(Exchange.EXCEPTION_CAUGHT, Throwable.class);
    int status = Silence.isUnsent(cause) ? HubSpotReply.NEVER_SENT : HubSpotReply.NO_ANSWER;
    String reason = settings.url() + ": " + Silence.describe(cause);
    judge(exchange, new HubSpotReply(status, Map.of(), reason.getBytes(StandardCharsets.UTF_8)));
  }

  /** Ends an attempt, however it went: a place that is still taken is left. */
  public void leave(Exchange exchange) {
    ConcurrencyGate.Place place =
        exchange.getProperty(LoadNames.PLACE, ConcurrencyGate.Place.class);
    if (place != null) {
      place.unused();
    }
  }

  private void judge(Exchange exchange, HubSpotReply reply) {
    control.activity().answered(CallExchange.objectType(exchange));
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setBody(null);
    HubSpotRequest request = CallExchange.request(exchange);
    Verdict verdict = new ReplyReader(day).read(reply, clock.instant());
    ConcurrencyGate.Place place =
        exchange.getProperty(LoadNames.PLACE, ConcurrencyGate.Place.class);
    if (verdict instanceof Verdict.Answered || verdict instanceof Verdict.Refused) {
      place.answered();
      exchange.setProperty(LoadNames.VERDICT, verdict);
      return;
    }
    place.troubled();
    if (verdict instanceof Verdict.Fatal fatal) {
      if (exchange.getProperty(LoadNames.PROBE, false, Boolean.class)) {
        exchange.setProperty(LoadNames.VERDICT, fatal);
        return;
      }
      throw new LoadFailedException(request.path() + ": " + fatal.reason());
    }
    if (verdict instanceof Verdict.Wait wait) {
      again(exchange, request, wait.pause(), wait.cause(), wait.reason());
    } else if (verdict instanceof Verdict.Uncertain uncertain) {
      if (!request.repeatable()) {
        exchange.setProperty(LoadNames.VERDICT, verdict);
      }
      again(exchange, request, uncertain.pause(), Verdict.Cause.OUTAGE, uncertain.reason());
    }
  }

  private void again(
      Exchange exchange,
      HubSpotRequest request,
      Duration pause,
      Verdict.Cause cause,
      String reason) {
    int attempts = CallExchange.attempts(exchange);
    boolean isPatient = PATIENT.contains(cause);
    int patience = exchange.getProperty(LoadNames.PATIENCE, USUAL_PATIENCE, Integer.class);
    if (!isPatient && stop.isRequested()) {
      throw new LoadStoppedException("stopped while waiting: " + reason);
    }
    if (!isPatient && attempts >= patience && exchange.getProperty(LoadNames.VERDICT) == null) {
      throw new LoadFailedException(
          "%s: %s, %d times in a row — expected an answer in JSON — check HUBSPOT_URL and what stands between; nothing is lost: start again when HubSpot answers"
              .formatted(request.path(), reason, attempts));
    }
    if (cause == Verdict.Cause.WINDOW && attempts == 1) {
      // The first time it was hardly more than a request that came late: it alone waits for long.
      budget.hold(buckets(request)[0], SLIP);
      rest(exchange, Wait.Kind.BUDGET, buckets(request)[0], pause);
      return;
    }
    if (isPatient) {
      // What lasts so long, the limit of the day or a move, concerns every request.
      boolean isForAll = pause.compareTo(LONGEST_PAUSE) > 0;
      List<String> held = isForAll ? ALL_BUCKETS : List.of(buckets(request)[0]);
      if (isForAll) {
        tell(reason, pause);
      }
      held.forEach(bucket -> budget.hold(bucket, pause, isForAll ? reason : ""));
      return;
    }
    Duration wait = shorter(pause.multipliedBy(Math.max(1, attempts)), LONGEST_PAUSE);
    rest(exchange, Wait.Kind.BACK_OFF, request.path() + ": " + reason, wait);
  }

  private void rest(Exchange exchange, Wait.Kind kind, String subject, Duration wait) {
    control.activity().arrive(CallExchange.objectType(exchange));
    control.activity().waits(kind, subject, wait);
    try {
      stop.pause(wait);
    } catch (InterruptedException e) {
      throw new LoadStoppedException("stopped while waiting: " + subject);
    } finally {
      control.activity().leave();
    }
  }

  private void observe(HubSpotReply reply) {
    RateHeaders.burst(reply).ifPresent(reading -> budget.observe(HubSpotSettings.BURST, reading));
    RateHeaders.day(reply, day.untilReset(reply.date().orElse(clock.instant())))
        .ifPresent(reading -> budget.observe(HubSpotSettings.DAILY, reading));
  }

  private void tell(String reason, Duration pause) {
    // Every bucket takes the reason; one sentence for all of them and for all who were refused.
    long news =
        ALL_BUCKETS.stream()
            .filter(bucket -> control.activity().hold(bucket, reason, pause))
            .count();
    if (news > 0) {
      progress.note("%s; nothing is sent for %d s".formatted(reason, pause.toSeconds()));
    }
  }

  private static String[] buckets(HubSpotRequest request) {
    return switch (request.bucket()) {
      case BURST -> new String[] {HubSpotSettings.BURST, HubSpotSettings.DAILY};
      case SEARCH -> new String[] {HubSpotSettings.SEARCH, HubSpotSettings.DAILY};
      case ASSOCIATIONS ->
          new String[] {HubSpotSettings.ASSOCIATIONS, HubSpotSettings.BURST, HubSpotSettings.DAILY};
    };
  }

  /** Its path without ids and versions: requests that HubSpot serves in the same way. */
  private static String group(HubSpotRequest request) {
    return Arrays.stream(request.path().replaceFirst("\\?.*", "").split("/", -1))
        .filter(part -> part.matches("[a-z_-]+"))
        .collect(Collectors.joining("/"));
  }

  private static Duration shorter(Duration one, Duration other) {
    return one.compareTo(other) <= 0 ? one : other;
  }
}
