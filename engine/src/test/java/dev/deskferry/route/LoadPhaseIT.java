package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.mapping.HandMadeMappings;
import dev.deskferry.run.RunState;
import dev.deskferry.testing.PgServer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class LoadPhaseIT {
  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private LoadBench bench = new LoadBench(POSTGRES.database());

  @BeforeEach
  void stage() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute(Scene.STAGED);
  }

  @AfterEach
  void stopServer() {
    bench.close();
  }

  @Test
  void loadsEachRecordOnceWithItsLinks() {
    LoadSummary summary = bench.load();

    assertThat(summary.message()).isEmpty();
    assertThat(summary.state()).isEqualTo(RunState.DONE);
    assertThat(summary.tasks())
        .extracting(LoadSummary.Task::objectType, LoadSummary.Task::createdCount)
        .containsExactlyInAnyOrder(
            org.assertj.core.groups.Tuple.tuple("organizations", 30L),
            org.assertj.core.groups.Tuple.tuple("users", 250L),
            org.assertj.core.groups.Tuple.tuple("tickets", 1_200L),
            org.assertj.core.groups.Tuple.tuple("ticket_comments", 2_400L));
    assertHubSpotHoldsTheAccount();
    assertThat(bench.hubspot.log().count("POST", "/crm/objects/2026-03/tickets/batch/create"))
        .isEqualTo(12);
    assertThat(bench.hubspot.log().count("POST", "/crm/associations/2026-03/")).isEqualTo(1);
    assertThat(one("SELECT count(*) AS n FROM migration.batch WHERE settled_at IS NULL")).isZero();
  }

  @Test
  void sendsNothingWhenNothingHasChanged() {
    bench.load();
    bench.hubspot.log().clear();

    LoadSummary summary = bench.load();

    assertThat(summary.tasks())
        .allSatisfy(it -> assertThat(it.unchangedCount()).isEqualTo(it.recordCount()));
    assertThat(bench.hubspot.log().entries())
        .noneMatch(entry -> entry.path().matches(".*/batch/(create|update|archive|read)"));
  }

  @Test
  void rehearsesWithoutWritingAnything() {
    LoadSummary summary = bench.rehearse();

    assertThat(summary.runId()).isEmpty();
    assertThat(summary.tasks())
        .extracting(LoadSummary.Task::createdCount)
        .containsExactly(30L, 250L, 1_200L, 2_400L);
    assertThat(summary.requestCount()).isEqualTo(1 + 3 + 12 + 12 + 12 + 1);
    assertThat(summary.notes())
        .anyMatch(note -> note.contains("create unique property tickets.zendesk_ticket_id"));
    assertThat(bench.hubspot.log().entries()).allMatch(entry -> entry.method().equals("GET"));
    assertThat(one("SELECT count(*) AS n FROM migration.run")).isZero();
    assertThat(one("SELECT count(*) AS n FROM migration.delivery")).isZero();
  }

  @Test
  void updatesExactlyTheRecordsThatANewPropertyTouches() {
    bench.load();
    bench.hubspot.log().clear();
    bench.mappings = HandMadeMappings.all("severity");

    LoadSummary summary = bench.load();

    assertThat(summary.message()).isEmpty();
    assertThat(task(summary, "tickets").updatedCount()).isEqualTo(120);
    assertThat(task(summary, "tickets").unchangedCount()).isEqualTo(1_080);
    assertThat(bench.hubspot.log().count("POST", "/crm/objects/2026-03/tickets/batch/update"))
        .isEqualTo(2);
    assertThat(bench.hubspot.log().entries())
        .noneMatch(it -> it.path().endsWith("objects/2026-03/tickets/batch/create"));
    assertThat(
            bench
                .hubspot
                .inspect()
                .records("tickets")
                .filter(it -> "high".equals(it.properties().get("severity"))))
        .hasSize(120);
  }

  @Test
  void takesUpBatchesThatADeadProcessLeftOpen() {
    bench.load();
    // As after a kill between the request and the statement that settles it.
    POSTGRES.execute(
        """
        DELETE FROM migration.delivery WHERE object_type = 'tickets' AND source_id < '50100';
        DELETE FROM migration.association WHERE from_type = 'tickets' AND from_id < '50100';
        INSERT INTO migration.batch (run_id, object_type, target, operation, source_ids)
        SELECT max(run_id), 'tickets', 'tickets', 'create',
          (SELECT array_agg(source_id) FROM staging.record WHERE object_type = 'tickets' AND source_id < '50100')
        FROM migration.run
        """);

    LoadSummary summary = bench.load();

    assertThat(summary.message()).isEmpty();
    assertHubSpotHoldsTheAccount();
    assertThat(one("SELECT count(*) AS n FROM migration.batch WHERE settled_at IS NULL")).isZero();
    assertThat(
            one(
                "SELECT count(*) AS n FROM migration.delivery WHERE object_type = 'tickets' AND state = 'loaded'"))
        .isEqualTo(1_200);
  }

  @Test
  void takesAwayTheLinkThatIsNoLongerWantedAndMakesTheNewOne() {
    bench.load();
    POSTGRES.execute(
        """
        UPDATE staging.record SET payload = replace(payload::text, '"requester_id" : 20000', '"requester_id" : 20001')::json
        WHERE object_type = 'tickets' AND source_id = '50000'
        """);

    LoadSummary summary = bench.load();

    assertThat(summary.message()).isEmpty();
    assertThat(task(summary, "tickets").updatedCount()).isEqualTo(1);
    assertHubSpotHoldsTheAccount();
  }

  private void assertHubSpotHoldsTheAccount() {
    assertThat(bench.hubspot.inspect().count("companies")).isEqualTo(30);
    assertThat(bench.hubspot.inspect().count("contacts")).isEqualTo(250);
    assertThat(bench.hubspot.inspect().count("tickets")).isEqualTo(1_200);
    assertThat(bench.hubspot.inspect().count("emails")).isEqualTo(1_200);
    assertThat(bench.hubspot.inspect().count("notes")).isEqualTo(1_200);
    assertThat(bench.hubspot.inspect().duplicates("tickets", "zendesk_ticket_id")).isEmpty();
    assertThat(bench.hubspot.inspect().associations("contacts", "companies")).hasSize(200);
    assertThat(bench.hubspot.inspect().associations("tickets", "contacts")).hasSize(1_200);
    assertThat(bench.hubspot.inspect().associations("emails", "tickets")).hasSize(1_200);
    assertThat(one("SELECT count(*) AS n FROM migration.association WHERE state <> 'made'"))
        .isZero();
  }

  private static LoadSummary.Task task(LoadSummary summary, String objectType) {
    return summary.tasks().stream()
        .filter(it -> it.objectType().equals(objectType))
        .findFirst()
        .orElseThrow();
  }

  private static long one(String sql) {
    return Scene.number(POSTGRES, sql);
  }
}
