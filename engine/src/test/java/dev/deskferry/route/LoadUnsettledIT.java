package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.mapping.HandMadeMappings;
import dev.deskferry.report.Reconciliation;
import dev.deskferry.run.RunState;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.spec.LoadSettings;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A load died between a write and its outcome, and before the next one Zendesk went on. */
class LoadUnsettledIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final HubSpotOptions PLAIN_KEYS =
      HubSpotOptions.defaults().withActivitiesUnique(HubSpotOptions.ActivitiesUnique.REFUSE);
  private static final String OPEN =
      "SELECT count(*) FROM migration.batch WHERE settled_at IS NULL";

  private static final String IN_OPEN_BATCHES =
      "SELECT unnest(source_ids) FROM migration.batch WHERE settled_at IS NULL";
  private static final String LIVING =
      "SELECT count(*) FROM staging.record WHERE object_type = 'tickets' AND NOT deleted";
  private static final String LOADED =
      "SELECT count(*) FROM migration.delivery WHERE object_type = 'tickets' AND hubspot_id IS NOT NULL";

  private String losing = "";
  private boolean isApplied = true;

  @BeforeEach
  void stage() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute("DELETE FROM migration.claim");
    POSTGRES.execute(Scene.STAGED);
  }

  @Test
  void aTicketDeletedSinceIsFoundAndArchived() {
    try (LoadBench bench = archiving(HubSpotOptions.defaults())) {
      losing = ".*/objects/.*tickets/batch/create";
      dies(bench);
      assertThat(bench.hubspot.inspect().count("tickets")).isPositive();
      zendeskDeletes("tickets", IN_OPEN_BATCHES);

      assertThat(bench.load().message()).isEmpty();

      assertThat(bench.hubspot.inspect().count("tickets"))
          .isEqualTo(Scene.number(POSTGRES, LIVING));
      assertAddsUp(bench);
    }
  }

  @Test
  void withoutThePolicyItStaysAndIsAccountedFor() {
    try (LoadBench bench = new LoadBench(POSTGRES.database(), PLAIN_KEYS, around())) {
      losing = ".*/objects/.*tickets/batch/create";
      dies(bench);
      long leftBehind = bench.hubspot.inspect().count("tickets") - Scene.number(POSTGRES, LOADED);
      assertThat(leftBehind).isPositive();
      zendeskDeletes("tickets", IN_OPEN_BATCHES);

      assertThat(bench.load().message()).isEmpty();

      assertThat(bench.hubspot.inspect().count("tickets"))
          .isEqualTo(Scene.number(POSTGRES, LIVING) + leftBehind);
      assertAddsUp(bench);
    }
  }

  @Test
  void aNoteWhoseTicketWasDeletedSinceIsSearchedForAndArchived() {
    try (LoadBench bench = archiving(PLAIN_KEYS)) {
      losing = ".*/objects/.*notes/batch/create";
      dies(bench);
      zendeskDeletes(
          "tickets",
          "SELECT parent_id FROM staging.record WHERE object_type = 'ticket_comments' AND source_id IN "
              + "("
              + IN_OPEN_BATCHES
              + ")");

      assertThat(bench.load().message()).isEmpty();

      long living = Scene.number(POSTGRES, LIVING);
      assertThat(bench.hubspot.inspect().count("notes")).isEqualTo(living);
      assertThat(bench.hubspot.inspect().count("emails")).isEqualTo(living);
      assertAddsUp(bench);
    }
  }

  @Test
  void aLinkInsideALostCreationGoesWhenZendeskHasAnotherBySince() {
    try (LoadBench bench = archiving(HubSpotOptions.defaults())) {
      losing = ".*/objects/.*tickets/batch/create";
      dies(bench);
      POSTGRES.execute(
          """
          UPDATE staging.record SET payload = (payload::jsonb || '{"requester_id": 20249}')::json
          WHERE object_type = 'tickets' AND source_id IN (%s);
          INSERT INTO migration.run (phase, state, ended_at) VALUES ('extract', 'done', now())
          """
              .formatted(IN_OPEN_BATCHES));

      assertThat(bench.load().message()).isEmpty();

      assertThat(bench.hubspot.inspect().associations("tickets", "contacts")).hasSize(1_200);
      assertAddsUp(bench);
    }
  }

  @Test
  void aLinkThatWasTakenAwayIsNotBroughtBackByTheNextPartition() {
    try (LoadBench bench = archiving(HubSpotOptions.defaults())) {
      bench.settings = inSmallPartitions(bench.settings);
      losing = ".*/objects/.*tickets/batch/create";
      dies(bench);
      POSTGRES.execute(
          """
          UPDATE staging.record SET payload = (payload::jsonb || '{"requester_id": 20249}')::json
          WHERE object_type = 'tickets' AND source_id IN (%s);
          UPDATE migration.run SET state = 'interrupted' WHERE phase = 'load'
          """
              .formatted(IN_OPEN_BATCHES));

      assertThat(bench.load().message()).isEmpty();

      assertThat(Scene.number(POSTGRES, "SELECT count(*) FROM migration.run")).isEqualTo(1);
      assertThat(bench.hubspot.inspect().associations("tickets", "contacts")).hasSize(1_200);
      assertAddsUp(bench);
    }
  }

  @Test
  void aRecordThatWasNeverCreatedIsPendingUntilItIs() {
    try (LoadBench bench = archiving(HubSpotOptions.defaults())) {
      losing = ".*/objects/.*tickets/batch/create";
      isApplied = false;
      dies(bench);
      zendeskDeletes("tickets", "'50001'");
      losing = ".*/objects/.*tickets/batch/create";

      dies(bench);

      assertThat(Reconciliation.read(POSTGRES.database(), 9).objects())
          .filteredOn(it -> it.objectType().equals("tickets"))
          .allSatisfy(
              it ->
                  assertThat(it.load())
                      .hasValueSatisfying(
                          load -> assertThat(load.loaded() + load.pending()).isEqualTo(1_199)));
      assertThat(bench.load().message()).isEmpty();
      assertThat(bench.hubspot.inspect().count("tickets")).isEqualTo(1_199);
      assertAddsUp(bench);
    }
  }

  @Test
  void aContactThatWasTakenOverIsKnownAsThePortals() {
    try (LoadBench bench = archiving(HubSpotOptions.defaults())) {
      known(bench);
      losing = ".*/objects/.*contacts/batch/update";
      dies(bench);
      assertThat(Scene.number(POSTGRES, "SELECT count(*) FROM migration.claim")).isEqualTo(1);
      zendeskDeletes("users", "'20005'");

      assertThat(bench.load().message()).isEmpty();

      assertThat(taken(bench, "firstname")).containsExactly("Known");
      assertThat(takenOver()).containsExactly("loaded", "on_existing: fill_empty", "t");
      assertThat(Scene.number(POSTGRES, "SELECT count(*) FROM migration.claim")).isZero();
      assertThat(Scene.number(POSTGRES, OPEN)).isZero();
    }
  }

  @Test
  void aContactThatWasTakenOverIsStillOnlyFilled() {
    try (LoadBench bench = archiving(HubSpotOptions.defaults())) {
      known(bench);
      losing = ".*/objects/.*contacts/batch/update";
      dies(bench);

      assertThat(bench.load().message()).isEmpty();

      assertThat(taken(bench, "firstname")).containsExactly("Known");
      assertThat(takenOver()).containsExactly("loaded", "on_existing: fill_empty", "t");
      assertAddsUp(bench);
    }
  }

  private static void known(LoadBench bench) {
    bench.post(
        "/crm/v3/objects/contacts",
        "{\"properties\":{\"email\":\"user5@example.org\",\"firstname\":\"Known\"}}");
  }

  private static List<String> taken(LoadBench bench, String property) {
    return bench
        .hubspot
        .inspect()
        .records("contacts")
        .filter(it -> "20005".equals(it.properties().get("zendesk_user_id")))
        .map(it -> String.valueOf(it.properties().get(property)))
        .toList();
  }

  private static List<String> takenOver() {
    return Sql.texts(
        POSTGRES,
        "SELECT unnest(ARRAY[state, rule, taken_over::text::char(1)]) FROM migration.delivery"
            + " WHERE object_type = 'users' AND source_id = '20005'");
  }

  private void dies(LoadBench bench) {
    assertThat(bench.load().state()).isEqualTo(RunState.FAILED);
    assertThat(losing).as("answers that were lost").isEmpty();
    assertThat(Scene.number(POSTGRES, OPEN)).isPositive();
  }

  /** As the next extract would leave it. */
  private static void zendeskDeletes(String objectType, String ids) {
    POSTGRES.execute(
        """
        UPDATE staging.record SET deleted = true, payload = (payload::jsonb || '{"status": "deleted"}')::json
        WHERE object_type = '%s' AND source_id IN (%s);
        INSERT INTO migration.run (phase, state, ended_at) VALUES ('extract', 'done', now())
        """
            .formatted(objectType, ids));
  }

  private static void assertAddsUp(LoadBench bench) {
    assertThat(Scene.number(POSTGRES, OPEN)).isZero();
    assertThat(LoadPhase.readBack(bench.inputs(), true).agrees()).isTrue();
    assertThat(Reconciliation.read(POSTGRES.database(), 9).balances()).isTrue();
  }

  private static LoadSettings inSmallPartitions(LoadSettings it) {
    return new LoadSettings(
        1,
        1,
        200,
        it.chunkSize(),
        it.onInvalid(),
        it.onMissing(),
        it.retryRejected(),
        it.searchLag(),
        it.lanes(),
        it.lane());
  }

  private LoadBench archiving(HubSpotOptions options) {
    LoadBench bench = new LoadBench(POSTGRES.database(), options, around());
    bench.mappings = HandMadeMappings.archiving();
    return bench;
  }

  /** One request of the kind is obeyed, and its answer is one that ends the load. */
  private UnaryOperator<Function<Request, Reply>> around() {
    return inner ->
        request -> {
          boolean isLost = isLost(request);
          Reply reply = isLost && !isApplied ? Reply.empty(200) : inner.apply(request);
          return isLost ? Reply.json(401, "{\"category\":\"EXPIRED_AUTHENTICATION\"}") : reply;
        };
  }

  private synchronized boolean isLost(Request request) {
    boolean isLost = !losing.isEmpty() && request.path().matches(losing);
    if (isLost) {
      losing = "";
    }
    return isLost;
  }
}
