package dev.deskferry.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.SandboxOptions;
import dev.deskferry.sandbox.fault.FaultPlan;
import dev.deskferry.sandbox.fault.Latency;
import dev.deskferry.sandbox.fault.Weather;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Several nodes share the work of one migration; they come, go, die and freeze meanwhile. */
class NodesIT {

  private static final int TICKETS = 1_200;

  /** As slow as the real ones, so that there is time to die in the middle. */
  private static final SandboxOptions SLOW =
      SandboxOptions.defaults()
          .generated(12, TICKETS)
          .with(new Weather(FaultPlan.none(), Latency.parse("25ms"), 0));

  private static final String COUNTED_TWICE =
      """
      SELECT count(*) FROM migration.task WHERE phase = 'load'
        AND record_count <> created_count + updated_count + unchanged_count + skipped_count + rejected_count
      """;

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private final long seed = Long.getLong("deskferry.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void nodesShareTheWorkAndGoOnWhenThePlannerIsKilledAndANodeFreezes(@TempDir Path folder)
      throws Exception {
    System.out.println("NodesIT: repeat with -Ddeskferry.seed=" + seed);
    try (Sandbox sandbox = Sandbox.start(SLOW)) {
      Chain chain = inSmallPartitions(Chain.between(sandbox, POSTGRES), folder);
      List<DeskferryProcess> nodes = new ArrayList<>();
      try {
        nodes.add(chain.start("node"));
        awaitReady(nodes.get(0));
        nodes.add(chain.start("node"));
        awaitReady(nodes.get(1));
        assertThat(nodes.get(1).output()).contains("one of 2 nodes");

        DeskferryProcess extract = chain.start("extract");
        await(() -> count("SELECT count(*) FROM staging.record") > random.nextInt(10 * TICKETS));
        extract.kill();
        await(() -> state("extract").equals("done"));

        DeskferryProcess load = chain.start("load", "--execute");
        int most = 3 * TICKETS;
        await(() -> count("SELECT count(*) FROM migration.delivery") > random.nextInt(most));
        freeze(nodes.get(0), "STOP");
        load.kill();
        await(() -> count("SELECT count(*) FROM migration.delivery") > 2L * TICKETS);
        freeze(nodes.get(0), "CONT");
        try (DeskferryProcess again = chain.start("load", "--execute")) {
          var ended = again.await();
          assertThat(ended.exitCode()).as(ended.toString()).isZero();
        }
        assertThat(state("load")).isEqualTo("done");

        assertThat(
                count(
                    "SELECT count(*) FROM migration.run WHERE state <> 'done' OR ended_at IS NULL"))
            .isZero();
        assertThat(count(COUNTED_TWICE)).isZero();
        assertThat(chain.succeed("reconcile")).contains("It adds up");
        chain.assertFaithful();

        nodes.get(1).terminate();
        assertThat(nodes.get(1).await().exitCode()).isEqualTo(3);
      } finally {
        nodes.forEach(DeskferryProcess::close);
      }
    }
  }

  private static Chain inSmallPartitions(Chain chain, Path folder) {
    HomeCopy.into(folder)
        .edit(
            "mappings/migration.yaml",
            "  concurrency: 24\n",
            "  concurrency: 4\n  partition_size: 300\n  chunk_size: 100\n");
    Map<String, String> environment = new HashMap<>(chain.environment());
    environment.put("DESKFERRY_HOME", folder.toString());
    environment.put("DESKFERRY_CLUSTER", "true");
    return new Chain(chain.sandbox(), environment);
  }

  private static void awaitReady(DeskferryProcess node) {
    await(() -> node.output().contains("ready"));
  }

  private static void freeze(DeskferryProcess node, String signal) throws Exception {
    int exit =
        new ProcessBuilder("kill", "-" + signal, Long.toString(node.pid()))
            .inheritIO()
            .start()
            .waitFor();
    assertThat(exit).isZero();
  }

  private static long count(String sql) {
    return Long.parseLong(Sql.text(POSTGRES, sql));
  }

  private static String state(String phase) {
    return Sql.text(
        POSTGRES,
        "SELECT coalesce(max(state), '') FROM migration.run WHERE phase = '" + phase + "'");
  }

  private static void await(BooleanSupplier condition) {
    org.awaitility.Awaitility.await()
        .atMost(Duration.ofMinutes(4))
        .pollInterval(Duration.ofMillis(50))
        .until(condition::getAsBoolean);
  }
}
