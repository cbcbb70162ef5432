package dev.deskferry.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.SandboxOptions;
import dev.deskferry.sandbox.churn.Churn;
import dev.deskferry.sandbox.fault.FaultPlan;
import dev.deskferry.sandbox.fault.Latency;
import dev.deskferry.sandbox.fault.Weather;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * While history is loaded a delta brings open tickets, and a load of their lane goes beside it; one
 * of the two is killed in the middle.
 */
class BesideIT {

  private static final int TICKETS = 1_200;
  private static final int CHANGES = 300;

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  /** Batches of two runs that had a record in common and were under way at the same time. */
  private static final String IN_TWO_HANDS =
      """
      SELECT count(*)
      FROM migration.batch AS one
      JOIN migration.batch AS other
        ON other.object_type = one.object_type
        AND other.run_id <> one.run_id
        AND other.source_ids && one.source_ids
        AND other.sent_at BETWEEN one.sent_at AND one.settled_at
      WHERE one.http_status IS NOT NULL
      """;

  /** Batches of the lane that were sent while history had others under way. */
  private static final String BESIDE =
      """
      SELECT count(*)
      FROM migration.batch AS batch
      JOIN migration.run AS run USING (run_id)
      WHERE run.lane = 'open'
        AND batch.sent_at < (
          SELECT max(history.sent_at)
          FROM migration.batch AS history
          JOIN migration.run AS its USING (run_id)
          WHERE its.lane = '')
      """;

  private final long seed = Long.getLong("deskferry.seed", System.nanoTime());
  private final Random random = new Random(seed);
  private final AheadClock clock = new AheadClock();

  @Test
  void historyIsKilledBesideALane(@TempDir Path folder) {
    loadBeside(folder, true);
  }

  @Test
  void aLaneIsKilledBesideHistory(@TempDir Path folder) {
    loadBeside(folder, false);
  }

  private void loadBeside(Path folder, boolean isHistoryKilled) {
    System.out.println("BesideIT: repeat with -Ddeskferry.seed=" + seed);
    SandboxOptions options = SandboxOptions.defaults().generated(seed % 1_000, TICKETS);
    try (Sandbox sandbox =
            Sandbox.start(
                options
                    .with(options.zendesk().with(clock))
                    .with(new Weather(FaultPlan.none(), Latency.parse("25ms"), 0)));
        Churn churn = new Churn(sandbox.zendesk().account(), seed, clock)) {
      Chain chain = inSmallPartitions(Chain.between(sandbox, POSTGRES), folder);
      POSTGRES.execute(EMPTY);
      chain.succeed("extract");
      try (DeskferryProcess history = chain.start("load", "--execute")) {
        await(() -> answered("tickets") > random.nextInt(TICKETS / 3));
        chain.succeed("pause", "load");
        for (int change = 0; change < CHANGES; change++) {
          churn.step();
        }
        clock.pass(Duration.ofMinutes(2));
        chain.succeed("extract");
        try (DeskferryProcess lane = chain.start("load", "--lane", "open", "--execute")) {
          await(() -> count("migration.run WHERE lane = 'open' AND state = 'running'") == 1);
          assertThat(chain.succeed("status"))
              .containsPattern("load run \\d+: running")
              .containsPattern("load run \\d+ \\(lane open\\): running");
          chain.succeed("resume", "load");
          int most = random.nextInt(5);
          await(() -> sentByLane() > most || !lane.isAlive());
          DeskferryProcess killed = isHistoryKilled ? history : lane;
          DeskferryProcess other = isHistoryKilled ? lane : history;
          killed.kill();
          if (isHistoryKilled) {
            chain.succeed("load", "--execute");
          } else {
            chain.succeed("load", "--lane", "open", "--execute");
          }
          var ended = other.await();
          assertThat(ended.exitCode()).as(ended.toString()).isZero();
        }
      }
      check(sandbox, chain);
    }
  }

  @Test
  void aLaneAndEverythingElseGoAtTheSameTimeInOneProcess() {
    SandboxOptions options =
        SandboxOptions.defaults()
            .generated(7, 300)
            .with(new Weather(FaultPlan.none(), Latency.parse("10ms"), 0));
    try (Sandbox sandbox = Sandbox.start(options)) {
      Chain chain = Chain.between(sandbox, POSTGRES);
      POSTGRES.execute(EMPTY);
      chain.succeed("extract");
      assertThat(chain.succeed("load", "--lane", "open", "--and-rest", "--execute"))
          .containsPattern("load run \\d+ \\(lane open\\): done")
          .containsPattern("load run \\d+: done");
      check(sandbox, chain);
      var alone = DeskferryProcess.run(chain.environment(), "load", "--and-rest", "--execute");
      assertThat(alone.exitCode()).isEqualTo(2);
      assertThat(alone.output()).contains("--and-rest goes with --lane");
    }
  }

  private void check(Sandbox sandbox, Chain chain) {
    assertThat(number(IN_TWO_HANDS)).as("records in two hands").isZero();
    assertThat(number(BESIDE)).as("batches of the lane beside history").isPositive();
    chain.succeed("load", "--execute");
    assertThat(PortalComparison.of(sandbox).differences()).as("seed %d", seed).isEmpty();
    assertThat(chain.succeed("reconcile")).contains("It adds up");
    assertThat(count("migration.batch WHERE settled_at IS NULL")).isZero();
    assertThat(count("migration.partition WHERE state = 'leased'")).isZero();
    assertThat(count("migration.run WHERE state = 'running'")).isZero();
  }

  private static final String EMPTY =
      """
      TRUNCATE migration.run, migration.task, migration.partition, migration.batch, migration.delivery,
        migration.association, migration.event, migration.node, migration.control, staging.record, hubspot.found CASCADE;
      UPDATE migration.identity SET zendesk_account = NULL, hubspot_portal = NULL
      """;

  private static Chain inSmallPartitions(Chain chain, Path folder) {
    HomeCopy copy = HomeCopy.into(folder);
    for (String mapping : List.of("organizations", "users", "tickets", "emails", "notes")) {
      copy.edit("mappings/" + mapping + ".yaml", "\nkey: ", "\non_deleted: archive\nkey: ");
    }
    copy.edit(
        "mappings/migration.yaml",
        "  concurrency: 24\n",
        "  concurrency: 4\n  partition_size: 100\n  chunk_size: 50\n");
    Map<String, String> environment = new HashMap<>(chain.environment());
    environment.put("DESKFERRY_HOME", folder.toString());
    environment.put("DESKFERRY_CLUSTER", "true");
    return new Chain(chain.sandbox(), environment);
  }

  private static long sentByLane() {
    return count("migration.batch JOIN migration.run USING (run_id) WHERE lane = 'open'");
  }

  private static long answered(String objectType) {
    return count("migration.delivery WHERE object_type = '" + objectType + "'");
  }

  private static long count(String rows) {
    return number("SELECT count(*) FROM " + rows);
  }

  private static long number(String sql) {
    return Long.parseLong(Sql.text(POSTGRES, sql));
  }

  private static void await(BooleanSupplier condition) {
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofMillis(50))
        .until(condition::getAsBoolean);
  }
}
