package dev.deskferry.staging;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A lock that one process at a time holds on the whole database. It keeps one connection for itself
 * and ends with it, so a process that dies gives the lock back by dying.
 */
public final class SessionLock implements AutoCloseable {

  // "Desk" in ASCII: keeps our advisory locks apart from those of others in the same database.
  private static final int FAMILY = 0x4465736b;

  private static final int TO_GIVE_BACK_SECONDS = 3;
  private static final Logger LOG = LoggerFactory.getLogger(SessionLock.class);

  private final Database database;
  private final Connection connection;
  private final int key;

  private SessionLock(Database database, Connection connection, int key) {
    this.database = database;
    this.connection = connection;
    this.key = key;
  }

  /**
   * Takes the lock of that name, or answers empty at once when another process has it.
   *
   * @throws StatementFailedException when the database cannot be asked
   */
  public static Optional<SessionLock> tryTake(Database database, String name) {
    int key = name.hashCode();
    Connection connection = null;
    try {
      connection = database.pool().getConnection();
      if (ask(connection, "SELECT pg_try_advisory_lock(?, ?)", key)) {
        return Optional.of(new SessionLock(database, connection, key));
      }
      connection.close();
      return Optional.empty();
    } catch (SQLException e) {
      closeAfter(connection, e);
      throw StatementFailedException.of("the lock \"" + name + "\"", List.of(), e);
    }
  }

  /**
   * Whether some process has the lock of that name.
   *
   * @throws StatementFailedException when the database cannot be asked
   */
  public static boolean isTaken(Database database, String name) {
    try (Connection connection = database.pool().getConnection()) {
      return ask(
          connection,
          """
          SELECT EXISTS (
            SELECT 1 FROM pg_locks AS lock JOIN pg_database AS here ON here.oid = lock.database
            WHERE lock.locktype = 'advisory' AND lock.granted AND here.datname = current_database()
              AND lock.classid = ?::bigint::oid AND lock.objid = (?::bigint & 4294967295)::oid)
          """,
          name.hashCode());
    } catch (SQLException e) {
      throw StatementFailedException.of("the lock \"" + name + "\"", List.of(), e);
    }
  }

  /**
   * Runs a named statement on the lock's own connection: it has its effect under the lock or not at
   * all.
   *
   * @return its first row
   * @throws StatementFailedException when Postgres refuses, or the lock is gone
   */
  public Optional<Row> one(String statement, Map<String, ?> parameters) {
    return database.one(connection, statement, parameters);
  }

  /**
   * Whether the connection still stands on which the lock depends; a lock found lost is lost for
   * good. Waits for as long as the server is silent, since a server that is frozen keeps its locks.
   */
  public boolean isHeld() {
    try {
      if (connection.isClosed()) {
        return false;
      }
      try (PreparedStatement statement = connection.prepareStatement("SELECT 1")) {
        return statement.execute();
      }
    } catch (SQLException e) {
      closeAfter(connection, e);
      LOG.debug("the connection of a lock is gone", e);
      return false;
    }
  }

  /**
   * Gives the lock back, if need be by ending its connection: a server that is silent is not waited
   * for. May be called twice.
   */
  @Override
  public void close() {
    try {
      CompletableFuture.runAsync(this::giveBack).get(TO_GIVE_BACK_SECONDS, TimeUnit.SECONDS);
    } catch (TimeoutException | ExecutionException e) {
      LOG.debug("a lock is given back by its connection's end", e);
      abort();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      abort();
    }
  }

  private void giveBack() {
    try (connection) {
      if (!connection.isClosed()) {
        ask(connection, "SELECT pg_advisory_unlock(?, ?)", key);
      }
    } catch (SQLException e) {
      throw StatementFailedException.of("giving a lock back", List.of(), e);
    }
  }

  private void abort() {
    try {
      connection.abort(Runnable::run);
    } catch (SQLException e) {
      LOG.debug("the connection of a lock could not be cut", e);
    }
  }

  private static boolean ask(Connection connection, String sql, int key) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setInt(1, FAMILY);
      statement.setInt(2, key);
      try (ResultSet result = statement.executeQuery()) {
        return result.next() && result.getBoolean(1);
      }
    }
  }

  private static void closeAfter(
      @org.jspecify.annotations.Nullable Connection connection, SQLException first) {
    if (connection != null) {
      try {
        connection.close();
      } catch (SQLException e) {
        first.addSuppressed(e);
      }
    }
  }
}
