package dev.deskferry.staging;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.deskferry.staging.server.EmbeddedServer;
import dev.deskferry.staging.server.ServerOptions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;

/**
 * Opens the staging database: the operator's own Postgres when a URL is given, the embedded one
 * otherwise.
 */
public final class StagingDatabase {
  private static final Duration PATIENCE_ASIDE = Duration.ofSeconds(2);
  private static final Duration FOR_A_CONNECTION = Duration.ofSeconds(5);
  private static final Duration FOR_A_SIGN_OF_LIFE = Duration.ofSeconds(3);

  private StagingDatabase() {}

  /**
   * Connects (starting the embedded server when nobody runs it yet), checks that the server will
   * do, and brings the schema up to date. Takes under 300 ms besides the start of the server when
   * the schema is current already. Close the result.
   *
   * @throws StagingException when any of that fails: one sentence that says where, what was found
   *     and what to do
   */
  public static Database open(StagingSettings settings) {
    return open(settings, Waits.Pause.ASLEEP);
  }

  /**
   * The same for whoever may be asked to stop meanwhile.
   *
   * @param pause how to wait for another process that brings the schema up to date
   * @throws NoAnswerException when the pause is interrupted
   */
  public static Database open(StagingSettings settings, Waits.Pause pause) {
    Statements statements = Statements.in(settings.schemaFolder());
    if (settings.url().isPresent()) {
      Access access = Access.external(settings.url().get(), settings.user(), settings.password());
      return open(access, settings, statements, pause, () -> {});
    }
    EmbeddedServer server = EmbeddedServer.open(settings.directory(), ServerOptions.defaults());
    try {
      return open(Access.embedded(server), settings, statements, pause, server::close);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static Database open(
      Access access,
      StagingSettings settings,
      Statements statements,
      Waits.Pause pause,
      Runnable afterwards) {
    try (Connection connection = access.connect()) {
      Requirements.check(access, connection);
      SchemaMigration.bringUpToDate(access, connection, settings.schemaFolder(), pause);
    } catch (SQLException e) {
      throw StatementFailedException.of(access.name(), java.util.List.of(), e);
    }
    HikariDataSource pool = pool(access, settings);
    return new Database(
        pool,
        statements,
        settings.patience(),
        () -> aside(access),
        () -> {
          pool.close();
          afterwards.run();
        });
  }

  private static HikariDataSource pool(Access access, StagingSettings settings) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("staging");
    config.setJdbcUrl(access.url());
    config.setDataSourceProperties(access.properties(settings.patience()));
    config.setMaximumPoolSize(settings.poolSize());
    config.setMinimumIdle(1);
    config.setConnectionTimeout(FOR_A_CONNECTION.toMillis());
    config.setValidationTimeout(FOR_A_SIGN_OF_LIFE.toMillis());
    // The server, too, should notice soon that a node's host is gone: only then it frees its locks.
    config.setConnectionInitSql(
        "SELECT set_config('tcp_keepalives_idle', '10', false), set_config('tcp_keepalives_interval', '5', false), set_config('tcp_keepalives_count', '3', false)");
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }

  private static HikariDataSource aside(Access access) {
    HikariConfig config = new HikariConfig();
    config.setPoolName("staging-aside");
    config.setJdbcUrl(access.url());
    Properties properties = access.properties();
    properties.setProperty("connectTimeout", "2");
    properties.setProperty("socketTimeout", "4");
    config.setDataSourceProperties(properties);
    config.setMaximumPoolSize(1);
    config.setConnectionTimeout(PATIENCE_ASIDE.toMillis());
    config.setValidationTimeout(PATIENCE_ASIDE.toMillis());
    config.setInitializationFailTimeout(-1);
    return new HikariDataSource(config);
  }
}
