package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.run.RunState;
import dev.deskferry.run.StopSignal;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.spec.LoadSettings;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a task is cut into partitions while staging goes on growing. */
class LoadCutIT {
  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final String OVERLAPS =
      """
      SELECT count(*) FROM migration.partition AS one JOIN migration.partition AS other USING (run_id, object_type, kind)
      WHERE kind = 'keys' AND one.partition_id < other.partition_id
        AND (other.upper_bound IS NULL OR one.lower_bound < other.upper_bound)
        AND (one.upper_bound IS NULL OR other.lower_bound < one.upper_bound)
      """;
  private static final String COUNTED =
      "SELECT record_count FROM migration.task WHERE object_type = 'tickets'";
  private static final String PLAN =
      "SELECT lower_bound || '-' || COALESCE(upper_bound, '') FROM migration.partition"
          + " WHERE kind = 'keys' AND object_type = 'tickets' ORDER BY partition_id";

  private volatile Runnable atTheFirstTickets = () -> {};

  @BeforeEach
  void stage() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute(Scene.STAGED);
  }

  @Test
  void aTaskThatGoesOnKeepsItsPartitionsAlthoughRecordsWereStagedSince() {
    try (LoadBench bench = bench()) {
      LoadSummary stopped = stopped(bench);
      assertThat(stopped.state()).isEqualTo(RunState.INTERRUPTED);
      POSTGRES.execute(
          """
          INSERT INTO staging.record (object_type, source_id, payload, payload_hash)
          SELECT 'tickets', (40000 + n)::text, json_build_object('id', 40000 + n, 'subject', 'Late', 'status', 'new'), gen_random_uuid()
          FROM generate_series(0, 149) AS n
          """);

      LoadSummary summary = bench.load();

      assertThat(summary.message()).isEmpty();
      assertThat(summary.runId()).isEqualTo(stopped.runId());
      assertThat(Scene.number(POSTGRES, OVERLAPS)).isZero();
      assertThat(Scene.number(POSTGRES, COUNTED)).isEqualTo(1_350);
      assertThat(bench.hubspot.inspect().count("tickets")).isEqualTo(1_350);
    }
  }

  @Test
  void aTaskWhoseCuttingBrokeOffIsCutToItsEnd() {
    try (LoadBench bench = bench()) {
      stopped(bench);
      assertThat(Sql.texts(POSTGRES, PLAN)).containsExactly("-50400", "50400-50800", "50800-");
      POSTGRES.execute("DELETE FROM migration.partition WHERE lower_bound >= '50400'");

      assertThat(bench.load().message()).isEmpty();

      assertThat(Sql.texts(POSTGRES, PLAN)).containsExactly("-50400", "50400-50800", "50800-");
      assertThat(Scene.number(POSTGRES, COUNTED)).isEqualTo(1_200);
    }
  }

  private LoadSummary stopped(LoadBench bench) {
    atTheFirstTickets = bench.stop::request;
    LoadSummary stopped = bench.load();
    atTheFirstTickets = () -> {};
    bench.stop = new StopSignal();
    return stopped;
  }

  private LoadBench bench() {
    LoadBench bench =
        new LoadBench(
            POSTGRES.database(),
            HubSpotOptions.defaults(),
            inner ->
                request -> {
                  if (request.path().matches(".*/objects/.*/tickets/batch/create")) {
                    atTheFirstTickets.run();
                  }
                  return inner.apply(request);
                });
    LoadSettings usual = bench.settings;
    bench.settings =
        new LoadSettings(
            1,
            1,
            400,
            usual.chunkSize(),
            usual.onInvalid(),
            usual.onMissing(),
            usual.retryRejected(),
            usual.searchLag(),
            usual.lanes(),
            usual.lane());
    return bench;
  }
}
