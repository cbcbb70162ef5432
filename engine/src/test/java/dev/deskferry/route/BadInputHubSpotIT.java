package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.hubspot.ApiVersion;
import dev.deskferry.run.RunState;
import dev.deskferry.run.StopSignal;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.spec.HubSpotSettings;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.RawHttpServer;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input from HubSpot's side of the wire; nothing is lost and nothing is written twice. */
@Timeout(180)
class BadInputHubSpotIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final String TICKETS = "/crm/objects/2026-03/tickets/batch/create";
  private static final String NOT_KNOWN =
      "HubSpot does not know the access token (401) — expected a valid service key or private app"
          + " token — check HUBSPOT_TOKEN";

  @BeforeEach
  void stage() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute(Scene.STAGED);
  }

  @Test
  void aWrongTokenIsRefusedWithoutBeingShown() {
    try (LoadBench bench = bench((request, inner) -> inner.apply(request))) {
      bench.token = "nobody";
      assertThatThrownBy(bench::rehearse).hasMessage(NOT_KNOWN);
      assertThat(bench.load().message()).isEqualTo(NOT_KNOWN);
      assertThat(loaded()).isZero();
    }
  }

  @Test
  void aTokenThatExpiresMidRunIsSaidAndTheRunWithANewOneGoesOn() {
    AtomicInteger creations = new AtomicInteger();
    try (LoadBench bench =
        bench(
            (request, inner) ->
                request.path().equals(TICKETS) && creations.incrementAndGet() > 3
                    ? Reply.json(401, "{\"category\":\"EXPIRED_AUTHENTICATION\"}")
                    : inner.apply(request))) {
      LoadSummary expired = bench.load();
      assertThat(expired.state()).isEqualTo(RunState.FAILED);
      assertThat(expired.message()).isEqualTo(TICKETS + ": " + NOT_KNOWN);
      creations.set(-1_000);
      assertComplete(bench);
    }
  }

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aReplyThatIsNotJsonIsLookedUpAndNothingIsMadeTwice(boolean isTruncated) {
    AtomicInteger creations = new AtomicInteger();
    try (LoadBench bench =
        bench(
            (request, inner) -> {
              Reply reply = inner.apply(request);
              if (!request.path().equals(TICKETS) || creations.incrementAndGet() % 4 != 0) {
                return reply;
              }
              byte[] half = Arrays.copyOf(reply.body(), reply.body().length / 2);
              return isTruncated
                  ? Reply.json(reply.status(), half)
                  : Reply.html(200, "<html>Please sign in to the proxy</html>");
            })) {
      assertComplete(bench);
    }
  }

  @Test
  void notJsonForEverIsSaidAndNothingIsWritten() {
    try (LoadBench bench = bench((request, inner) -> Reply.html(200, "<html>secret</html>"))) {
      assertThatThrownBy(bench::rehearse)
          .isInstanceOf(LoadFailedException.class)
          .hasMessageContaining("HubSpot answered 200 with 19 bytes that are not JSON, 4 times in")
          .hasMessageContaining("check HUBSPOT_URL")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void anOutageBehindTheFirstAnswerIsWaitedOutBeforeLoadingToo() {
    AtomicInteger lists = new AtomicInteger();
    try (LoadBench bench =
        bench(
            (request, inner) ->
                request.path().contains("/crm/properties/") && lists.incrementAndGet() <= 3
                    ? Reply.html(502, "<html>secret</html>")
                    : inner.apply(request))) {
      bench.rehearse();
      assertThat(lists).hasValueGreaterThan(3);
    }
  }

  @Test
  void aReplyWithoutAnEndIsGivenUp() {
    try (LoadBench bench = bench((request, inner) -> inner.apply(request));
        RawHttpServer server =
            RawHttpServer.start(
                (path, connection) -> {
                  connection.head();
                  connection.pour();
                })) {
      assertThatThrownBy(() -> rehearse(bench, server.url()))
          .isInstanceOf(LoadFailedException.class)
          .hasMessageContaining("the reply is larger than 64 MiB, 4 times in a row");
    }
  }

  @Test
  void aListWithoutAnEndIsGivenUp() {
    String page =
        "{\"results\":[{\"id\":\"1\",\"email\":\"a@example.com\"}],\"paging\":{\"next\":{\"after\":\"1\"}}}";
    try (LoadBench bench =
        bench(
            (request, inner) ->
                request.path().contains("/owners")
                    ? Reply.json(200, page)
                    : inner.apply(request))) {
      assertThatThrownBy(bench::rehearse)
          .isInstanceOf(LoadFailedException.class)
          .hasMessageContaining("HubSpot leads to the same page again and again");
    }
  }

  @Test
  void aHostThatCannotBeReachedIsNamedByItsSetting() {
    try (LoadBench bench = bench((request, inner) -> inner.apply(request))) {
      assertThatThrownBy(() -> rehearse(bench, "http://127.0.0.1:1"))
          .isInstanceOf(LoadFailedException.class)
          .hasMessageContaining("cannot reach HubSpot")
          .hasMessageContaining("http://127.0.0.1:1: no reply, since nothing accepts connections")
          .hasMessageContaining("check HUBSPOT_URL");
      assertThatThrownBy(() -> rehearse(bench, "http://no-such-host.invalid"))
          .hasMessageContaining("no host of that name is known");
    }
  }

  @Test
  void aHostThatIsNoHubSpotIsNamedByItsSetting() {
    try (LoadBench bench = bench((request, inner) -> Reply.html(404, "<html>secret</html>"))) {
      assertThatThrownBy(bench::rehearse)
          .isInstanceOf(LoadFailedException.class)
          .hasMessageContaining("404: a reply that is not JSON")
          .hasMessageContaining("check HUBSPOT_URL")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void aStopWhileReadingBackIsNoDefect() {
    StopSignal stop = new StopSignal();
    AtomicBoolean isLoaded = new AtomicBoolean();
    try (LoadBench bench =
        bench(
            (request, inner) -> {
              if (!isLoaded.get()) {
                return inner.apply(request);
              }
              stop.request();
              return Reply.html(503, "<html>");
            })) {
      bench.load();
      isLoaded.set(true);
      bench.stop = stop;
      assertThatThrownBy(() -> LoadPhase.readBack(bench.inputs(), true))
          .isInstanceOf(StoppedException.class);
    }
  }

  private static LoadSummary rehearse(LoadBench bench, String url) {
    LoadInputs inputs = bench.inputs();
    HubSpotSettings elsewhere =
        new HubSpotSettings(url, Optional.of("hubspot-token"), ApiVersion.DEFAULT, List.of());
    return LoadPhase.run(
        new LoadInputs(
            inputs.routes(),
            inputs.database(),
            inputs.ledger(),
            inputs.members(),
            elsewhere,
            inputs.load(),
            inputs.pipelines(),
            inputs.mappings(),
            inputs.fallbackOwner(),
            inputs.budget(),
            inputs.progress(),
            inputs.stop(),
            inputs.clock(),
            inputs.only(),
            inputs.runId(),
            inputs.control()),
        false);
  }

  private static void assertComplete(LoadBench bench) {
    LoadSummary summary = bench.load();
    assertThat(summary.message()).isEmpty();
    assertThat(summary.state()).isEqualTo(RunState.DONE);
    assertThat(bench.hubspot.inspect().count("tickets")).isEqualTo(1_200);
    assertThat(bench.hubspot.inspect().duplicates("tickets", "zendesk_ticket_id")).isEmpty();
    assertThat(bench.hubspot.inspect().associations("tickets", "contacts")).hasSize(1_200);
    assertThat(loaded()).isEqualTo(3_880);
  }

  private static long loaded() {
    return Scene.number(POSTGRES, "SELECT count(*) FROM migration.delivery WHERE state = 'loaded'");
  }

  private static LoadBench bench(BiFunction<Request, Function<Request, Reply>, Reply> broken) {
    return new LoadBench(
        POSTGRES.database(),
        HubSpotOptions.defaults(),
        inner -> request -> broken.apply(request, inner));
  }
}
