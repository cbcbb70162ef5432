package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.run.Retry;
import dev.deskferry.run.RunState;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Function;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class RetryIT {
  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final String REFUSED =
      "{\"status\":\"error\",\"category\":\"VALIDATION_ERROR\",\"message\":\"not today\",\"correlationId\":\"c-77\"}";
  private static final String REJECTED_RECORDS =
      "SELECT object_type || ' ' || source_id || ' ' || correlation_id FROM migration.delivery WHERE state = 'rejected'";
  private static final String REJECTED_LINKS =
      "SELECT count(*) FROM migration.association WHERE state = 'rejected' AND correlation_id = 'c-77' AND code = 'VALIDATION_ERROR'";
  private static final List<String> NONE = List.of();

  private final AtomicBoolean isBroken = new AtomicBoolean(true);

  @BeforeEach
  void stage() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute(Scene.STAGED);
  }

  @Test
  void whatTheMendedPortalTakesIsLoadedExactlyOnce() {
    try (LoadBench bench = bench()) {
      assertThat(bench.load().state()).isEqualTo(RunState.DONE);
      assertThat(Sql.texts(POSTGRES, REJECTED_RECORDS)).containsExactly("tickets 50007 c-77");
      assertThat(Scene.number(POSTGRES, REJECTED_LINKS)).isEqualTo(11);
      assertThat(
              Scene.number(
                  POSTGRES, "SELECT count(*) FROM migration.batch WHERE correlation_id IS NULL"))
          .isZero();
      isBroken.set(false);
      bench.load();
      assertThat(bench.hubspot.inspect().count("tickets")).isEqualTo(1_199);

      Retry retry = mark(new Retry.Filter(List.of("tickets"), NONE, NONE, List.of()));

      assertThat(retry.records()).containsExactly(java.util.Map.entry("tickets", 1L));
      assertThat(retry.links()).containsExactly(java.util.Map.entry("tickets", 11L));
      bench.hubspot.log().clear();
      assertThat(bench.load().state()).isEqualTo(RunState.DONE);
      assertThat(bench.hubspot.inspect().count("tickets")).isEqualTo(1_200);
      assertThat(bench.hubspot.inspect().duplicates("tickets", "zendesk_ticket_id")).isEmpty();
      assertThat(bench.hubspot.log().count("POST", "/crm/objects/2026-03/tickets/batch/create"))
          .isEqualTo(1);
      assertThat(Sql.texts(POSTGRES, REJECTED_RECORDS)).isEmpty();
      assertThat(
              Scene.number(
                  POSTGRES, "SELECT count(*) FROM migration.association WHERE state <> 'made'"))
          .isZero();
    }
  }

  @Test
  void filtersLeaveTheOthersAlone() {
    POSTGRES.execute(
        """
        INSERT INTO migration.delivery (object_type, source_id, target, hubspot_id, state, category, code, mapped_hash) VALUES
          ('tickets', '1', 'tickets', NULL, 'rejected', 'VALIDATION_ERROR', 'A', gen_random_uuid()),
          ('tickets', '2', 'tickets', '77', 'rejected', 'CONFLICT', 'B', gen_random_uuid()),
          ('users', '1', 'contacts', NULL, 'rejected', 'VALIDATION_ERROR', 'B', gen_random_uuid()),
          ('users', '2', 'contacts', '78', 'loaded', NULL, NULL, gen_random_uuid());
        INSERT INTO migration.association (from_type, from_id, name, to_type, to_id, state, code)
        VALUES ('tickets', '1', 'cc', 'users', '2', 'rejected', 'NOT_REMOVED')
        """);
    assertThat(mark(new Retry.Filter(NONE, List.of("CONFLICT"), NONE, List.of())).records())
        .containsExactly(java.util.Map.entry("tickets", 1L));
    assertThat(marked()).containsExactly("tickets 2 77");
    assertThat(mark(new Retry.Filter(List.of("tickets"), NONE, List.of("Z"), List.of())).records())
        .isEmpty();
    Retry.Id one = new Retry.Id("users", "1");
    Retry.Id loaded = new Retry.Id("users", "2");
    assertThat(mark(new Retry.Filter(NONE, NONE, NONE, List.of(one, loaded))).records())
        .containsExactly(java.util.Map.entry("users", 1L));
    assertThat(marked()).containsExactly("tickets 2 77", "users 1 ");
    Retry all = mark(new Retry.Filter(NONE, NONE, NONE, List.of()));
    assertThat(all.records()).hasSize(2);
    assertThat(all.links()).isEmpty();
  }

  @Test
  void anInterruptedLoadIsBegunAnewSoThatNothingMarkedIsPassedOver() {
    POSTGRES.execute(
        """
        INSERT INTO migration.run (phase, state) VALUES ('load', 'interrupted'), ('extract', 'interrupted');
        INSERT INTO migration.delivery (object_type, source_id, state) VALUES ('tickets', '1', 'rejected')
        """);
    mark(new Retry.Filter(NONE, NONE, NONE, List.of()));
    assertThat(Sql.texts(POSTGRES, "SELECT phase FROM migration.run WHERE options ? 'retried'"))
        .containsExactly("load");
  }

  private static Retry mark(Retry.Filter filter) {
    return Retry.mark(POSTGRES.database(), filter);
  }

  private static List<String> marked() {
    return Sql.texts(
        POSTGRES,
        "SELECT object_type || ' ' || source_id || ' ' || coalesce(hubspot_id, '') FROM migration.delivery WHERE mapped_hash IS NULL ORDER BY 1");
  }

  private LoadBench bench() {
    return new LoadBench(POSTGRES.database(), HubSpotOptions.defaults(), this::refusing);
  }

  /** One ticket makes its whole batch fail without a word about which, and so does every link. */
  private Function<Request, Reply> refusing(Function<Request, Reply> inner) {
    return request -> {
      String body = new String(request.body(), StandardCharsets.UTF_8);
      boolean isTicket =
          request.path().endsWith("tickets/batch/create")
              && body.contains("\"zendesk_ticket_id\":\"50007\"");
      boolean isLink = request.path().matches("/crm/associations/.*/batch/create");
      return isBroken.get() && (isTicket || isLink)
          ? Reply.json(400, REFUSED)
          : inner.apply(request);
    };
  }
}
