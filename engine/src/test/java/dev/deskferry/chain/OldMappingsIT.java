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
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A node whose files are not those of the others takes no part until they are. */
class OldMappingsIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final String PARTITIONS_OF =
      "SELECT count(*) FROM migration.partition WHERE node LIKE '%%-%d-%%'";

  private static final String SOURCE = "mappings/sources/organizations.yaml";
  private static final String MAPPING = "mappings/tickets.yaml";

  @TempDir Path ours;
  @TempDir Path theirs;

  @BeforeEach
  void twoFolders() {
    for (Path folder : List.of(ours, theirs)) {
      HomeCopy.into(folder)
          .edit(
              "mappings/migration.yaml",
              "  concurrency: 24\n",
              "  concurrency: 1\n  partition_size: 5\n");
    }
  }

  @Test
  void aNodeWithOneOtherLineIsRefusedUntilItIsTheSame() {
    HomeCopy home = new HomeCopy(theirs).edit(SOURCE, "id: id", "id: external_id");
    home.edit(MAPPING, "(no subject)", "(none)");
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().generated(8, 250))) {
      Chain chain = in(ours, sandbox);
      sandbox.faults().follow(slow(Side.ZENDESK));
      try (DeskferryProcess node = in(theirs, sandbox).start("node")) {
        try (DeskferryProcess extract = chain.start("extract")) {
          awaitRefusal(
              node, "extract: extract run \\d+ was", "(what differs: source organizations)");
          extract.kill();
        }
        await().during(Duration.ofSeconds(6)).atMost(PATIENCE).until(() -> partitionsOf(node) == 0);
        sandbox.faults().follow(FaultPlan.none());
        chain.succeed("extract");
        home.edit(SOURCE, "id: external_id", "id: id");

        sandbox.faults().follow(slow(Side.HUBSPOT));
        try (DeskferryProcess load = chain.start("load", "--execute")) {
          awaitRefusal(node, "load: load run \\d+ was", "(what differs: mapping tickets)");
          assertThat(partitionsOf(node)).isZero();
          var second = DeskferryProcess.run(in(theirs, sandbox).environment(), "load", "--execute");
          assertThat(second.exitCode()).as(second.output()).isEqualTo(1);
          assertThat(second.output()).contains("another load is running on this staging database");

          home.edit(MAPPING, "(none)", "(no subject)");
          await()
              .atMost(PATIENCE)
              .untilAsserted(
                  () ->
                      assertThat(partitionsOf(node))
                          .as(node.output() + load.output())
                          .isPositive());
          sandbox.faults().follow(FaultPlan.none());
          DeskferryProcess.Result ended = load.await();
          assertThat(ended.exitCode()).as(ended.output()).isZero();
        }
        node.terminate();
        assertThat(node.await().exitCode()).isEqualTo(3);
      }
      assertThat(chain.succeed("reconcile")).contains("It adds up");
    }
  }

  private static void awaitRefusal(DeskferryProcess node, String begin, String difference) {
    await().atMost(PATIENCE).until(() -> node.output().contains(difference));
    assertThat(node.output())
        .containsPattern(begin + " planned with other files")
        .contains("copy the folder of the node that began the run", "this node tries again")
        .containsOnlyOnce(difference);
  }

  private static long partitionsOf(DeskferryProcess node) {
    return Long.parseLong(Sql.text(POSTGRES, PARTITIONS_OF.formatted(node.pid())));
  }

  /** A second for each answer to what moves records, so that a run lasts longer than a moment. */
  private static FaultPlan slow(Side side) {
    String path = side == Side.HUBSPOT ? "/crm/objects/**" : "/**";
    FaultRule always = new FaultRule(Optional.of(side), "*", path, Map.of(FaultKind.SLOW, 1.0));
    return new FaultPlan(1, Duration.ofSeconds(1), Duration.ofSeconds(1), List.of(always));
  }

  private static Chain in(Path folder, Sandbox sandbox) {
    Chain chain = Chain.between(sandbox, POSTGRES);
    Map<String, String> environment = new HashMap<>(chain.environment());
    environment.put("DESKFERRY_HOME", folder.toString());
    environment.put("DESKFERRY_CLUSTER", "true");
    return new Chain(sandbox, environment);
  }
}
