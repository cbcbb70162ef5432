package dev.deskferry.staging;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;

/**
 * Brings the schema up to date. A database whose stored fingerprint equals that of the changelog
 * files is left alone, so that a verb starts without loading Liquibase. Two processes at once are
 * serialized by an advisory lock, which Postgres gives back when its holder dies; Liquibase's own
 * lock, which survives that, is cleared while ours is held.
 */
final class SchemaMigration {
  /** The first half of the advisory lock's key, "DKFY"; the second counts purposes. */
  private static final String LOCK_KEY = "1145783897, 1";

  /** How long to wait for another process that migrates. */
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Duration LOOK_AGAIN = Duration.ofMillis(200);

  private SchemaMigration() {}

  /**
   * Applies what is missing. The connection is left with autocommit on and stays open.
   *
   * @param pause how to wait for another process that does the same
   * @throws NoAnswerException when the pause is interrupted
   * @throws StagingException when a change cannot be applied; earlier ones stay applied and are not
   *     repeated; also when the database has changes that the files do not
   */
  static void bringUpToDate(
      Access access, Connection connection, Path schemaFolder, Waits.Pause pause)
      throws SQLException {
    String wanted = Fingerprint.of(schemaFolder.resolve("changelog"));
    if (wanted.equals(stored(connection))) {
      return;
    }
    lock(access, connection, pause);
    try {
      if (!wanted.equals(stored(connection))) {
        KnownChanges.refuseNewer(access, connection, schemaFolder.resolve("changelog"));
        clearStaleLock(connection);
        LiquibaseRun.update(access, connection, schemaFolder);
        connection.setAutoCommit(true);
        store(connection, wanted);
      }
    } finally {
      if (!connection.isClosed()) {
        execute(connection, "SELECT pg_advisory_unlock(" + LOCK_KEY + ")");
      }
    }
  }

  private static String stored(Connection connection) throws SQLException {
    if (!exists(connection, "migration.schema_fingerprint")) {
      return "";
    }
    try (Statement statement = connection.createStatement();
        ResultSet found =
            statement.executeQuery("SELECT fingerprint FROM migration.schema_fingerprint")) {
      return found.next() ? found.getString(1) : "";
    }
  }

  private static void store(Connection connection, String fingerprint) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement(
            "INSERT INTO migration.schema_fingerprint (only_row, fingerprint) VALUES (true, ?)"
                + " ON CONFLICT (only_row) DO UPDATE SET fingerprint = excluded.fingerprint, applied_at = now()")) {
      statement.setString(1, fingerprint);
      statement.executeUpdate();
    }
    execute(
        connection,
        "UPDATE migration.identity SET schema_version ="
            + " (SELECT max(id) FROM migration.databasechangelog WHERE id COLLATE \"C\" < '1')");
  }

  private static void lock(Access access, Connection connection, Waits.Pause pause)
      throws SQLException {
    long begin = System.nanoTime();
    while (!tryLock(connection)) {
      if (System.nanoTime() - begin > PATIENCE.toNanos()) {
        throw new StagingException(
            access.name()
                + ": another process has been bringing the schema up to date for "
                + PATIENCE.toSeconds()
                + " seconds; wait for it, or end it, and try again");
      }
      try {
        pause.pause(LOOK_AGAIN);
      } catch (InterruptedException e) {
        throw new NoAnswerException(
            "stopped while another process brought the schema up to date; run the same verb again",
            true);
      }
    }
  }

  private static boolean tryLock(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK_KEY + ")")) {
      return found.next() && found.getBoolean(1);
    }
  }

  private static void clearStaleLock(Connection connection) throws SQLException {
    if (exists(connection, "migration.databasechangeloglock")) {
      execute(
          connection,
          "UPDATE migration.databasechangeloglock SET locked = false, lockgranted = NULL, lockedby = NULL");
    }
  }

  private static boolean exists(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT to_regclass(?) IS NOT NULL")) {
      statement.setString(1, table);
      try (ResultSet found = statement.executeQuery()) {
        found.next();
        return found.getBoolean(1);
      }
    }
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
