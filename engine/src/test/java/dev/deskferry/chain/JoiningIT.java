package dev.deskferry.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.SandboxOptions;
import dev.deskferry.sandbox.fault.FaultKind;
import dev.deskferry.sandbox.fault.FaultPlan;
import dev.deskferry.sandbox.fault.FaultRule;
import dev.deskferry.sandbox.fault.Side;
import dev.deskferry.sandbox.http.RequestLog;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A node that helps with a load: when it begins, what it asks, and what both of them say. */
@Tag("timed")
class JoiningIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  /** The object type that somebody else than the planner works on, or nothing. */
  private static final String HELPED =
      """
      SELECT coalesce(min(partition.object_type), '')
      FROM migration.partition JOIN migration.run USING (run_id)
      WHERE run.phase = 'load' AND partition.state = 'leased' AND partition.node <> run.planner
      """;

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  @Test
  void aNodeWorksOnTheFirstTaskAndBothSayWhatBothHaveDone(@TempDir Path folder) {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().generated(8, 1_000))) {
      Chain chain = inSmallPartitions(Chain.between(sandbox, POSTGRES), folder);
      chain.succeed("extract");
      sandbox.faults().follow(slowHubSpot());
      try (DeskferryProcess node = chain.start("node");
          DeskferryProcess load = started(chain, node)) {
        assertThat(
                await()
                    .atMost(PATIENCE)
                    .pollInterval(Duration.ofMillis(50))
                    .until(() -> Sql.text(POSTGRES, HELPED), helped -> !helped.isEmpty()))
            .isEqualTo("organizations");
        assertThat(chain.succeed("status")).containsPattern("-" + load.pid() + "-.{4} \\(plans\\)");
        sandbox.faults().follow(FaultPlan.none());
        DeskferryProcess.Result result = load.await();
        assertThat(result.exitCode()).as(result.output()).isZero();
        for (String objectType : List.of("organizations", "users")) {
          String all = counted(objectType);
          assertThat(result.output())
              .contains("load %s: %s of %s (".formatted(objectType, all, all));
        }
        assertThat(node.output()).contains("load users: ");
      }
      Map<String, Long> looks =
          sandbox.hubspot().log().entries().stream()
              .filter(it -> it.method().equals("GET") && it.path().contains("/properties/"))
              .collect(Collectors.groupingBy(RequestLog.Entry::path, Collectors.counting()));
      assertThat(looks).isNotEmpty().allSatisfy((path, count) -> assertThat(count).isLessThan(3));
    }
  }

  private static DeskferryProcess started(Chain chain, DeskferryProcess node) {
    await().atMost(PATIENCE).until(() -> node.output().contains("ready"));
    return chain.start("load", "--execute", "--only", "organizations", "--only", "users");
  }

  /** Nearly half a second for each answer, so that the first task lasts longer than a moment. */
  private static FaultPlan slowHubSpot() {
    FaultRule always =
        new FaultRule(Optional.of(Side.HUBSPOT), "*", "/**", Map.of(FaultKind.SLOW, 1.0));
    return new FaultPlan(1, Duration.ofMillis(400), Duration.ofSeconds(1), List.of(always));
  }

  private static String counted(String objectType) {
    String count =
        Sql.text(
            POSTGRES,
            """
            SELECT created_count + updated_count + unchanged_count + skipped_count + rejected_count
            FROM migration.task WHERE phase = 'load' AND object_type = '%s'
            """
                .formatted(objectType));
    return String.format(Locale.ROOT, "%,d", Long.valueOf(count));
  }

  private static Chain inSmallPartitions(Chain chain, Path folder) {
    HomeCopy.into(folder)
        .edit(
            "mappings/migration.yaml",
            "  concurrency: 24\n",
            "  concurrency: 4\n  partition_size: 20\n");
    Map<String, String> environment = new HashMap<>(chain.environment());
    environment.put("DESKFERRY_HOME", folder.toString());
    environment.put("DESKFERRY_CLUSTER", "true");
    return new Chain(chain.sandbox(), environment);
  }
}
