package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskferry.hubspot.HubSpotRequest;
import dev.deskferry.hubspot.PortalDay;
import dev.deskferry.load.Portal;
import dev.deskferry.load.PortalJson;
import dev.deskferry.problem.Problems;
import dev.deskferry.report.Progress;
import dev.deskferry.run.Control;
import dev.deskferry.run.Phase;
import dev.deskferry.run.Run;
import dev.deskferry.run.StopSignal;
import dev.deskferry.run.Wait;
import dev.deskferry.spec.HubSpotSettings;
import dev.deskferry.testing.ManualTime;
import dev.deskferry.throttle.LocalRateBudget;
import dev.deskferry.throttle.RateBudget;
import dev.deskferry.yaml.YamlReader;
import java.lang.reflect.Proxy;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicReference;
import org.apache.camel.Exchange;
import org.apache.camel.impl.DefaultCamelContext;
import org.apache.camel.support.DefaultExchange;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;

/** What replies of HubSpot do to the requests behind them, in steered time. */
class HubSpotLimitsTest {

  private static final String DAILY =
      "{\"message\":\"You have reached your daily limit.\",\"policyName\":\"DAILY\"}";
  private static final String ROLLING = "{\"policyName\":\"TEN_SECONDLY_ROLLING\"}";
  private static final Map<String, String> AT_ONE = Map.of("Date", "Fri, 10 Jul 2026 01:00:00 GMT");

  private final ManualTime time = new ManualTime();
  private final StopSignal stop = new StopSignal();
  private final Control control = new Control(Phase.LOAD);
  private final HubSpotSettings settings =
      HubSpotSettings.read(YamlReader.readMap("migration.yaml", "{}", new Problems()));
  private final RateBudget budget =
      new LocalRateBudget(settings.buckets(), time, time, control.activity()::isClosed);
  private final List<String> notes = new ArrayList<>();
  private final HubSpotCall hubspot =
      new HubSpotCall(settings, budget, stop, 4, time, control, Progress.notes(notes::add));

  @Test
  void aDayThatIsUsedUpEndsAtMidnightOfThePortal() {
    hubspot.learn(PortalDay.in("America/New_York"));
    reply(429, AT_ONE, DAILY);
    assertThat(nextWaits()).isEqualTo(Duration.ofHours(3));
  }

  @Test
  void whileTheTimeZoneIsNotKnownHubSpotIsAskedAgain() {
    hubspot.learn(PortalDay.UNKNOWN);
    reply(429, AT_ONE, DAILY);
    assertThat(nextWaits()).isEqualTo(Duration.ofMinutes(15));
  }

  @Test
  void aNodeThatJoinedKnowsTheTimeZoneFromTheOneWhoPlans() {
    AtomicReference<Portal> learnt = new AtomicReference<>();
    Portal found =
        new Portal(Map.of(), Map.of(), List.of(), Map.of(), List.of(), "America/New_York");
    new LoadJoining(session(learnt), joined(PortalJson.write(found)), hubspot).learnPortal();
    assertThat(learnt).hasValue(found);
    reply(429, AT_ONE, DAILY);
    assertThat(nextWaits()).isEqualTo(Duration.ofHours(3));
  }

  @Test
  void whyNothingIsSentIsToldOnceAndShownWhileItLasts() {
    Exchange one = sent();
    Exchange other = sent();
    answer(one, 477, Map.of("Retry-After", "600"), "");
    answer(other, 477, Map.of("Retry-After", "600"), "");
    assertThat(notes)
        .singleElement(InstanceOfAssertFactories.STRING)
        .contains("between data centres (477)", "600 s");
    control.activity().arrive("contacts");
    control.activity().asks(HubSpotSettings.SEARCH);
    assertThat(control.activity().standings().get("contacts"))
        .extracting(standing -> standing.awaited().orElseThrow())
        .satisfies(wait -> assertThat(wait.reason()).contains("data centres (477)"))
        .satisfies(wait -> assertThat(wait.until()).isPresent());
    control.activity().leave();
  }

  @Test
  void whenOthersAreToHaveWhatIsLeftOfTheDayTheNextWaitsForMidnight() {
    hubspot.learn(PortalDay.in("America/New_York"));
    reply(200, daily(51), "{}");
    assertThat(nextWaits()).isZero();
    reply(200, daily(40), "{}");
    assertThat(nextWaits()).isEqualTo(Duration.ofHours(3));
    assertThat(nextWaits()).isZero();
  }

