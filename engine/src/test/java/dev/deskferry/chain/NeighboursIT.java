package dev.deskferry.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.SandboxOptions;
import dev.deskferry.sandbox.fault.FaultKind;
import dev.deskferry.sandbox.fault.FaultPlan;
import dev.deskferry.sandbox.fault.FaultRule;
import dev.deskferry.sandbox.fault.Side;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Nodes whose lists do not name each other meet where the database says they are. */
@Tag("timed")
class NeighboursIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final Duration MET_WITHIN = Duration.ofSeconds(10);
  private static final String TOGETHER = "together again";

  /** Somebody who is at work for as long as the test, and behind whose address there is nobody. */
  private static final String GHOST =
      """
      INSERT INTO migration.node (node_id, phase, host, pid, version, fingerprint, seen_at, address)
      VALUES ('ghost-1', 'load', 'ghost', 1, '', '', now() + interval '1 hour', '127.0.0.1:9')
      """;

  private static final String LISTENING = "SELECT count(DISTINCT address) FROM migration.node";

  @TempDir Path home;

  @Test
  void theyMeetWithinTenSecondsAndWhoCannotBeReachedIsNamed() {
    HomeCopy.into(home)
        .edit(
            "mappings/migration.yaml",
            "  concurrency: 24\n",
            "  concurrency: 1\n  partition_size: 5\n");
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().generated(8, 400))) {
      Chain chain = Chain.between(sandbox, POSTGRES);
      chain.succeed("extract");
      Map<String, String> lonely = new HashMap<>(chain.environment());
      lonely.put("DESKFERRY_HOME", home.toString());
      lonely.put("DESKFERRY_CLUSTER", "true");
      lonely.put("DESKFERRY_CLUSTER_MEMBERS", "127.0.0.1:9");
      sandbox.faults().follow(slowHubSpot());
      try (DeskferryProcess node = DeskferryProcess.start(lonely, "node")) {
        await().atMost(PATIENCE).until(() -> node.output().contains("the only node so far"));
        try (DeskferryProcess load = DeskferryProcess.start(lonely, "load", "--execute")) {
          await().atMost(PATIENCE).until(() -> Sql.text(POSTGRES, LISTENING).equals("2"));
          await()
              .atMost(MET_WITHIN)
              .until(() -> (node.output() + load.output()).contains(TOGETHER));

          POSTGRES.execute(GHOST);
          await()
              .atMost(PATIENCE)
              .until(() -> chain.succeed("status").contains("cannot reach ghost-1 at 127.0.0.1:9"));
          assertThat(node.output() + load.output()).containsOnlyOnce(TOGETHER);
          for (DeskferryProcess each : List.of(node, load)) {
            await()
                .atMost(PATIENCE)
                .until(() -> each.output().contains("this node and ghost-1 at 127.0.0.1:9 work"));
            assertThat(each.output()).containsOnlyOnce("work on the same migration");
          }
          sandbox.faults().follow(FaultPlan.none());
          DeskferryProcess.Result ended = load.await();
          assertThat(ended.exitCode()).as(ended.output()).isZero();
        }
      }
    }
  }

  private static FaultPlan slowHubSpot() {
    FaultRule always =
        new FaultRule(Optional.of(Side.HUBSPOT), "*", "/**", Map.of(FaultKind.SLOW, 1.0));
    return new FaultPlan(1, Duration.ofSeconds(1), Duration.ofSeconds(1), List.of(always));
  }
}
