package dev.deskferry.chain;

import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** A database server of the test's own, served by the verb {@code db}, to be killed at will. */
final class StagingServer implements AutoCloseable {

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Pattern ADDRESS = Pattern.compile("JDBC: +(\\S+)\\s+user (\\S+),");

  private final Path folder;
  private volatile DeskferryProcess verb;
  private volatile long backSince = System.nanoTime();
  private volatile boolean isAway;
  private final String url;
  private final String user;

  private StagingServer(Path folder) {
    this.folder = folder;
    this.verb = serve();
    Matcher address = ADDRESS.matcher(verb.output());
    if (!address.find()) {
      throw new AssertionError("expected an address, found:\n" + verb.output());
    }
    this.url = address.group(1);
    this.user = address.group(2);
  }

  /** Starts an empty one, on a port that it keeps. */
  static StagingServer in(Path folder) {
    return new StagingServer(folder);
  }

  private DeskferryProcess serve() {
    DeskferryProcess[] started = {start()};
    await()
        .atMost(PATIENCE)
        .pollInterval(Duration.ofMillis(200))
        .until(
            () -> {
              if (!started[0].isAlive()) {
                started[0].close();
                started[0] = start();
              }
              return started[0].output().contains("ready");
            });
    return started[0];
  }

  private DeskferryProcess start() {
    return DeskferryProcess.start(Map.of(), "db", "--dir", folder.toString());
  }

  /** SIGKILL to the server and to the verb that watches it, then the same verb again. */
  void kill() {
    isAway = true;
    verb.close();
    ProcessHandle.of(postmaster()).ifPresent(ProcessHandle::destroyForcibly);
    verb = serve();
    backSince = System.nanoTime();
    isAway = false;
  }

  /**
   * Whether it was away at some time since then.
   *
   * @param nanoTime as {@link System#nanoTime} gave it
   */
  boolean wasAwaySince(long nanoTime) {
    return isAway || backSince - nanoTime > 0;
  }

  private long postmaster() {
    try {
      return Long.parseLong(
          Files.readAllLines(folder.resolve("data").resolve("postmaster.pid")).get(0).strip());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  Map<String, String> environment() {
    return Map.of("STAGING_URL", url, "STAGING_USER", user, "STAGING_PASSWORD", password());
  }

  private String password() {
    try {
      String line = Files.readString(folder.resolve("pgpass")).strip();
      return line.substring(line.lastIndexOf(':') + 1);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The first column of all rows, as text. */
  List<String> texts(String sql) {
    try (Connection connection = DriverManager.getConnection(url, user, password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      List<String> texts = new ArrayList<>();
      while (rows.next()) {
        texts.add(rows.getString(1));
      }
      return texts;
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  long count(String from) {
    return Long.parseLong(texts("SELECT count(*) FROM " + from).get(0));
  }

  @Override
  public void close() {
    verb.terminate();
    verb.await();
    verb.close();
  }
}
