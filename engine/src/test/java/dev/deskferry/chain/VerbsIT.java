package dev.deskferry.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskferry.testing.Repository;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The verbs that need no account, and the demo, each in a process of its own. */
class VerbsIT {

  private static final Map<String, String> HOME =
      Map.of("DESKFERRY_HOME", Repository.root().toString());

  @TempDir Path folder;

  @Test
  void helpNamesEveryVerbAndShowsAnExample() {
    DeskferryProcess.Result help = DeskferryProcess.run(HOME, "--help");
    assertThat(help.exitCode()).isZero();
    assertThat(help.output())
        .contains(
            "demo",
            "sandbox",
            "db",
            "validate",
            "test",
            "extract",
            "load",
            "reconcile",
            "status",
            "errors",
            "retry")
        .contains("Example: deskferry");
  }

  @Test
  void wrongUsageIsExitCodeTwo() {
    assertThat(DeskferryProcess.run(HOME, "load", "--exekute").exitCode()).isEqualTo(2);
    assertThat(DeskferryProcess.run(HOME).exitCode()).isEqualTo(2);
  }

  @Test
  void validateFindsNoProblemInWhatShips() {
    DeskferryProcess.Result result = DeskferryProcess.run(HOME, "validate");
    assertThat(result.output()).contains("no problems");
    assertThat(result.exitCode()).isZero();
  }

  @Test
  void allShippedCasesHold() throws IOException {
    DeskferryProcess.Result result = DeskferryProcess.run(HOME, "test", "--json");
    assertThat(result.exitCode()).isZero();
    JsonNode cases = new ObjectMapper().readTree(result.output()).path("cases");
    assertThat(cases)
        .isNotEmpty()
        .allSatisfy(one -> assertThat(one.path("holds").asBoolean()).isTrue());
  }

  @Test
  void dbServesUntilItIsStopped() {
    try (DeskferryProcess db =
        DeskferryProcess.start(HOME, "db", "--dir", folder.resolve("data").toString())) {
      await().atMost(Duration.ofMinutes(1)).until(() -> db.output().contains("\nready"));
      assertThat(db.output()).contains("jdbc:postgresql://127.0.0.1:");
      db.terminate();
      assertThat(db.await().exitCode()).isZero();
    }
  }

  @Test
  void sandboxPrintsBothAddressesAndThenReady() {
    try (DeskferryProcess sandbox =
        DeskferryProcess.start(
            HOME, "sandbox", "--zendesk-port", "0", "--hubspot-port", "0", "--tickets", "10")) {
      await().atMost(Duration.ofMinutes(1)).until(() -> sandbox.output().contains("\nready"));
      assertThat(sandbox.output().lines().toList())
          .anyMatch(line -> line.startsWith("Zendesk http://127.0.0.1:"))
          .anyMatch(line -> line.startsWith("HubSpot http://127.0.0.1:"));
    }
  }
}
