package dev.deskferry.sandbox.hubspot.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.hubspot.HubSpotCaller;
import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import dev.deskferry.sandbox.hubspot.HubSpotKey;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.sandbox.hubspot.HubSpotStandIn;
import dev.deskferry.sandbox.hubspot.quota.QuotaOptions;
import dev.deskferry.sandbox.hubspot.quota.Tier;
import dev.deskferry.sandbox.limit.Fill;
import dev.deskferry.sandbox.limit.Limits;
import dev.deskferry.sandbox.testing.SteeredClock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName(
    "hubspot-api.md §12: Per-key rolling 10 s window, per-account daily counter with portal-midnight"
        + " reset, association and search buckets; headers (none on search); the three 429 bodies;"
        + " configurable tier; optional Retry-After, off by default.")
class LimitsLineTest {

  private static final String LIST = "contacts";
  private static final String LABELS = "/crm/associations/2026-03/tickets/contacts/labels";

  private final SteeredClock clock = new SteeredClock("2026-11-22T10:00:00Z");

  private HubSpotStandIn standIn(QuotaOptions quota) {
    return new HubSpotStandIn(
        HubSpotOptions.defaults()
            .withKeys(
                List.of(HubSpotKey.full("a"), new HubSpotKey("b", "b", HubSpotKey.ALL_SCOPES)))
            .withClock(clock)
            .with(quota));
  }

  private HubSpotCaller caller(QuotaOptions quota) {
    return new HubSpotCaller(standIn(quota), "a");
  }

  private static QuotaOptions real(Tier tier) {
    return QuotaOptions.defaults().with(tier).with(Limits.REAL);
  }

  private static List<Integer> statuses(HubSpotCaller caller, String path, int count) {
    return IntStream.range(0, count).mapToObj(i -> caller.get(path).status()).toList();
  }

