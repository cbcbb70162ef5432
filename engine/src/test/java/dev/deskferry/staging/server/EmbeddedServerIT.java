package dev.deskferry.staging.server;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.staging.StagingException;
import dev.deskferry.testing.JavaProcess;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerIT {
  private static final ServerOptions SMALL =
      ServerOptions.defaults().with("shared_buffers", "16MB");

  @SuppressWarnings("NullAway.Init")
  @TempDir
  static Path cluster;

  @SuppressWarnings("NullAway.Init")
  @TempDir
  Path folder;

  /**
   * A test that fails half way leaves a server; whoever opens and closes the folder last stops it.
   */
  @AfterEach
  void nothingRunsAfterwards() throws Exception {
    Optional<Postmaster> left = Postmaster.of(folder.resolve("data"));
    if (left.isPresent()) {
      kill(left.get().pid());
    }
  }

  @Test
  void keepsItsDataItsPortAndItsPasswordAndIsDurable() throws SQLException {
    int port;
    try (EmbeddedServer server = open()) {
      port = server.port();
      run(server, "CREATE TABLE kept AS SELECT 'Ärger' AS word");
      assertThat(
              ask(
                  server,
                  "SELECT current_setting('fsync') || current_setting('synchronous_commit')"))
          .isEqualTo("onon");
      assertThat(ask(server, "SELECT upper('ärger') || current_setting('server_encoding')"))
          .isEqualTo("ÄRGERUTF8");
    }
    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    try (EmbeddedServer server = open()) {
      assertThat(server.port()).isEqualTo(port);
      assertThat(server.wasAdopted()).isFalse();
      assertThat(ask(server, "SELECT word FROM kept")).isEqualTo("Ärger");
    }
  }

  @Test
  void asksForItsPasswordAndKeepsItToItsOwner() throws Exception {
    copyCluster();
    try (EmbeddedServer server = open()) {
      assertThatThrownBy(() -> DriverManager.getConnection(server.url(), server.user(), "wrong"))
          .hasMessageContaining("password");
      assertThat(Files.getPosixFilePermissions(server.passwordFile())).hasSize(2);
    }
  }

  @Test
  void openersOfOneProcessShareIt() throws Exception {
    copyCluster();
    EmbeddedServer first = open();
    try (EmbeddedServer second = open()) {
      assertThat(second.port()).isEqualTo(first.port());
      first.close();
      first.close();
      assertThat(ask(second, "SELECT 1")).isEqualTo("1");
    }
    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
  }

  @Test
  void processesShareItAndTheLastOneStopsIt() throws Exception {
    copyCluster();
    try (JavaProcess first = hold();
        EmbeddedServer second = openAfter(first)) {
      assertThat(second.wasAdopted()).isTrue();
      assertThat(first.endInput()).isZero();
      assertThat(ask(second, "SELECT 1")).isEqualTo("1");
    }
    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
  }

  @Test
  void manyProcessesStartingAtOnceGetOneServer() {
    Map<String, String> emptyCache = Map.of("XDG_CACHE_HOME", folder.resolve("cache").toString());
    List<JavaProcess> holders = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      holders.add(JavaProcess.start(HoldServer.class, emptyCache, folder.toString()));
    }
    List<String> said = holders.stream().map(JavaProcess::nextLine).toList();
    assertThat(said).filteredOn(line -> line.endsWith("started")).hasSize(1);
    assertThat(said.stream().map(line -> line.split(" ")[0]).distinct()).hasSize(1);
    assertThat(holders).allSatisfy(holder -> assertThat(holder.endInput()).isZero());
    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
    assertThat(folder.resolve("cache/deskferry").toFile().list()).hasSize(1);
  }

  @Test
  void takesOverTheServerOfAKilledProcessAndStopsIt() throws Exception {
    copyCluster();
    try (JavaProcess killed = hold()) {
      String port = killed.nextLine().split(" ")[0];
      killed.kill();
      try (EmbeddedServer server = open()) {
        assertThat(server.wasAdopted()).isTrue();
        assertThat(server.port()).hasToString(port);
      }
    }
    assertThat(folder.resolve("data/postmaster.pid")).doesNotExist();
  }

  @Test
  void losesNothingWhenTheServerItselfIsKilled() throws Exception {
    copyCluster();
    try (EmbeddedServer server = open()) {
      run(server, "CREATE TABLE kept AS SELECT generate_series(1, 1000)");
      kill(Postmaster.of(server.directory().resolve("data")).orElseThrow().pid());
    }
    try (EmbeddedServer server = open()) {
      assertThat(server.wasAdopted()).isFalse();
      assertThat(ask(server, "SELECT count(*) FROM kept")).isEqualTo("1000");
    }
  }

  @Test
  void startsWhenItsProcessIdNowBelongsToSomebodyElse() throws Exception {
    copyCluster();
    try (EmbeddedServer server = open()) {
      run(server, "CREATE TABLE kept AS SELECT 1");
      kill(Postmaster.of(server.directory().resolve("data")).orElseThrow().pid());
    }
    Path file = folder.resolve("data/postmaster.pid");
    List<String> lines = new ArrayList<>(Files.readAllLines(file));
    lines.set(0, Long.toString(ProcessHandle.current().pid()));
    Files.write(file, lines);
    try (EmbeddedServer server = open()) {
      assertThat(ask(server, "SELECT count(*) FROM kept")).isEqualTo("1");
    }
  }

  @Test
  void movesToAnotherPortWhenItsOwnIsTaken() throws Exception {
    copyCluster();
    open().close();
    int port = new ServerFolder(folder).recordedPort().orElseThrow();
    try (ServerSocket taken = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      try (EmbeddedServer server = open()) {
        assertThat(server.port()).isNotEqualTo(port);
      }
      assertThatThrownBy(() -> EmbeddedServer.open(folder, SMALL.onPort(taken.getLocalPort())))
          .isInstanceOf(StagingException.class)
          .hasMessage(
              "port "
                  + port
                  + " of 127.0.0.1 is taken by another program; choose another port, or leave it out");
    }
  }

  @Test
  void saysSoWhenItRunsOnAnotherPortThanTheWantedOne() throws Exception {
    copyCluster();
    try (EmbeddedServer server = open()) {
      assertThatThrownBy(() -> EmbeddedServer.open(folder, SMALL.onPort(1)))
          .isInstanceOf(StagingException.class)
          .hasMessageContaining("its server runs on port " + server.port() + " already, not on 1");
    }
  }

  @Test
  void aStartThatWasKilledHalfWayLeavesNothingInTheWay() throws Exception {
    Files.createDirectories(folder.resolve("data.new/base"));
    Files.createDirectories(folder.resolve("data"));
    try (EmbeddedServer server = open()) {
      assertThat(ask(server, "SELECT 1")).isEqualTo("1");
    }
    assertThat(folder.resolve("data.new")).doesNotExist();
  }

  @Test
  void refusesWhatItCannotUseInOneSentence() throws Exception {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertRefused(file.resolve("below"), "cannot be written to");
    Path foreign = Files.createDirectories(folder.resolve("foreign/data"));
    Files.writeString(foreign.resolve("letter.txt"), "dear");
    assertRefused(folder.resolve("foreign"), "holds files but no Postgres database");
    Path old = Files.createDirectories(folder.resolve("old/data"));
    Files.writeString(old.resolve("PG_VERSION"), "9\n");
    assertRefused(folder.resolve("old"), "the password of the embedded Postgres is missing");
    Files.writeString(folder.resolve("old/pgpass"), "*:*:*:deskferry:secret\n");
    assertRefused(
        folder.resolve("old"),
        "holds a database of Postgres 9, but the Postgres in the jar is version 18");
    try (Stream<Path> left = Files.list(folder.resolve("old"))) {
      assertThat(left).noneMatch(path -> path.toString().contains("secret"));
    }
  }

  @Test
  void saysWhatPostgresSaidWhenItDoesNotStart() throws Exception {
    copyCluster();
    assertThatThrownBy(() -> EmbeddedServer.open(folder, SMALL.with("shared_buffers", "many")))
        .isInstanceOf(StagingException.class)
        .hasMessageContaining("does not start")
        .hasMessageContaining("shared_buffers")
        .hasMessageContaining("server.log");
  }

  private static void assertRefused(Path directory, String reason) {
    assertThatThrownBy(() -> EmbeddedServer.open(directory, SMALL))
        .isInstanceOf(StagingException.class)
        .hasMessageContaining(reason)
        .hasMessageNotContaining("secret")
        .message()
        .doesNotContain("\n");
  }

  private void copyCluster() throws Exception {
    assertThat(new ProcessBuilder("cp", "-a", cluster + "/.", folder.toString()).start().waitFor())
        .isZero();
  }

  private EmbeddedServer open() {
    return EmbeddedServer.open(folder, SMALL);
  }

  private EmbeddedServer openAfter(JavaProcess holder) {
    assertThat(holder.nextLine()).endsWith("started");
    return open();
  }

  private JavaProcess hold() {
    return JavaProcess.start(HoldServer.class, Map.of(), folder.toString());
  }

  private static void kill(long pid) throws Exception {
    CompletableFuture<ProcessHandle> gone = ProcessHandle.of(pid).orElseThrow().onExit();
    new ProcessBuilder("kill", "-9", Long.toString(pid)).start().waitFor();
    gone.get(30, TimeUnit.SECONDS);
  }

  private static void run(EmbeddedServer server, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(server.url(), server.user(), server.password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static String ask(EmbeddedServer server, String sql) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(server.url(), server.user(), server.password());
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      found.next();
      return found.getString(1);
    }
  }
}
