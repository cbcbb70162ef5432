package dev.deskferry.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.testing.PgServer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Which loads are the last, when some ran beside each other. */
class ReconciliationLoadsIT {
  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  @BeforeEach
  void tenTickets() {
    POSTGRES.execute(ReconciliationScene.TEN_TICKETS);
  }

  @Test
  void whatLoadsBesideEachOtherDidIsOfTheLastLoad() {
    POSTGRES.execute(
        """
        UPDATE migration.run SET started_at = '2026-11-02 10:00Z', ended_at = '2026-11-02 12:00Z' WHERE run_id = 2;
        UPDATE migration.run SET started_at = '2026-11-02 11:00Z', ended_at = '2026-11-02 11:05Z' WHERE run_id = 3;
        """);
    assertThat(outcomes()).as("one ended before the other did").containsExactly(2L, 1L, 1L);

    POSTGRES.execute("UPDATE migration.run SET ended_at = '2026-11-02 11:00Z' WHERE run_id = 2");
    assertThat(outcomes()).as("one after the other").containsExactly(1L, 1L, 2L);

    POSTGRES.execute(
        "UPDATE migration.run SET state = 'running', ended_at = NULL WHERE run_id = 2");
    assertThat(outcomes()).as("the first still goes on").containsExactly(2L, 1L, 1L);

    POSTGRES.execute("UPDATE staging.record SET deleted = true WHERE source_id = '1'");
    assertThat(outcomes()).as("what is deleted is taken off").containsExactly(1L, 1L, 1L);
  }

  @Test
  void aLoadThatEndedBesideTheFirstOfTheLastLoadsCountsToo() {
    POSTGRES.execute(
        """
        INSERT INTO migration.run (run_id, phase, state, options, started_at, ended_at)
        VALUES (5, 'load', 'done', '{"execute": true, "lane": "open"}', '2026-11-02 11:30Z', '2026-11-02 11:40Z');
        UPDATE migration.run SET started_at = '2026-11-02 10:00Z', ended_at = '2026-11-02 12:00Z' WHERE run_id = 2;
        UPDATE migration.run SET started_at = '2026-11-02 11:00Z', ended_at = '2026-11-02 11:05Z' WHERE run_id = 3;
        """);
    assertThat(outcomes()).containsExactly(2L, 1L, 1L);
  }

  /** Created, updated and unchanged tickets. */
  private static List<Long> outcomes() {
    LoadCounts load =
        Reconciliation.read(POSTGRES.database(), 10).objects().get(0).load().orElseThrow();
    return List.of(load.created(), load.updated(), load.unchanged());
  }
}
