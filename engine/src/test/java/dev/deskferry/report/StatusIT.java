package dev.deskferry.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.run.Wait;
import dev.deskferry.staging.SessionLock;
import dev.deskferry.staging.Statements;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Repository;
import dev.deskferry.testing.Sql;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A status as it is read from what working processes wrote. */
class StatusIT {
  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final Instant NOW = Instant.parse("2026-05-01T10:00:00Z");

  @BeforeEach
  void aLoadOfTwoNodesAndOneThatIsDead() {
    POSTGRES.execute(
        """
        TRUNCATE migration.run, migration.task, migration.source_count, migration.node, migration.control CASCADE;
        INSERT INTO migration.run (run_id, phase, state, ended_at, planner) VALUES (1, 'extract', 'done', now(), 'west'),
          (2, 'load', 'running', NULL, 'east');
        INSERT INTO migration.task (run_id, phase, object_type, state, record_count, created_count, updated_count, rejected_count,
          started_at, ended_at) VALUES
          (1, 'extract', 'tickets', 'done', 900, 900, 0, 0, now(), now()),
          (2, 'load', 'tickets', 'running', 0, 200, 40, 10, now(), NULL),
          (2, 'load', 'users', 'pending', 0, 0, 0, 0, NULL, NULL);
        INSERT INTO migration.source_count (object_type, reported_count, approximate) VALUES ('tickets', 905, false);
        INSERT INTO migration.node (node_id, phase, host, pid, version, fingerprint, seen_at, in_flight_count,
          records_per_second, tasks) VALUES
          ('east', 'load', 'a', 1, '', '', now(), 3, 20.5, '[{"object_type": "tickets", "expected_count": 1000,
            "records_per_second": 20.5, "steady_per_second": 15, "in_flight_count": 3, "retry_count": 1}]'),
          ('west', 'load', 'b', 2, '', '', now(), 0, 9.5, '[{"object_type": "tickets", "records_per_second": 9.5,
            "steady_per_second": 10, "in_flight_count": 0, "retry_count": 4, "waits_kind": "budget",
            "waits_for": "hubspot.burst", "waits_until": "2026-05-01T10:00:09Z"}]'),
          ('dead', 'load', 'c', 3, '', '', now() - interval '1 minute', 7, 100, '[{"object_type": "tickets",
            "records_per_second": 100, "steady_per_second": 100, "in_flight_count": 7, "retry_count": 9}]'),
          ('forgotten', 'load', 'd', 4, '', '', now() - interval '1 hour', 0, 0, '[]');
        """);
  }

  @Test
  void whatLivingNodesSayIsAddedUp() {
    Status status = new StatusReader(POSTGRES.database()).read(NOW);

    Status.RunStatus load = status.lastRun().orElseThrow();
    assertThat(load.isRunning()).isTrue();
    Status.TaskStatus tickets = load.tasks().get(0);
    assertThat(tickets.doneCount()).isEqualTo(250);
    assertThat(tickets.totalCount()).isEqualTo(OptionalLong.of(1000));
    assertThat(tickets.percent()).hasValue(25);
    assertThat(tickets.live().perSecond()).isEqualTo(30);
    assertThat(tickets.left()).hasValueSatisfying(left -> assertThat(left).hasSeconds(30));
    assertThat(tickets.live().inFlightCount()).isEqualTo(3);
    assertThat(tickets.live().retryCount()).isEqualTo(5);
    assertThat(tickets.waitsFor().map(Wait::subject)).hasValue("hubspot.burst");
    assertThat(load.tasks().get(1).waitsFor().map(Wait::subject))
        .hasValue("its turn after tickets");
    assertThat(status.nodes())
        .extracting(Status.NodeStatus::nodeId)
        .containsExactlyInAnyOrder("east", "west", "dead");
    assertThat(StatusText.render(status))
        .contains("silent for 60 s", "the rate limit of hubspot.burst, 9 s more");
  }

  @Test
  void anExtractLagsBehindTheMomentItsWalkHasComeTo() {
    POSTGRES.execute(
        """
        INSERT INTO migration.partition (phase, object_type, run_id, kind, reached_at) VALUES
          ('extract', 'tickets', 1, 'walk', now() - interval '2 days');
        """);
    assertThat(lag("extract", "tickets")).hasValueSatisfying(near(Duration.ofDays(2)));
  }

  @Test
  void aLoadLagsBehindTheOldestChangeThatNoLoadOfEverythingHasAnswered() {
    assertThat(lag("load", "tickets")).as("nothing known to be staged").isEmpty();
    POSTGRES.execute(
        """
        UPDATE migration.task SET staged_from = now() - interval '9 hours', staged_until = now() - interval '8 hours'
        WHERE run_id = 1;
        """);
    assertThat(lag("load", "tickets")).hasValueSatisfying(near(Duration.ofHours(9)));

    load(3, "done", "5 hours", "{\"lane\": \"open\"}");
    assertThat(lag("load", "tickets")).as("a lane").hasValueSatisfying(near(Duration.ofHours(9)));
    load(4, "failed", "5 hours", "{}");
    assertThat(lag("load", "tickets")).as("failed").hasValueSatisfying(near(Duration.ofHours(9)));

    load(5, "done", "8 hours 30 minutes", "{}");
    assertThat(lag("load", "tickets"))
        .as("begun while the extract went on")
        .hasValueSatisfying(near(Duration.ofMinutes(8 * 60 + 30)));
    load(6, "done", "5 hours", "{}");
    assertThat(lag("load", "tickets")).hasValue(Duration.ZERO);

    POSTGRES.execute(
        """
        INSERT INTO migration.run (run_id, phase) VALUES (7, 'extract');
        INSERT INTO migration.task (run_id, phase, object_type, staged_from, staged_until) VALUES
          (7, 'extract', 'tickets', now() - interval '3 hours', now());
        """);
    assertThat(lag("load", "tickets")).hasValueSatisfying(near(Duration.ofHours(3)));
  }

