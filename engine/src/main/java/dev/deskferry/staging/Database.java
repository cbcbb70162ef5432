package dev.deskferry.staging;

import com.zaxxer.hikari.HikariDataSource;
import dev.deskferry.staging.Statements.Statement;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import javax.sql.DataSource;

/**
 * Runs named statements against an open staging database. Each call borrows a connection, is one
 * transaction, and gives the connection back; safe for many threads, as many at a time as the pool
 * is large. Parameters may be {@code String, Long, Integer, Boolean, OffsetDateTime}, arrays of
 * these, or null; every parameter of the statement must be a key. Every call throws {@link
 * StatementFailedException} when Postgres refuses, {@link StagingException} for an unknown
 * statement, and {@link IllegalArgumentException} when a parameter is missing.
 */
public final class Database implements AutoCloseable {
  /** Rows fetched at a time when streaming: 500 payloads of 3 KB are 1.5 MB. */
  private static final int FETCH_ROW_COUNT = 500;

  private final DataSource pool;
  private final DataSource dataSource;
  private final Optional<Patience> patience;
  private final Statements statements;
  private final Duration limit;
  private final Supplier<DataSource> aside;
  private final Runnable onClose;
  private final AtomicBoolean closed = new AtomicBoolean();

  Database(
      DataSource pool,
      Statements statements,
      Duration limit,
      Supplier<DataSource> aside,
      Runnable onClose) {
    this(pool, pool, Optional.empty(), statements, limit, aside, onClose);
  }

  private Database(
      DataSource pool,
      DataSource dataSource,
      Optional<Patience> patience,
      Statements statements,
      Duration limit,
      Supplier<DataSource> aside,
      Runnable onClose) {
    this.pool = pool;
    this.dataSource = dataSource;
    this.patience = patience;
    this.statements = statements;
    this.limit = limit;
    this.aside = aside;
    this.onClose = onClose;
  }

  /**
   * The same database for those who would rather wait than fail: a server that is restarting, full
   * or out of reach is asked again for as long as {@code staging.patience} says. Every statement it
   * is given must be safe to repeat although it had its effect. Streams are not waited for. To be
   * closed before this object, on which it depends.
   *
   * @param pause waits, and is interrupted by a wish to stop
   * @param isStopping whether a stop was asked for
   * @param says takes a sentence for the operator, at least every ten seconds of a wait
   */
  public Database waiting(Waits.Pause pause, BooleanSupplier isStopping, Consumer<String> says) {
    return waiting(Patience.telling(new Waits(limit, System::nanoTime, pause, isStopping, says)));
  }

  Database waiting(Patience waits) {
    return new Database(
        pool,
        PatientConnection.source(pool, waits, statements::nameOf),
        Optional.of(waits),
        statements,
        limit,
        aside,
        waits::close);
  }

  /** The connections, to be bound as {@code staging} for camel-jdbc. Closed with this object. */
  public DataSource dataSource() {
    return dataSource;
  }

  /**
   * A way of its own into the same database, for what must not wait behind the work: one connection
   * that gives up after a few seconds. Close it before this object.
   */
  public Database aside() {
    DataSource own = aside.get();
    return new Database(
        own,
        statements,
        limit,
        aside,
        () -> {
          if (own instanceof HikariDataSource opened) {
            opened.close();
          }
        });
  }

  /** Connections that never wait for a server which does not answer. */
  DataSource pool() {
    return pool;
  }

  /** The statements this database runs. */
  public Statements statements() {
    return statements;
  }

  /**
   * All rows, in the statement's order. For results that are known to be small; see {@link
   * #stream}.
   */
  public List<Row> query(String statement, Map<String, ?> parameters) {
    return run(
        statement,
        parameters,
        prepared -> {
          List<Row> rows = new ArrayList<>();
          read(prepared, rows::add);
          return List.copyOf(rows);
        });
  }

  /**
   * The only row.
   *
   * @throws StagingException when there is more than one
   */
  public Optional<Row> one(String statement, Map<String, ?> parameters) {
    List<Row> rows = query(statement, parameters);
    if (rows.size() > 1) {
      throw new StagingException(
          statements.get(statement).file()
              + ": gave "
              + rows.size()
              + " rows where one was expected; correct the statement");
    }
    return rows.stream().findFirst();
  }

