package dev.deskferry.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** Verbs that are asked to stop before they have come to work. */
class OpeningIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final Duration BEGUN_WITHIN = Duration.ofMinutes(1);
  private static final Duration ENDED_WITHIN = Duration.ofSeconds(10);

  private static final String WAITING_FOR_THE_SCHEMA =
      """
      SELECT count(*) FROM pg_stat_activity
      WHERE datname = current_database() AND application_name = 'deskferry'
        AND query LIKE '%advisory_lock(1145783897, 1)%'
      """;

  @TempDir Path folder;

  @Test
  void aNodeThatWaitsForTheOthersHearsAStop() throws IOException {
    HomeCopy.into(folder);
    try (ServerSocket mute = mute()) {
      Map<String, String> environment = environment();
      environment.put("DESKFERRY_CLUSTER", "true");
      environment.put("DESKFERRY_CLUSTER_MEMBERS", "127.0.0.1:" + mute.getLocalPort());
      try (DeskferryProcess node = DeskferryProcess.start(environment, "node");
          Socket knocking = mute.accept()) {
        assertThat(knocking.isConnected()).isTrue();
        terminated(node);
      }
    }
  }

  @Test
  void aVerbThatWaitsForAnAnswerOfTheDatabaseHearsAStop() throws IOException {
    try (ServerSocket mute = mute()) {
      HomeCopy.into(folder);
      Map<String, String> environment = environment();
      environment.put(
          "STAGING_URL", "jdbc:postgresql://127.0.0.1:%d/mute".formatted(mute.getLocalPort()));
      try (DeskferryProcess extract = DeskferryProcess.start(environment, "extract");
          Socket knocking = mute.accept()) {
        assertThat(knocking.isConnected()).isTrue();
        terminated(extract);
      }
    }
  }

  @Test
  void aVerbThatWaitsWhileAnotherMakesTheSchemaHearsAStop() throws SQLException {
    HomeCopy.into(folder);
    POSTGRES.execute(
        "DROP SCHEMA IF EXISTS staging, migration, zendesk, hubspot, reconcile CASCADE");
    try (Connection other =
            DriverManager.getConnection(POSTGRES.url(), POSTGRES.user(), POSTGRES.password());
        Statement statement = other.createStatement()) {
      statement.execute("SELECT pg_advisory_lock(1145783897, 1)");
      try (DeskferryProcess extract = DeskferryProcess.start(environment(), "extract")) {
        await()
            .atMost(BEGUN_WITHIN)
            .until(() -> Sql.text(POSTGRES, WAITING_FOR_THE_SCHEMA).equals("1"));
        terminated(extract);
      }
    }
  }

  private static void terminated(DeskferryProcess process) {
    process.terminate();
    await().atMost(ENDED_WITHIN).until(() -> !process.isAlive());
    DeskferryProcess.Result result = process.await();
    assertThat(result.exitCode()).as(result.output()).isEqualTo(3);
    assertThat(result.output()).contains("deskferry: stopped").doesNotContain("\tat ", "defect");
  }

  private Map<String, String> environment() {
    return new HashMap<>(
        Map.of(
            "DESKFERRY_HOME", folder.toString(),
            "DESKFERRY_CLUSTER", "false",
            "STAGING_URL", POSTGRES.url(),
            "STAGING_USER", POSTGRES.user(),
            "STAGING_PASSWORD", POSTGRES.password()));
  }

  /** Lets everybody connect and never says a word. */
  private static ServerSocket mute() throws IOException {
    ServerSocket mute = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    mute.setSoTimeout(Math.toIntExact(BEGUN_WITHIN.toMillis()));
    return mute;
  }
}
