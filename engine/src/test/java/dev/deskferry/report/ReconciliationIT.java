package dev.deskferry.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.testing.PgServer;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class ReconciliationIT {
  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  @BeforeEach
  void tenTicketsOfWhichOneIsDeletedAndAllOthersAreAnswered() {
    POSTGRES.execute(ReconciliationScene.TEN_TICKETS);
  }

  @Test
  void everyRecordIsCountedOnceAndTheCountsAgree() {
    Reconciliation found = Reconciliation.read(POSTGRES.database(), 10);

    ObjectBalance tickets = found.objects().get(0);
    assertThat(tickets.objectType()).isEqualTo("tickets");
    assertThat(tickets.reported()).hasValue(9);
    assertThat(tickets.staged()).isEqualTo(10);
    assertThat(tickets.deleted()).isEqualTo(1);
    LoadCounts load = tickets.load().orElseThrow();
    assertThat(load.skippedByRule()).isEqualTo(Map.of("no_mapping", 1L, "spam", 1L));
    assertThat(
            List.of(
                load.skipped(),
                load.loaded(),
                load.created(),
                load.updated(),
                load.unchanged(),
                load.rejected(),
                load.pending()))
        .containsExactly(2L, 4L, 1L, 1L, 2L, 1L, 2L);
    assertThat(found.found("tickets")).isEqualTo(OptionalLong.of(4));
    assertThat(found.associations())
        .containsExactly(new AssociationBalance("tickets", "requester", 2, 1, 1, 0, 0, true));
    assertThat(found.balances()).isTrue();
    assertThat(found.isSettled()).isFalse();
  }

  @Test
  void typesThatAreOnlyStagedHaveNoLoadCounts() {
    Reconciliation found = Reconciliation.read(POSTGRES.database(), 10);

    assertThat(found.objects())
        .extracting(ObjectBalance::objectType)
        .containsExactly("tickets", "groups", "satisfaction_ratings");
    assertThat(found.objects().get(1).load()).isEmpty();
    assertThat(found.objects().get(1).isApproximate()).isTrue();
    assertThat(found.objects().get(2).extractState()).hasValue("not_available");
    assertThat(found.objects().get(2).staged()).isZero();
  }

  @Test
  void namesEveryRecordThatIsNotSettled() {
    assertThat(Reconciliation.read(POSTGRES.database(), 10).problems())
        .containsExactly(
            problem("8", "unknown", "sent, and never answered for"),
            problem("7", "rejected", "INVALID_OPTION: no such option"),
            problem("2", "association_pending", "requester to users 2"),
            problem("9", "pending", "staged, and load has not answered yet"));
  }

  @Test
  void aRecordDeletedAtSourceAfterItWasLoadedCountsAsDeletedOnly() {
    POSTGRES.execute(
        "UPDATE staging.record SET deleted = true WHERE source_id = '2'; UPDATE migration.source_count SET reported_count = 8 WHERE object_type = 'tickets'");

    ObjectBalance tickets = Reconciliation.read(POSTGRES.database(), 10).objects().get(0);

    assertThat(tickets.deleted()).isEqualTo(2);
    assertThat(tickets.load().orElseThrow().created()).isZero();
    assertThat(tickets.load().orElseThrow().loaded()).isEqualTo(3);
    assertThat(tickets.balances()).isTrue();
  }

  @Test
  void aDeliveryWithoutAStagedRecordDoesNotBalance() {
    POSTGRES.execute(
        "DELETE FROM staging.record WHERE source_id = '3'; UPDATE migration.source_count SET reported_count = 8 WHERE object_type = 'tickets'");

    Reconciliation found = Reconciliation.read(POSTGRES.database(), 10);

    assertThat(found.balances()).isFalse();
    assertThat(found.problems())
        .contains(
            problem("3", "not_staged", "load answered for a record that staging does not have"));
  }

  @Test
  void aRecordThatZendeskHasAndStagingLacksDoesNotBalance() {
    POSTGRES.execute(
        "UPDATE migration.source_count SET reported_count = 11 WHERE object_type = 'tickets'");

    Reconciliation found = Reconciliation.read(POSTGRES.database(), 10);

    assertThat(found.balances()).isFalse();
    assertThat(found.problems())
        .contains(
            count(
                "tickets", "reported_differs", "Zendesk reports 11, staged and not deleted are 9"));
  }

  @Test
  void anExtractThatDidNotComeToItsEndDoesNotBalance() {
    POSTGRES.execute(
        """
        DELETE FROM migration.source_count;
        UPDATE migration.task SET state = 'failed', message = '/api/v2/tickets answered 500' WHERE run_id = 1 AND object_type = 'tickets';
        UPDATE migration.task SET state = 'pending' WHERE object_type = 'groups';
        """);

    Reconciliation found = Reconciliation.read(POSTGRES.database(), 10);

    assertThat(found.balances()).isFalse();
    assertThat(found.isExtracted()).isFalse();
    assertThat(found.problems())
        .startsWith(
            count("groups", "extract_unfinished", "its last extract has not come to its end"),
            count(
                "tickets",
                "extract_unfinished",
                "its last extract failed: /api/v2/tickets answered 500"));
  }

  @Test
  void anExtractThatFailedAndWasDoneLaterIsFinished() {
    POSTGRES.execute(
        """
        INSERT INTO migration.run (run_id, phase, state, options) VALUES (5, 'extract', 'done', '{}');
        INSERT INTO migration.task (run_id, phase, object_type, state) VALUES (5, 'extract', 'tickets', 'done');
        UPDATE migration.task SET state = 'failed' WHERE run_id = 1 AND object_type = 'tickets';
        """);

    assertThat(Reconciliation.read(POSTGRES.database(), 10).balances()).isTrue();
  }

  @Test
  void anApproximateCountMayBeALittleHigherThanWhatIsStaged() {
    reportsAbout(29);
    assertThat(Reconciliation.read(POSTGRES.database(), 10).balances()).isTrue();

    reportsAbout(30);
    Reconciliation found = Reconciliation.read(POSTGRES.database(), 10);
    assertThat(found.balances()).isFalse();
    assertThat(found.problems())
        .contains(
            count(
                "tickets",
                "reported_differs",
                "Zendesk reports about 30, staged and not deleted are 9"));
  }

  private static void reportsAbout(int number) {
    POSTGRES.execute(
        "UPDATE migration.source_count SET approximate = true, reported_count = %d WHERE object_type = 'tickets'"
            .formatted(number));
  }

  @Test
  void whatVanishedFromAListStaysStagedAndBalances() {
    POSTGRES.execute(
        "UPDATE migration.source_count SET walked = true, reported_count = 8 WHERE object_type = 'tickets'");
    assertThat(Reconciliation.read(POSTGRES.database(), 10).balances()).isTrue();
  }

  @Test
  void aListThatShowsDeletedRecordsCountsThemWithTheOthers() {
    POSTGRES.execute(
        "UPDATE migration.source_count SET walked = true, reported_count = 10 WHERE object_type = 'tickets'");
    assertThat(Reconciliation.read(POSTGRES.database(), 10).balances()).isTrue();

    POSTGRES.execute(
        "UPDATE migration.source_count SET reported_count = 11 WHERE object_type = 'tickets'");
    Reconciliation found = Reconciliation.read(POSTGRES.database(), 10);
    assertThat(found.balances()).isFalse();
    assertThat(found.problems())
        .contains(count("tickets", "reported_differs", "the list had 11, staged are 10"));
  }

  @Test
  void twoRecordsBehindOneHubSpotRecordAreNamed() {
    POSTGRES.execute("UPDATE migration.delivery SET hubspot_id = '101' WHERE source_id = '4'");

    assertThat(Reconciliation.read(POSTGRES.database(), 10).problems())
        .contains(
            problem(
                "1",
                "shared_hubspot_record",
                "HubSpot tickets 101 stands for 2 records of Zendesk"));
  }

  @Test
  void fewerRecordsInHubSpotThanWereLoadedDoNotBalance() {
    POSTGRES.execute("UPDATE hubspot.found SET found_count = 3");

    Reconciliation found = Reconciliation.read(POSTGRES.database(), 10);

    assertThat(found.balances()).isFalse();
    assertThat(found.problems())
        .extracting(ReconciliationProblem::message)
        .contains("HubSpot ids known of tickets are 4, HubSpot has 3");
  }

  @Test
  void aLoadedRecordWhoseUpdateWasRefusedStillStandsInHubSpot() {
    POSTGRES.execute("UPDATE migration.delivery SET state = 'rejected' WHERE source_id = '3'");

    assertThat(Reconciliation.read(POSTGRES.database(), 10).problems())
        .extracting(ReconciliationProblem::kind)
        .doesNotContain("found_differs");
  }

  @Test
  void asksForSoManyProblemsOfAKindAndNoMore() {
    POSTGRES.execute("DELETE FROM migration.delivery WHERE state = 'loaded'");

    assertThat(Reconciliation.read(POSTGRES.database(), 2).problems())
        .filteredOn(problem -> problem.kind().equals("pending"))
        .hasSize(2);
  }

  @Test
  void anEmptyDatabaseAddsUp() {
    POSTGRES.execute(
        "TRUNCATE staging.record, migration.run, migration.task, migration.partition, migration.batch, migration.delivery, migration.association, migration.source_count, hubspot.found");

    Reconciliation found = Reconciliation.read(POSTGRES.database(), 10);

    assertThat(found.objects()).isEmpty();
    assertThat(found.balances()).isTrue();
  }

  private static ReconciliationProblem problem(String sourceId, String kind, String message) {
    return new ReconciliationProblem("tickets", java.util.Optional.of(sourceId), kind, message);
  }

  private static ReconciliationProblem count(String objectType, String kind, String message) {
    return new ReconciliationProblem(objectType, java.util.Optional.empty(), kind, message);
  }
}
