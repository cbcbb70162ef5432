package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.run.RunState;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.hubspot.HubSpotKey;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.sandbox.hubspot.HubSpotStandIn;
import dev.deskferry.testing.PgServer;
import java.util.List;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LoadTroubleIT {
  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final HubSpotOptions PLAIN_KEYS =
      HubSpotOptions.defaults().withActivitiesUnique(HubSpotOptions.ActivitiesUnique.REFUSE);

  private static final String OPEN_BATCHES =
      "SELECT count(*) FROM migration.batch WHERE settled_at IS NULL";

  @BeforeEach
  void stage() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute(Scene.STAGED);
  }

  @Test
  void neitherLosesNorDoublesARecordInAStorm() {
    try (LoadBench bench = bench(HubSpotOptions.defaults(), LoadTroubleIT::storm)) {
      LoadSummary summary = bench.load();
      assertThat(summary.message()).isEmpty();
      assertHoldsTheAccount(bench.hubspot);
    }
  }

  @Test
  void looksActivitiesUpThroughTheirTicketsWhereKeysAreNotEnforced() {
    try (LoadBench bench = bench(PLAIN_KEYS, LoadTroubleIT::storm)) {
      LoadSummary summary = bench.load();
      assertThat(summary.message()).isEmpty();
      assertHoldsTheAccount(bench.hubspot);
    }
  }

  @Test
  void asksBeforeItCreatesAgainWhatADeadLoadMayHaveCreated() {
    AtomicInteger creations = new AtomicInteger();
    UnaryOperator<Function<Request, Reply>> losing =
        inner ->
            request -> {
              Reply reply = inner.apply(request);
              boolean isFirst =
                  request.path().matches(".*/objects/.*notes/batch/create")
                      && creations.incrementAndGet() == 1;
              return isFirst ? Reply.json(401, "{\"category\":\"EXPIRED_AUTHENTICATION\"}") : reply;
            };
    try (LoadBench bench = LoadBench.atFullLag(POSTGRES.database(), PLAIN_KEYS, losing)) {
      assertThat(bench.load().state()).isEqualTo(RunState.FAILED);
      assertThat(Scene.number(POSTGRES, OPEN_BATCHES)).isPositive();

      assertThat(bench.load().state()).isEqualTo(RunState.DONE);

      assertHoldsTheAccount(bench.hubspot);
      assertThat(Scene.number(POSTGRES, OPEN_BATCHES)).isZero();
    }
  }

  @Test
  void goesOnWhereAStopInterruptedIt() {
    AtomicInteger creations = new AtomicInteger();
    LoadBench[] held = new LoadBench[1];
    UnaryOperator<Function<Request, Reply>> stopping =
        inner ->
            request -> {
              if (request.path().endsWith("tickets/batch/create")
                  && creations.incrementAndGet() == 4) {
                held[0].stop.request();
              }
              return inner.apply(request);
            };
    try (LoadBench bench = bench(HubSpotOptions.defaults(), stopping)) {
      held[0] = bench;
      assertThat(bench.load().state()).isEqualTo(RunState.INTERRUPTED);
      assertThat(bench.hubspot.inspect().count("emails")).isZero();

      bench.stop = new dev.deskferry.run.StopSignal();
      LoadSummary summary = bench.load();

      assertThat(summary.state()).isEqualTo(RunState.DONE);
      assertThat(Scene.number(POSTGRES, "SELECT count(*) FROM migration.run")).isEqualTo(1);
      assertHoldsTheAccount(bench.hubspot);
    }
  }

  @Test
  void oneBadRecordLeavesTheRestAlone() {
    POSTGRES.execute(
        """
        UPDATE staging.record SET payload = replace(payload::text, 'user7@example.org', 'user7@nowhere')::json
        WHERE object_type = 'users' AND source_id = '20007';
        UPDATE staging.record SET payload = replace(payload::text, 'user9@example.org', 'USER8@example.org')::json
        WHERE object_type = 'users' AND source_id = '20009';
        UPDATE staging.record SET payload = replace(payload::text, '"new"', '"nwe"')::json
        WHERE object_type = 'tickets' AND source_id = '50001'
        """);
    try (LoadBench bench = bench(HubSpotOptions.defaults(), UnaryOperator.identity())) {
      LoadSummary summary = bench.load();

      assertThat(summary.state()).isEqualTo(RunState.DONE);
      assertThat(message("20007")).contains("email").contains("expected name@domain.tld");
      assertThat(message("20007")).doesNotContain("nowhere");
      assertThat(message("20009")).contains("users 20008").contains("users 20009");
      assertThat(message("50001")).contains("\"nwe\" is no stage of pipeline \"support\"");
      assertThat(bench.hubspot.inspect().count("contacts")).isEqualTo(248);
      assertThat(bench.hubspot.inspect().count("tickets")).isEqualTo(1_199);
      assertThat(bench.hubspot.inspect().count("notes")).isEqualTo(1_200);

      bench.hubspot.log().clear();
      bench.load();
      assertThat(bench.hubspot.log().entries())
          .noneMatch(it -> it.path().matches(".*batch/(create|update)"));

      POSTGRES.execute(
          """
          UPDATE staging.record SET payload = replace(payload::text, 'user7@nowhere', 'user7@example.org')::json
          WHERE object_type = 'users' AND source_id = '20007'
          """);
      bench.load();
      assertThat(bench.hubspot.inspect().count("contacts")).isEqualTo(249);
      assertThat(
              Scene.number(
                  POSTGRES,
                  "SELECT count(*) FROM migration.association WHERE to_id = '20007' AND state <> 'made'"))
          .isZero();
    }
  }

  @Test
  void fillsTheContactThatThePortalHadBefore() {
    try (LoadBench bench = bench(HubSpotOptions.defaults(), UnaryOperator.identity())) {
      bench.post(
          "/crm/v3/objects/contacts",
          "{\"properties\":{\"email\":\"user5@example.org\",\"firstname\":\"Known\"}}");

      bench.load();

      assertThat(bench.hubspot.inspect().count("contacts")).isEqualTo(250);
      assertThat(
              bench
                  .hubspot
                  .inspect()
                  .records("contacts")
                  .filter(it -> "20005".equals(it.properties().get("zendesk_user_id")))
                  .map(it -> it.properties().get("firstname")))
          .containsExactly("Known");
      assertThat(bench.hubspot.inspect().associations("contacts", "companies")).hasSize(200);
    }
  }

  @Test
  void namesAllScopesThatAreMissing() {
    HubSpotKey poor =
        new HubSpotKey("poor", "poor-token", Set.of("crm.objects.contacts.read", "oauth"));
    try (LoadBench bench =
        bench(HubSpotOptions.defaults().withKeys(List.of(poor)), UnaryOperator.identity())) {
      bench.token = "poor-token";
      LoadSummary summary = bench.load();
      assertThat(summary.state()).isEqualTo(RunState.FAILED);
      assertThat(summary.message())
          .contains("crm.objects.companies")
          .contains("tickets")
          .contains("crm.objects.owners.read")
          .doesNotContain("poor-token");
    }
  }

  @Test
  void saysThatTheTokenIsWrong() {
    try (LoadBench bench = bench(HubSpotOptions.defaults(), UnaryOperator.identity())) {
      bench.token = "nobody";
      assertThatThrownBy(bench::rehearse)
          .hasMessageContaining("HUBSPOT_TOKEN")
          .hasMessageNotContaining("nobody");
    }
  }

  @Test
  void findsInHubSpotWhatItWroteAndNamesWhatIsGone() {
    try (LoadBench bench = bench(HubSpotOptions.defaults(), UnaryOperator.identity())) {
      bench.load();
      LoadFound found = LoadPhase.readBack(bench.inputs(), true);
      assertThat(found.agrees()).isTrue();
      assertThat(found.targets()).hasSize(5);
      assertThat(found.links()).isNotEmpty();
      assertThat(
              Scene.number(
                  POSTGRES, "SELECT found_count FROM hubspot.found WHERE target = 'tickets'"))
          .isEqualTo(1_200);

      long id =
          Scene.number(
              POSTGRES,
              "SELECT hubspot_id::bigint FROM migration.delivery WHERE object_type = 'tickets' AND source_id = '50042'");
      bench.post("/crm/v3/objects/tickets/batch/archive", "{\"inputs\":[{\"id\":\"" + id + "\"}]}");

      LoadFound less = LoadPhase.readBack(bench.inputs(), false);
      assertThat(less.agrees()).isFalse();
      assertThat(less.targets())
          .filteredOn(it -> it.target().equals("tickets"))
          .singleElement()
          .satisfies(it -> assertThat(it.missing()).containsExactly("tickets 50042"));
    }
  }

  private static LoadBench bench(
      HubSpotOptions options, UnaryOperator<Function<Request, Reply>> around) {
    return new LoadBench(POSTGRES.database(), options, around);
  }

  /** Replies get lost after the write, writes get lost before it, limits and locks come up. */
  private static Function<Request, Reply> storm(Function<Request, Reply> inner) {
    AtomicInteger count = new AtomicInteger();
    return request -> {
      if (!request.path().contains("/batch/create") || request.path().contains("properties")) {
        return inner.apply(request);
      }
      int number = count.incrementAndGet();
      if (number % 6 == 0) {
        Reply lost = inner.apply(request);
        return Reply.html(504, "<html>gateway time-out after " + lost.status() + "</html>");
      }
      if (number % 11 == 0) {
        return Reply.html(502, "<html>bad gateway</html>");
      }
      if (number % 13 == 0) {
        return Reply.json(
            429,
            "{\"message\":\"You have reached your secondly limit.\",\"errorType\":\"RATE_LIMIT\"}");
      }
      if (number % 17 == 0) {
        return Reply.json(423, "{\"message\":\"locked\"}");
      }
      return inner.apply(request);
    };
  }

  private static void assertHoldsTheAccount(HubSpotStandIn hubspot) {
    assertThat(hubspot.inspect().count("companies")).isEqualTo(30);
    assertThat(hubspot.inspect().count("contacts")).isEqualTo(250);
    assertThat(hubspot.inspect().count("tickets")).isEqualTo(1_200);
    assertThat(hubspot.inspect().count("emails")).isEqualTo(1_200);
    assertThat(hubspot.inspect().count("notes")).isEqualTo(1_200);
    assertThat(hubspot.inspect().duplicates("notes", "zendesk_comment_id")).isEmpty();
    assertThat(hubspot.inspect().associations("notes", "tickets")).hasSize(1_200);
    assertThat(
            Scene.number(
                POSTGRES, "SELECT count(*) FROM migration.delivery WHERE state = 'loaded'"))
        .isEqualTo(3_880);
    assertThat(
            Scene.number(
                POSTGRES, "SELECT count(*) FROM migration.association WHERE state <> 'made'"))
        .isZero();
  }

  private static String message(String sourceId) {
    return Scene.text(
        POSTGRES,
        "SELECT state || ': ' || message FROM migration.delivery WHERE source_id = '"
            + sourceId
            + "'");
  }
}