  @Test
  void theLagIsKnownWithoutLookingAtRecords() {
    String sql = Statements.in(Repository.stagingSchema()).text("status/lags");
    assertThat(String.join("\n", Sql.texts(POSTGRES, "EXPLAIN " + sql)))
        .contains("Scan")
        .doesNotContain("record", "delivery");
  }

  private static void load(long run, String state, String ago, String options) {
    POSTGRES.execute(
        """
        INSERT INTO migration.run (run_id, phase, state, options) VALUES (%1$d, 'load', 'done', '%4$s');
        INSERT INTO migration.task (run_id, phase, object_type, state, started_at) VALUES
          (%1$d, 'load', 'tickets', '%2$s', now() - interval '%3$s');
        """
            .formatted(run, state, ago, options));
  }

  private static Optional<Duration> lag(String phase, String objectType) {
    return new StatusReader(POSTGRES.database())
        .read(NOW).runs().stream()
            .filter(run -> run.phase().word().equals(phase))
            .flatMap(run -> run.tasks().stream())
            .filter(task -> task.objectType().equals(objectType))
            .findFirst()
            .orElseThrow()
            .lag();
  }

  private static Consumer<Duration> near(Duration expected) {
    return lag -> assertThat(lag).isBetween(expected, expected.plusSeconds(60));
  }

  @Test
  void whoPlansIsToldWhileSomeProcessHasTheLock() {
    StatusReader reader = new StatusReader(POSTGRES.database());
    assertThat(planners(reader)).isEmpty();
    try (SessionLock held = SessionLock.tryTake(POSTGRES.database(), "load").orElseThrow()) {
      assertThat(held).isNotNull();
      assertThat(planners(reader)).containsExactly("east");
    }
  }

  @Test
  void aRunWithoutLivingNodesIsLeftBehind() {
    POSTGRES.execute("UPDATE migration.node SET seen_at = now() - interval '20 seconds'");
    Status status = new StatusReader(POSTGRES.database()).read(NOW);
    assertThat(status.isRunning()).isFalse();
    assertThat(StatusText.render(status)).contains("load run 2: left behind");
  }

  @Test
  void aLoadThatWasLeftBehindIsGoneOnWithByTheWordsThatBeganIt() {
    POSTGRES.execute(
        """
        UPDATE migration.node SET seen_at = now() - interval '20 seconds';
        UPDATE migration.run SET options = '{"execute": true, "lane": "open", "only": ["tickets", "users"]}' WHERE run_id = 2;
        """);
    assertThat(StatusText.render(new StatusReader(POSTGRES.database()).read(NOW)))
        .contains("to go on: deskferry load --execute --lane open --only tickets --only users\n");
  }

  @Test
  void anOlderRunThatIsResumedIsTheOneThatIsShown() {
    POSTGRES.execute(
        """
        DELETE FROM migration.node;
        UPDATE migration.run SET ended_at = now() - interval '1 hour' WHERE run_id = 1;
        INSERT INTO migration.run (run_id, phase, state, ended_at) VALUES (3, 'load', 'done', now());
        """);
    StatusReader reader = new StatusReader(POSTGRES.database());
    assertThat(StatusText.render(reader.read(NOW)))
        .contains("load run 2: left behind", "to go on: deskferry load --execute --run 2\n");
    try (SessionLock held = SessionLock.tryTake(POSTGRES.database(), "load").orElseThrow()) {
      assertThat(held).isNotNull();
      assertThat(reader.read(NOW).lastRun().orElseThrow().runId()).isEqualTo(2);
    }
    POSTGRES.execute(
        "UPDATE migration.run SET state = 'failed', ended_at = now() + interval '1 s' WHERE run_id = 2");
    assertThat(reader.read(NOW).lastRun().orElseThrow().runId()).isEqualTo(2);
    assertThat(StatusText.render(reader.read(NOW))).contains("load run 2: failed");
  }

  @Test
  void anExtractOfChangesHasNoTotalAndAFirstOneHas() {
    POSTGRES.execute(
        """
        UPDATE migration.run SET state = 'running', ended_at = NULL WHERE run_id = 1;
        UPDATE migration.source_count SET run_id = 1;
        """);
    assertThat(extractOfTickets().totalCount()).hasValue(905);

    POSTGRES.execute("UPDATE migration.source_count SET run_id = 0");
    assertThat(extractOfTickets().totalCount()).isEmpty();

    POSTGRES.execute("UPDATE migration.run SET state = 'done', ended_at = now() WHERE run_id = 1");
    assertThat(extractOfTickets().totalCount()).hasValue(905);
  }

  private static Status.TaskStatus extractOfTickets() {
    return new StatusReader(POSTGRES.database()).read(NOW).runs().get(0).tasks().get(0);
  }

  private static List<String> planners(StatusReader reader) {
    return reader.read(NOW).nodes().stream()
        .filter(Status.NodeStatus::plans)
        .map(Status.NodeStatus::nodeId)
        .toList();
  }
}
