package dev.deskferry.sandbox.hubspot.quota;

import dev.deskferry.sandbox.limit.DailyCounter;
import dev.deskferry.sandbox.limit.FastClock;
import dev.deskferry.sandbox.limit.Fill;
import dev.deskferry.sandbox.limit.RollingWindow;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/**
 * The quotas of one account: per key a rolling window of ten seconds and one for the associations
 * API, per account the searches of a second and two counts a day. A request that is refused by one
 * quota takes nothing from the others but, by option, from the day. Safe for many threads.
 */
public final class Quotas {

  private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
  private static final Duration SECOND = Duration.ofSeconds(1);
  private static final String UNLIMITED = "1000000";

  private final QuotaOptions options;
  private final long portalId;
  private final Clock clock;
  private final DailyCounter day;
  private final DailyCounter associationDay;
  private final RollingWindow searches;
  private final Map<String, Windows> windows = new ConcurrentHashMap<>();

  private record Windows(RollingWindow all, RollingWindow associations) {}

  /**
   * Quotas of which nothing is used.
   *
   * @param real the clock that the account's clock starts from; the latter runs as fast as the
   *     limits say
   * @param zone whose midnight begins the account's day
   */
  public Quotas(QuotaOptions options, long portalId, Clock real, ZoneId zone) {
    this.options = options;
    this.portalId = portalId;
    this.clock = FastClock.of(real, options.limits());
    this.day = new DailyCounter(options.tier().daily(), zone);
    this.associationDay = new DailyCounter(options.tier().associationDaily(), zone);
    this.searches = new RollingWindow(options.searchPerSecond(), SECOND);
  }

  /** Lets a request of a key pass, which then counts, or says which quota refuses it. */
  public synchronized Optional<Refusal> take(String key, Bucket bucket) {
    Instant now = clock.instant();
    if (!options.limits().enforced()) {
      day.count(now);
      return Optional.empty();
    }
    if (!day.take(now)) {
      return Optional.of(daily(day, now));
    }
    boolean isAssociation = bucket == Bucket.ASSOCIATIONS;
    if (isAssociation && !associationDay.take(now)) {
      return Optional.of(daily(associationDay, now));
    }
    Optional<Refusal> refusal = refusal(key, bucket, now.toEpochMilli());
    if (refusal.isPresent() && !options.refusedCount()) {
      day.giveBack();
      if (isAssociation) {
        associationDay.giveBack();
      }
    }
    return refusal;
  }

  private Optional<Refusal> refusal(String key, Bucket bucket, long now) {
    Windows own = windows(key);
    boolean drawsOnAll = bucket == Bucket.GENERAL || options.isShared();
    if (drawsOnAll && own.all().waitMillis(now) > 0) {
      own.all().take(now);
      return Optional.of(burst("private_app-api-calls-ten-secondly", key, own.all(), now));
    }
    if (bucket == Bucket.ASSOCIATIONS && !own.associations().take(now)) {
      return Optional.of(
          burst("associations-api-calls-ten-secondly", key, own.associations(), now));
    }
    if (bucket == Bucket.SEARCH && !searches.take(now)) {
      return Optional.of(new Refusal(Refusal.SECONDLY, "", realTime(searches.waitMillis(now))));
    }
    if (drawsOnAll) {
      own.all().take(now);
    }
    return Optional.empty();
  }

  private Refusal burst(String group, String key, RollingWindow window, long now) {
    String name = "publicapi:" + group + ":" + portalId + ":" + appId(key);
    return new Refusal(Refusal.TEN_SECONDLY, name, realTime(window.waitMillis(now)));
  }

  private Refusal daily(DailyCounter counter, Instant now) {
    return new Refusal(Refusal.DAILY, "", options.limits().realTime(counter.untilReset(now)));
  }

  private Duration realTime(long millis) {
    return options.limits().realTime(Duration.ofMillis(millis));
  }

  private static int appId(String key) {
    return 2_000_000 + Math.floorMod(key.hashCode(), 1_000_000);
  }

  private Windows windows(String key) {
    return windows.computeIfAbsent(
        key,
        absent ->
            new Windows(
                new RollingWindow(options.tier().burst(), TEN_SECONDS),
                new RollingWindow(options.tier().associationBurst(), TEN_SECONDS)));
  }

  /**
   * The headers of a reply to a key; none after a search. Without limits they show a budget that
   * nobody can use up.
   */
  public Map<String, String> headers(String key, Bucket bucket) {
    if (bucket == Bucket.SEARCH) {
      return Map.of();
    }
    boolean isEnforced = options.limits().enforced();
    Instant now = clock.instant();
    RollingWindow own = windows(key).all();
    long left = day.limit() - day.used(now);
    Map<String, String> headers = new LinkedHashMap<>();
    put(headers, "Max", isEnforced ? Integer.toString(own.limit()) : UNLIMITED);
    int remaining = own.remaining(now.toEpochMilli());
    put(headers, "Remaining", isEnforced ? Integer.toString(remaining) : "999999");
    put(
        headers,
        "Interval-Milliseconds",
        Long.toString(options.limits().realTime(TEN_SECONDS).toMillis()));
    put(headers, "Daily", Long.toString(day.limit()));
    put(headers, "Daily-Remaining", Long.toString(isEnforced ? left : day.limit()));
    if (isEnforced) {
      int secondly = own.limit() / 10;
      int used = own.since(now.minus(SECOND).toEpochMilli() + 1);
      put(headers, "Secondly", Integer.toString(secondly));
      put(headers, "Secondly-Remaining", Integer.toString(Math.max(0, secondly - used)));
    }
    return headers;
  }

  private static void put(Map<String, String> headers, String name, String value) {
    headers.put("X-HubSpot-RateLimit-" + name, value);
  }

  /** Requests of the account's day so far. */
  public long usedToday() {
    return day.used(clock.instant());
  }

  /** Requests a day. */
  public long daily() {
    return day.limit();
  }

  /** Real time until the account's day ends. */
  public Duration untilReset() {
    return options.limits().realTime(day.untilReset(clock.instant()));
  }

  /** How close every quota came to its limit; of keys only those that sent a request. */
  public List<Fill> fills() {
    List<Fill> fills = new ArrayList<>();
    fills.add(day.report(Refusal.DAILY));
    fills.add(associationDay.report(Refusal.DAILY + " associations"));
    fills.add(searches.report(Refusal.SECONDLY + " search"));
    windows.forEach(
        (key, own) -> {
          fills.add(own.all().report(Refusal.TEN_SECONDLY + " " + key));
          fills.add(own.associations().report(Refusal.TEN_SECONDLY + " associations " + key));
        });
    return fills;
  }
}