  @Test
  void theShareOfTheDayCanBeChangedAtAnyTime() {
    hubspot.learn(PortalDay.in("America/New_York"));
    budget.share("hubspot", 50);
    reply(200, daily(500), "{}");
    budget.share("hubspot", 0);
    assertThat(nextWaits()).isZero();
    budget.share(HubSpotSettings.DAILY, 10);
    assertThat(nextWaits()).isEqualTo(Duration.ofHours(3));
  }

  @Test
  void aReplyThatDoesNotSpeakOfTheDayChangesNothing() {
    reply(200, Map.of("X-HubSpot-RateLimit-Daily-Remaining", "0"), "{}");
    reply(200, Map.of("X-HubSpot-RateLimit-Daily", "1000"), "{}");
    reply(200, Map.of(), "{}");
    assertThat(nextWaits()).isZero();
  }

  @Test
  void whatPassesInSecondsIsNotToldAtAll() {
    reply(429, Map.of("Retry-After", "7"), ROLLING);
    assertThat(notes).isEmpty();
    assertThat(nextWaits()).isEqualTo(Duration.ofSeconds(10));
  }

  @Test
  void aRequestThatMetAFullWindowWaitsForAllOfItAndTheOthersForAMoment() {
    Exchange refused = sent();
    CompletableFuture<Void> reading =
        CompletableFuture.runAsync(() -> answer(refused, 429, Map.of(), ROLLING));
    await()
        .untilAsserted(
            () ->
                assertThat(control.activity().standings().get(""))
                    .extracting(standing -> standing.awaited().orElseThrow())
                    .extracting(Wait::reason, InstanceOfAssertFactories.STRING)
                    .contains(HubSpotSettings.BURST));
    assertThat(nextWaits()).isEqualTo(Duration.ofMillis(250));
    assertThat(reading).isNotDone();
    stop.request();
    assertThat(reading).failsWithin(Duration.ofSeconds(20));
  }

  @Test
  void aRequestThatMeetsAFullWindowAgainHoldsAllForAsLongAsTheWindow() {
    Exchange refused = sent();
    refused.setProperty(LoadNames.ATTEMPTS, 2);
    answer(refused, 429, Map.of(), ROLLING);
    assertThat(nextWaits()).isEqualTo(Duration.ofSeconds(10));
  }

  private void reply(int status, Map<String, String> headers, String body) {
    answer(sent(), status, headers, body);
  }

  private static Map<String, String> daily(long remaining) {
    Map<String, String> headers = new HashMap<>(AT_ONE);
    headers.put("X-HubSpot-RateLimit-Daily", "1000");
    headers.put("X-HubSpot-RateLimit-Daily-Remaining", "" + remaining);
    return headers;
  }

  private Exchange sent() {
    Exchange exchange = exchange();
    hubspot.prepare(exchange);
    return exchange;
  }

  private void answer(Exchange exchange, int status, Map<String, String> headers, String body) {
    exchange.getMessage().removeHeaders("*");
    exchange.getMessage().setHeader(Exchange.HTTP_RESPONSE_CODE, status);
    headers.forEach(exchange.getMessage()::setHeader);
    exchange.getMessage().setBody(body.getBytes(StandardCharsets.UTF_8));
    hubspot.read(exchange);
    hubspot.leave(exchange);
  }

  private Duration nextWaits() {
    Duration before = time.waited();
    hubspot.leave(sent());
    return time.waited().minus(before);
  }

  private static Exchange exchange() {
    Exchange exchange = new DefaultExchange(new DefaultCamelContext());
    LoadCalls.advance(exchange, Optional.of(HubSpotRequest.get("/crm/v3/owners")));
    return exchange;
  }

  private static Run joined(String findings) {
    return (Run)
        Proxy.newProxyInstance(
            Run.class.getClassLoader(),
            new Class<?>[] {Run.class},
            (proxy, method, arguments) -> {
              if (!method.getName().equals("findings")) {
                throw new UnsupportedOperationException(method.getName());
              }
              return Optional.of(findings);
            });
  }

  /** Of which joining needs the place for the portal only. */
  @SuppressWarnings("NullAway")
  private static LoadSession session(AtomicReference<Portal> portal) {
    return new LoadSession(
        null, null, null, null, null, new StopSignal(), null, portal, new AtomicReference<>());
  }
}
