package dev.deskferry.testing;

import dev.deskferry.staging.Database;
import dev.deskferry.staging.StagingDatabase;
import dev.deskferry.staging.StagingSettings;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.AfterAllCallback;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;

/**
 * A fresh staging database, its schema current, for each test class that registers one as a static
 * field:
 *
 * <pre>{@code
 * @RegisterExtension static final PgServer POSTGRES = new PgServer();
 * }</pre>
 *
 * One server serves the whole JVM: that of {@code STAGING_TEST_URL} ({@code STAGING_TEST_USER},
 * {@code STAGING_TEST_PASSWORD}) when set, one in a container with {@code -Dpg=testcontainers}, the
 * embedded one otherwise. When a container is asked for and no engine answers, the tests are
 * skipped and say so. The schema is made once in a template; a class gets a copy of that, dropped
 * at its end.
 */
public final class PgServer implements ExecutionCondition, BeforeAllCallback, AfterAllCallback {
  private @Nullable TestServer server;
  private @Nullable Database database;
  private String name = "";

  @Override
  public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
    TestServer.Answer answer = answer(context);
    return answer.server().isPresent()
        ? ConditionEvaluationResult.enabled("a Postgres is there")
        : ConditionEvaluationResult.disabled(answer.reason());
  }

  @Override
  public void beforeAll(ExtensionContext context) {
    server = answer(context).server().orElseThrow();
    name = server.copyTemplate();
    database = StagingDatabase.open(settings());
    execute("UPDATE migration.identity SET identity = gen_random_uuid()");
  }

  private static TestServer.Answer answer(ExtensionContext context) {
    return context
        .getRoot()
        .getStore(Namespace.create(PgServer.class))
        .getOrComputeIfAbsent(
            TestServer.Answer.class, key -> TestServer.start(), TestServer.Answer.class);
  }

  @Override
  public void afterAll(ExtensionContext context) {
    if (database != null && server != null) {
      database.close();
      server.drop(name);
      database = null;
    }
  }

  /** The open database of this test class. */
  public Database database() {
    if (database == null) {
      throw new IllegalStateException(
          "the database is there from before the first test to after the last");
    }
    return database;
  }

  /** Settings that open the same database again, as another process would. */
  public StagingSettings settings() {
    return settings(Repository.stagingSchema());
  }

  /** The same with other schema files: statements made for a test, say. */
  public StagingSettings settings(Path schemaFolder) {
    return new StagingSettings(
        Optional.of(url()),
        Optional.of(user()),
        Optional.of(password()),
        Path.of("unused"),
        schemaFolder,
        4);
  }

  /** JDBC URL of this class's database. */
  public String url() {
    return running().url(name);
  }

  /** A superuser of the server. */
  public String user() {
    return running().user();
  }

  /** The password of {@link #user}. */
  public String password() {
    return running().password();
  }

  /**
   * Runs SQL text as it stands, for setting a scene; several statements may be separated by
   * semicolons.
   */
  public void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(url(), user(), password());
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private TestServer running() {
    if (server == null) {
      throw new IllegalStateException("the server is there from before the first test on");
    }
    return server;
  }
}