  @ParameterizedTest
  @CsvSource({"STARTER, 100", "PROFESSIONAL, 190", "ENTERPRISE, 190", "ADDON, 250"})
  @DisplayName("Per-key rolling 10 s window; configurable tier")
  void aKeyHasItsBurstPerTenSeconds(Tier tier, int burst) {
    HubSpotCaller caller = caller(real(tier));
    assertThat(statuses(caller, LIST, burst)).containsOnly(200);
    assertThat(caller.get(LIST).status()).isEqualTo(429);
    clock.advance(Duration.ofMillis(9_999));
    assertThat(caller.get(LIST).status()).isEqualTo(429);
    clock.advance(Duration.ofMillis(1));
    assertThat(caller.get(LIST).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("rolling: the window moves with every request")
  void theWindowRolls() {
    HubSpotCaller caller = caller(real(Tier.STARTER));
    statuses(caller, LIST, 60);
    clock.advance(Duration.ofSeconds(6));
    statuses(caller, LIST, 40);
    clock.advance(Duration.ofSeconds(4));
    assertThat(statuses(caller, LIST, 60)).containsOnly(200);
    assertThat(caller.get(LIST).status()).isEqualTo(429);
  }

  @Test
  @DisplayName("Per-key: a second key has a window of its own, the day is shared")
  void keysHaveTheirOwnBurst() {
    HubSpotStandIn standIn = standIn(real(Tier.STARTER));
    HubSpotCaller first = new HubSpotCaller(standIn, "a");
    HubSpotCaller second = new HubSpotCaller(standIn, "b");
    statuses(first, LIST, 101);
    Answer other = second.get(LIST);
    assertThat(other.status()).isEqualTo(200);
    assertThat(other.headers())
        .containsEntry("X-HubSpot-RateLimit-Remaining", "99")
        .containsEntry("X-HubSpot-RateLimit-Daily-Remaining", Integer.toString(250_000 - 102));
  }

  @Test
  @DisplayName("headers: Max, Remaining, Interval-Milliseconds, Daily, Daily-Remaining")
  void headersTellTheBudget() {
    HubSpotCaller caller = caller(real(Tier.PROFESSIONAL));
    caller.get(LIST);
    assertThat(caller.get(LIST).headers())
        .containsEntry("X-HubSpot-RateLimit-Max", "190")
        .containsEntry("X-HubSpot-RateLimit-Remaining", "188")
        .containsEntry("X-HubSpot-RateLimit-Interval-Milliseconds", "10000")
        .containsEntry("X-HubSpot-RateLimit-Daily", "625000")
        .containsEntry("X-HubSpot-RateLimit-Daily-Remaining", "624998")
        .containsEntry("X-HubSpot-RateLimit-Secondly", "19")
        .containsEntry("X-HubSpot-RateLimit-Secondly-Remaining", "17");
  }

  @Test
  @DisplayName("the three 429 bodies: TEN_SECONDLY_ROLLING")
  void theBurstBody() {
    HubSpotCaller caller = caller(real(Tier.STARTER));
    statuses(caller, LIST, 100);
    Answer refused = caller.get(LIST);
    JsonNode body = refused.body();
    assertThat(body.get("status").asText()).isEqualTo("error");
    assertThat(body.get("message").asText())
        .isEqualTo("You have reached your ten_secondly_rolling limit.");
    assertThat(body.get("errorType").asText()).isEqualTo("RATE_LIMIT");
    assertThat(body.get("policyName").asText()).isEqualTo("TEN_SECONDLY_ROLLING");
    assertThat(body.get("groupName").asText())
        .startsWith("publicapi:private_app-api-calls-ten-secondly:44237313:");
    assertThat(body.get("correlationId").asText())
        .isEqualTo(refused.headers().get("x-hubspot-correlation-id"));
    assertThat(refused.headers())
        .containsEntry("X-HubSpot-RateLimit-Remaining", "0")
        .doesNotContainKey("Retry-After");
  }

  @Test
  @DisplayName("per-account daily counter with portal-midnight reset; the DAILY body")
  void theDayEndsAtMidnightOfThePortal() {
    HubSpotCaller caller = caller(real(Tier.STARTER));
    for (int window = 0; window < 2_500; window++) {
      statuses(caller, LIST, 100);
      clock.advance(Duration.ofSeconds(10));
    }
    Answer refused = caller.get(LIST);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.body().get("message").asText())
        .isEqualTo("You have reached your daily limit.");
    assertThat(refused.body().get("policyName").asText()).isEqualTo("DAILY");
    assertThat(refused.body().has("requestId")).isTrue();
    Duration untilMidnight =
        Duration.between(clock.instant(), Instant.parse("2026-11-23T05:00:00Z"));
    clock.advance(untilMidnight.minusMillis(1));
    assertThat(caller.get(LIST).status()).isEqualTo(429);
    clock.advance(Duration.ofMillis(1));
    assertThat(caller.get(LIST).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("per-account daily counter: account info tells usage, limit and reset")
  void accountInfoTellsTheDay() {
    HubSpotCaller caller = caller(real(Tier.ADDON));
    statuses(caller, LIST, 9);
    JsonNode usage = caller.get("/account-info/v3/api-usage/daily/private-apps").results().get(0);
    assertThat(usage.get("usageLimit").asLong()).isEqualTo(2_000_000);
    assertThat(usage.get("currentUsage").asLong()).isEqualTo(10);
    assertThat(usage.get("resetsAt").asText()).isEqualTo("2026-11-23T05:00:00Z");
  }

  @Test
  @DisplayName("association and search buckets: associations have 150 in ten seconds")
  void associationsHaveTheirOwnBucket() {
    HubSpotCaller caller = caller(real(Tier.PROFESSIONAL));
    assertThat(statuses(caller, LABELS, 150)).containsOnly(200);
    Answer refused = caller.get(LABELS);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.body().get("policyName").asText()).isEqualTo("TEN_SECONDLY_ROLLING");
    assertThat(statuses(caller, LIST, 40)).containsOnly(200);
    assertThat(caller.get(LIST).status()).as("shared window is full").isEqualTo(429);
  }

  @Test
  @DisplayName("association and search buckets: separate from the key's window by option")
  void bucketsCanBeSeparate() {
    HubSpotCaller caller = caller(real(Tier.PROFESSIONAL).withShared(false));
    assertThat(statuses(caller, LABELS, 150)).containsOnly(200);
    assertThat(statuses(caller, LIST, 190)).containsOnly(200);
  }

  @Test
  @DisplayName("association and search buckets: 5 searches a second per account; none on search")
  void searchHasABucketPerAccountAndNoHeaders() {
    HubSpotStandIn standIn = standIn(real(Tier.ENTERPRISE));
    HubSpotCaller first = new HubSpotCaller(standIn, "a");
    HubSpotCaller second = new HubSpotCaller(standIn, "b");
    for (String type : List.of("contacts", "companies", "tickets")) {
      Answer found = first.post(type + "/search", "{}");
      assertThat(found.status()).isEqualTo(200);
      assertThat(found.headers().keySet()).noneMatch(name -> name.contains("RateLimit"));
    }
    assertThat(second.post("notes/search", "{}").status()).isEqualTo(200);
    assertThat(second.post("notes/search", "{}").status()).isEqualTo(200);
    Answer refused = second.post("notes/search", "{}");
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.message()).isEqualTo("You have reached your secondly limit.");
    assertThat(refused.body().get("errorType").asText()).isEqualTo("RATE_LIMIT");
    assertThat(refused.headers().keySet()).noneMatch(name -> name.contains("RateLimit"));
    clock.advance(Duration.ofSeconds(1));
    assertThat(second.post("notes/search", "{}").status()).isEqualTo(200);
  }

  @Test
  @DisplayName("the three 429 bodies: policyName SECONDLY is sometimes missing")
  void theSecondlyPolicyIsSometimesMissing() {
    HubSpotCaller caller = caller(real(Tier.ENTERPRISE));
    IntStream.range(0, 5).forEach(i -> caller.post("notes/search", "{}"));
    List<String> policies =
        IntStream.range(0, 40)
            .mapToObj(i -> caller.post("notes/search", "{}").body().path("policyName").asText("-"))
            .toList();
    assertThat(policies).contains("SECONDLY", "-").hasSize(40);
  }

  @Test
  @DisplayName("optional Retry-After, off by default")
  void retryAfterIsAnOption() {
    HubSpotCaller caller = caller(real(Tier.STARTER).withRetryAfter(true));
    statuses(caller, LIST, 100);
    clock.advance(Duration.ofMillis(2_500));
    assertThat(caller.get(LIST).headers()).containsEntry("Retry-After", "8");
  }

  @Test
  @DisplayName("with x10 windows are ten times shorter and headers tell real time")
  void aFastClockShrinksWindowsAndWaits() {
    HubSpotCaller caller =
        caller(QuotaOptions.defaults().with(Tier.STARTER).with(Limits.parse("x10")));
    assertThat(statuses(caller, LIST, 100)).containsOnly(200);
    Answer refused = caller.get(LIST);
    assertThat(refused.status()).isEqualTo(429);
    assertThat(refused.headers())
        .containsEntry("X-HubSpot-RateLimit-Interval-Milliseconds", "1000");
    clock.advance(Duration.ofSeconds(1));
    assertThat(caller.get(LIST).status()).isEqualTo(200);
    JsonNode usage = caller.get("/account-info/v3/api-usage/daily/private-apps").results().get(0);
    Instant resetsAt = Instant.parse(usage.get("resetsAt").asText());
    assertThat(Duration.between(clock.instant(), resetsAt))
        .as("19 hours less 10 seconds, ten times faster")
        .isEqualTo(Duration.ofHours(19).minusSeconds(10).dividedBy(10));
  }

  @Test
  @DisplayName("whether a 429 consumes the day is an option, and it does by default")
  void refusedRequestsCountAgainstTheDay() {
    HubSpotCaller strict = caller(real(Tier.STARTER));
    statuses(strict, LIST, 110);
    HubSpotCaller kind = caller(real(Tier.STARTER).withRefusedCount(false));
    statuses(kind, LIST, 110);
    clock.advance(Duration.ofSeconds(10));
    assertThat(strict.get(LIST).headers())
        .containsEntry("X-HubSpot-RateLimit-Daily-Remaining", Integer.toString(250_000 - 111));
    assertThat(kind.get(LIST).headers())
        .containsEntry("X-HubSpot-RateLimit-Daily-Remaining", Integer.toString(250_000 - 101));
  }

  @Test
  @DisplayName("no client exceeds a quota, however many threads it has; the highest fill is told")
  void manyThreadsCannotExceedAQuota() {
    HubSpotStandIn standIn = standIn(real(Tier.STARTER));
    List<Integer> statuses =
        IntStream.range(0, 400)
            .parallel()
            .mapToObj(i -> new HubSpotCaller(standIn, "a").get(LIST).status())
            .toList();
    assertThat(statuses.stream().filter(status -> status == 200)).hasSize(100);
    assertThat(standIn.fills().stream().collect(Collectors.toMap(Fill::name, Function.identity())))
        .containsEntry(
            "TEN_SECONDLY_ROLLING full", new Fill("TEN_SECONDLY_ROLLING full", 100, 100, 300));
  }
}