  /** The first row, asked once and on that connection. */
  Optional<Row> one(Connection connection, String name, Map<String, ?> parameters) {
    Statement statement = statements.get(name);
    requireAll(statement, parameters);
    List<Row> rows = new ArrayList<>();
    try {
      on(connection, statement, parameters, prepared -> read(prepared, rows::add));
    } catch (SQLException e) {
      throw StatementFailedException.of(statement.file(), statement.parameters(), e);
    }
    return rows.stream().findFirst();
  }

  /**
   * Hands every row to the consumer as it arrives; memory stays bounded whatever the count. The
   * connection stays borrowed, and its transaction open, until the last row is consumed.
   */
  public <T> void stream(
      String statement, Map<String, ?> parameters, Function<Row, T> reader, Consumer<T> consumer) {
    once(
        statements.get(statement),
        parameters,
        prepared -> {
          // Postgres streams only inside a transaction: with autocommit the driver reads the whole
          // result first.
          prepared.getConnection().setAutoCommit(false);
          prepared.setFetchSize(FETCH_ROW_COUNT);
          try {
            return read(prepared, row -> consumer.accept(reader.apply(row)));
          } finally {
            prepared.getConnection().rollback();
            prepared.getConnection().setAutoCommit(true);
          }
        });
  }

  /**
   * Runs a statement that writes. Returns the number of rows it changed; a statement that also
   * returns rows counts those.
   */
  public int update(String statement, Map<String, ?> parameters) {
    return run(
        statement,
        parameters,
        prepared ->
            prepared.execute()
                ? read(prepared.getResultSet(), row -> {})
                : prepared.getUpdateCount());
  }

  /**
   * Gives all connections back and lets the embedded server go. May be called twice; never throws.
   */
  @Override
  public void close() {
    if (closed.compareAndSet(false, true)) {
      onClose.run();
    }
  }

  private <T> T run(String name, Map<String, ?> parameters, Work<T> work) {
    Statement statement = statements.get(name);
    if (patience.isEmpty()) {
      return once(statement, parameters, work);
    }
    requireAll(statement, parameters);
    try {
      return patience
          .get()
          .ask(statement.file(), using -> attempt(statement, parameters, work, using));
    } catch (SQLException e) {
      throw StatementFailedException.of(statement.file(), statement.parameters(), e);
    }
  }

  private <T> T once(Statement statement, Map<String, ?> parameters, Work<T> work) {
    requireAll(statement, parameters);
    try {
      return attempt(statement, parameters, work, connection -> {});
    } catch (SQLException e) {
      throw StatementFailedException.of(statement.file(), statement.parameters(), e);
    }
  }

  private <T> T attempt(
      Statement statement, Map<String, ?> parameters, Work<T> work, Consumer<Connection> using)
      throws SQLException {
    try (Connection connection = pool.getConnection()) {
      using.accept(connection);
      return on(connection, statement, parameters, work);
    }
  }

  private static <T> T on(
      Connection connection, Statement statement, Map<String, ?> parameters, Work<T> work)
      throws SQLException {
    try (PreparedStatement prepared = connection.prepareStatement(statement.positional())) {
      for (int i = 0; i < statement.parameters().size(); i++) {
        prepared.setObject(i + 1, parameters.get(statement.parameters().get(i)));
      }
      return work.on(prepared);
    }
  }

  private static void requireAll(Statement statement, Map<String, ?> parameters) {
    TreeSet<String> missing = new TreeSet<>(statement.parameters());
    missing.removeAll(parameters.keySet());
    if (!missing.isEmpty()) {
      throw new IllegalArgumentException(
          statement.file()
              + ": no value for "
              + String.join(", ", missing)
              + "; expected all of "
              + String.join(", ", new TreeSet<>(statement.parameters())));
    }
  }

  private static int read(PreparedStatement prepared, Consumer<Row> consumer) throws SQLException {
    return read(prepared.executeQuery(), consumer);
  }

  private static int read(ResultSet opened, Consumer<Row> consumer) throws SQLException {
    int count = 0;
    try (ResultSet results = opened) {
      Map<String, Integer> columns = Row.columns(results.getMetaData());
      while (results.next()) {
        consumer.accept(Row.read(columns, results));
        count++;
      }
    }
    return count;
  }

  private interface Work<T> {
    T on(PreparedStatement prepared) throws SQLException;
  }
}
