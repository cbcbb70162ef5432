package dev.deskferry.staging.server;

import dev.deskferry.staging.StagingException;
import java.io.IOException;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Properties;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** One server as this JVM uses it, whatever the number of openers in it. */
final class SharedServer {
  private static final Logger LOG = LoggerFactory.getLogger(SharedServer.class);

  /** Recovery after a crash reads up to {@code max_wal_size} of log. */
  private static final Duration RECOVERY_PATIENCE = Duration.ofMinutes(5);

  /**
   * A verb that is told to stop may take ten seconds; the server must be there until it has written
   * its last word.
   */
  private static final long ORDERLY_END_SECONDS = 8;

  private final ServerFolder folder;
  private final FolderLocks locks;
  private final String password;
  private final int port;
  private final boolean adopted;
  private final AtomicBoolean leaving = new AtomicBoolean();
  private final CountDownLatch left = new CountDownLatch(1);
  private final Thread atExit = new Thread(this::leaveAtExit, "staging-server-exit");

  /** How many openers this JVM has; guarded by the lock of {@link EmbeddedServer}. */
  int userCount;

  private SharedServer(
      ServerFolder folder, FolderLocks locks, String password, int port, boolean adopted) {
    this.folder = folder;
    this.locks = locks;
    this.password = password;
    this.port = port;
    this.adopted = adopted;
  }

  /** Takes over the server that runs, or starts one; only under the start lock. */
  static SharedServer adoptOrStart(ServerFolder folder, ServerOptions options, FolderLocks locks)
      throws IOException {
    String password = folder.password();
    Optional<Postmaster> running = Postmaster.of(folder.data());
    Optional<Integer> adoptable =
        running.isPresent() ? awaitReadiness(folder, password) : Optional.empty();
    int port = adoptable.isPresent() ? adoptable.get() : new ServerControl(folder, options).start();
    SharedServer server = new SharedServer(folder, locks, password, port, adoptable.isPresent());
    server.makeDatabase();
    Runtime.getRuntime().addShutdownHook(server.atExit);
    return server;
  }

  /** The port of the running server once it answers, or empty when it has gone down meanwhile. */
  private static Optional<Integer> awaitReadiness(ServerFolder folder, String password)
      throws IOException {
    return Waiting.until(RECOVERY_PATIENCE, () -> probe(folder, password))
        .orElseThrow(
            () ->
                new StagingException(
                    folder.data()
                        + ": a server of this folder runs but has not answered for five minutes; end it (its id is the first line of postmaster.pid) and try again"));
  }

  private static @Nullable Optional<Integer> probe(ServerFolder folder, String password)
      throws IOException {
    Optional<Postmaster> running = Postmaster.of(folder.data());
    if (running.isEmpty()) {
      return Optional.empty();
    }
    int port = running.get().port();
    try (Connection connection = connect("postgres", port, password);
        Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SHOW data_directory")) {
      found.next();
      return Files.isSameFile(Path.of(found.getString(1)), folder.data())
          ? Optional.of(port)
          : null;
    } catch (SQLException e) {
      if ("28P01".equals(e.getSQLState())) {
        throw new StagingException(
            folder.pgpass()
                + ": the running server refuses this password; put back the file that belongs to this folder",
            e);
      }
      LOG.debug("the server on port {} does not answer yet", port, e);
      return null;
    }
  }

  private void makeDatabase() throws IOException {
    try (Connection connection = connect("postgres", port, password);
        Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery(
                "SELECT 1 FROM pg_database WHERE datname = '" + ServerFolder.DATABASE + "'")) {
      if (!found.next()) {
        statement.execute("CREATE DATABASE " + ServerFolder.DATABASE);
      }
    } catch (SQLException e) {
      throw new IOException(
          "the server started, but its database cannot be made (SQLSTATE " + e.getSQLState() + ")",
          e);
    }
  }

  private static Connection connect(String database, int port, String password)
      throws SQLException {
    Properties properties = new Properties();
    properties.setProperty("user", ServerFolder.USER);
    properties.setProperty("password", password);
    properties.setProperty("connectTimeout", "5");
    properties.setProperty("loginTimeout", "10");
    return DriverManager.getConnection(
        "jdbc:postgresql://127.0.0.1:" + port + "/" + database, properties);
  }

  ServerFolder folder() {
    return folder;
  }

  String password() {
    return password;
  }

  int port() {
    return port;
  }

  boolean wasAdopted() {
    return adopted;
  }

  String url(String database) {
    return "jdbc:postgresql://127.0.0.1:" + port + "/" + database;
  }

  void requirePort(OptionalInt wanted) {
    if (wanted.isPresent() && wanted.getAsInt() != port) {
      throw new StagingException(
          folder.root()
              + ": its server runs on port "
              + port
              + " already, not on "
              + wanted.getAsInt()
              + "; end the other users of the folder, or leave the port out");
    }
  }

  /** Ends this JVM's use, stopping the server when nobody else has one. Never throws. */
  void leave() {
    if (!leaving.compareAndSet(false, true)) {
      return;
    }
    try (FileLock stopping = locks.lockStart()) {
      if (locks.endUse()) {
        new ServerControl(folder, ServerOptions.defaults()).stop();
      }
    } catch (IOException | RuntimeException e) {
      LOG.warn(
          "{}: the embedded Postgres could not be stopped; the next verb will use it",
          folder.root(),
          e);
    } finally {
      left.countDown();
      forget();
    }
  }

  private void forget() {
    try {
      locks.close();
      Runtime.getRuntime().removeShutdownHook(atExit);
    } catch (IOException e) {
      LOG.debug("{}: a lock file could not be closed", folder.root(), e);
    } catch (IllegalStateException shuttingDown) {
      LOG.trace("the hook stays: shutdown has begun");
    }
  }

  private void leaveAtExit() {
    try {
      if (!left.await(ORDERLY_END_SECONDS, TimeUnit.SECONDS)) {
        leave();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
