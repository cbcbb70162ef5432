package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.mapping.EditedMappings;
import dev.deskferry.mapping.HandMadeMappings;
import dev.deskferry.report.ObjectBalance;
import dev.deskferry.report.Reconciliation;
import dev.deskferry.run.RunState;
import dev.deskferry.run.StopSignal;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LoadDeletionsIT {
  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final String ARCHIVE = "/crm/objects/2026-03/";
  private static final String DELETE =
      """
      UPDATE staging.record SET deleted = true, payload = (payload::jsonb || '{"status": "deleted"}')::json
      WHERE object_type = 'tickets' AND source_id IN ('50001', '50002', '50003');
      UPDATE staging.record SET deleted = true WHERE object_type = 'users' AND source_id = '20249';
      UPDATE staging.record SET deleted = true WHERE object_type = 'organizations' AND source_id = '1000'
      """;
  private static final String RESTORE =
      """
      UPDATE staging.record SET deleted = false, payload = (payload::jsonb || '{"status": "new"}')::json
      WHERE object_type = 'tickets' AND source_id = '50001'
      """;
  private static final String ARCHIVED =
      "SELECT count(*) FROM migration.delivery WHERE archived_id IS NOT NULL AND hubspot_id IS NULL AND mapped_hash IS NULL";
  private static final String OPEN_BATCHES =
      "SELECT count(*) FROM migration.batch WHERE settled_at IS NULL";

  private final AtomicInteger archives = new AtomicInteger();
  private Function<Integer, Reply> trouble = count -> Reply.empty(200);
  private boolean isTroubled;
  private final LoadBench bench =
      new LoadBench(POSTGRES.database(), HubSpotOptions.defaults(), around());

  @BeforeEach
  void load() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute(Scene.STAGED);
    bench.mappings = HandMadeMappings.archiving();
    assertThat(bench.load().message()).isEmpty();
    bench.hubspot.log().clear();
  }

  @AfterEach
  void close() {
    bench.close();
  }

  @Test
  void whatZendeskDeletedIsArchivedWithWhatHangsBelow() {
    POSTGRES.execute(DELETE);

    LoadSummary summary = bench.load();

    assertThat(summary.message()).isEmpty();
    assertHubSpotHolds(1_197, 2_394, 249, 29);
    assertThat(Scene.number(POSTGRES, ARCHIVED)).isEqualTo(3 + 6 + 1 + 1);
    assertThat(Scene.number(POSTGRES, OPEN_BATCHES)).isZero();
    assertThat(
            Scene.number(
                POSTGRES, "SELECT count(*) FROM migration.batch WHERE operation = 'archive'"))
        .isEqualTo(5);
    assertBalances(3);
    bench.hubspot.log().clear();
    bench.load();
    assertThat(bench.hubspot.log().entries()).noneMatch(it -> it.path().contains("/batch/archive"));
    assertHubSpotHolds(1_197, 2_394, 249, 29);
  }

  @Test
  void whatComesBackIsCreatedAgainWithItsLinks() {
    POSTGRES.execute(DELETE);
    bench.load();
    POSTGRES.execute(RESTORE);
    assertThat(
            Reconciliation.read(POSTGRES.database(), 9).problems().stream()
                .filter(it -> it.message().contains("is back in Zendesk")))
        .hasSize(1);

    LoadSummary summary = bench.load();

    assertThat(summary.message()).isEmpty();
    assertHubSpotHolds(1_198, 2_396, 249, 29);
    assertThat(bench.hubspot.inspect().associations("emails", "tickets")).hasSize(1_198);
    assertThat(bench.hubspot.inspect().associations("tickets", "contacts")).hasSize(1_198 - 4);
    assertBalances(2);
  }

  @Test
  void whatComesBackForAnotherRequesterIsLinkedToThatOneAlone() {
    POSTGRES.execute(DELETE);
    bench.load();
    POSTGRES.execute(RESTORE);
    POSTGRES.execute(
        """
        UPDATE staging.record SET payload = (payload::jsonb || '{"requester_id": 20007}')::json
        WHERE object_type = 'tickets' AND source_id = '50001'
        """);

    assertThat(bench.load().message()).isEmpty();

    assertThat(bench.hubspot.inspect().associations("tickets", "contacts")).hasSize(1_198 - 4);
    assertBalances(2);
  }

  @Test
  void whatComesBackAfterAnArchiveWithoutOutcomeIsCreatedAgainWithItsLinks() {
    POSTGRES.execute(DELETE);
    dieArchiving();
    POSTGRES.execute(RESTORE);

    LoadSummary summary = bench.load();

    assertThat(summary.message()).isEmpty();
    assertThat(
            Sql.texts(
                POSTGRES,
                "SELECT state || ' ' || COALESCE(code, '') FROM migration.delivery WHERE object_type = 'tickets' AND source_id = '50001'"))
        .containsExactly("loaded ");
    assertHubSpotHolds(1_198, 2_396, 249, 29);
    assertThat(bench.hubspot.inspect().associations("emails", "tickets")).hasSize(1_198);
    assertThat(bench.hubspot.inspect().associations("notes", "tickets")).hasSize(1_198);
    assertThat(bench.hubspot.inspect().associations("tickets", "contacts")).hasSize(1_198 - 4);
    assertBalances(2);
  }

  @Test
  void whatWasLoadedUnderAnotherNameOfItsMappingIsArchivedToo() {
    bench.mappings = EditedMappings.renamed(bench.mappings);
    bench.load();
    POSTGRES.execute(DELETE);
    POSTGRES.execute(
        """
        UPDATE migration.delivery SET mapping = NULL, state = 'skipped', rule = 'no_mapping'
        WHERE object_type = 'users' AND source_id = '20249'
        """);
    assertThat(bench.rehearse().notes())
        .contains("would archive 3 tickets of HubSpot's tickets: Zendesk deleted them");

    assertThat(bench.load().message()).isEmpty();

    assertHubSpotHolds(1_197, 2_394, 249, 29);
    assertBalances(3);
  }

  @Test
  void aRehearsalSaysHowManyItWouldArchiveAndArchivesNone() {
    POSTGRES.execute(DELETE);

    LoadSummary summary = bench.rehearse();

    assertThat(summary.notes())
        .contains(
            "would archive 3 tickets of HubSpot's tickets: Zendesk deleted them",
            "would archive 3 ticket_comments of HubSpot's notes: Zendesk deleted them",
            "would archive 1 users of HubSpot's contacts: Zendesk deleted them");
    assertThat(summary.requestCount()).isEqualTo(5);
    assertHubSpotHolds(1_200, 2_400, 250, 30);
  }

  @Test
  void withoutThePolicyNothingIsArchived() {
    POSTGRES.execute(DELETE);
    bench.mappings = HandMadeMappings.all("");

    assertThat(bench.load().message()).isEmpty();

    assertHubSpotHolds(1_200, 2_400, 250, 30);
  }

  @Test
  void whatThePortalHadBeforeOrAnotherRecordStandsForStays() {
    POSTGRES.execute(DELETE);
    POSTGRES.execute(
        """
        UPDATE staging.record SET deleted = true WHERE object_type = 'users' AND source_id = '20248';
        UPDATE migration.delivery SET hubspot_id = (
          SELECT hubspot_id FROM migration.delivery WHERE object_type = 'users' AND source_id = '20249')
        WHERE object_type = 'users' AND source_id = '20248';
        UPDATE migration.delivery SET taken_over = true WHERE object_type = 'users' AND source_id = '20249';
        UPDATE migration.delivery SET hubspot_id = (
          SELECT hubspot_id FROM migration.delivery WHERE object_type = 'organizations' AND source_id = '1000')
        WHERE object_type = 'organizations' AND source_id = '1001'
        """);
    assertThat(bench.rehearse().notes()).noneMatch(it -> it.contains("contacts"));

    bench.load();

    assertThat(bench.hubspot.inspect().count("contacts")).isEqualTo(250);
    assertThat(bench.hubspot.inspect().count("companies")).isEqualTo(30);
    assertThat(bench.hubspot.inspect().count("tickets")).isEqualTo(1_197);
  }

  @Test
  void anArchiveWhoseOutcomeWasNeverWrittenIsRepeated() {
    POSTGRES.execute(DELETE);
    dieArchiving();

    LoadSummary summary = bench.load();

    assertThat(summary.message()).isEmpty();
    assertHubSpotHolds(1_197, 2_394, 249, 29);
    assertThat(Scene.number(POSTGRES, ARCHIVED)).isEqualTo(11);
    assertThat(Scene.number(POSTGRES, OPEN_BATCHES)).isZero();
    assertBalances(3);
  }

  @Test
  void aRefusedArchiveIsAWarningAndTriedAgain() {
    POSTGRES.execute(DELETE);
    trouble =
        count -> Reply.json(400, "{\"category\":\"VALIDATION_ERROR\",\"message\":\"locked\"}");
    isTroubled = true;

    assertThat(bench.load().state()).isEqualTo(RunState.DONE);

    List<String> warnings =
        Sql.texts(POSTGRES, "SELECT message FROM migration.event WHERE code = 'not-archived'");
    assertThat(warnings).isNotEmpty().allMatch(it -> it.contains("locked"));
    assertThat(Scene.number(POSTGRES, ARCHIVED)).isZero();
    isTroubled = false;
    bench.load();
    assertThat(Scene.number(POSTGRES, ARCHIVED)).isEqualTo(11);
  }

  private void dieArchiving() {
    trouble =
        count -> {
          bench.stop.request();
          return Reply.json(401, "{\"category\":\"EXPIRED_AUTHENTICATION\"}");
        };
    isTroubled = true;
    assertThat(bench.load().state()).isEqualTo(RunState.FAILED);
    assertThat(archives).hasPositiveValue();
    assertThat(Scene.number(POSTGRES, OPEN_BATCHES)).isPositive();
    isTroubled = false;
    bench.stop = new StopSignal();
  }

  private void assertHubSpotHolds(int tickets, int comments, int contacts, int companies) {
    assertThat(bench.hubspot.inspect().count("tickets")).isEqualTo(tickets);
    assertThat(bench.hubspot.inspect().count("emails") + bench.hubspot.inspect().count("notes"))
        .isEqualTo(comments);
    assertThat(bench.hubspot.inspect().count("contacts")).isEqualTo(contacts);
    assertThat(bench.hubspot.inspect().count("companies")).isEqualTo(companies);
    assertThat(bench.hubspot.inspect().duplicates("tickets", "zendesk_ticket_id")).isEmpty();
  }

  private void assertBalances(long archivedTickets) {
    LoadFound found = LoadPhase.readBack(bench.inputs(), true);
    Reconciliation counts = Reconciliation.read(POSTGRES.database(), 9);
    assertThat(found.agrees()).isTrue();
    assertThat(counts.balances()).isTrue();
    assertThat(counts.objects())
        .filteredOn(it -> it.objectType().equals("tickets"))
        .extracting(ObjectBalance::archived)
        .containsExactly(archivedTickets);
  }

  private UnaryOperator<Function<Request, Reply>> around() {
    return inner ->
        request -> {
          boolean isArchive =
              request.path().startsWith(ARCHIVE) && request.path().endsWith("/batch/archive");
          Reply reply = inner.apply(request);
          return isTroubled && isArchive ? trouble.apply(archives.incrementAndGet()) : reply;
        };
  }
}
