package dev.deskferry.testing;

import dev.deskferry.staging.StagingDatabase;
import dev.deskferry.staging.StagingSettings;
import dev.deskferry.staging.server.EmbeddedServer;
import dev.deskferry.staging.server.ServerOptions;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.extension.ExtensionContext.Store.CloseableResource;
import org.testcontainers.DockerClientFactory;
import org.testcontainers.postgresql.PostgreSQLContainer;

/** The one Postgres of this JVM's tests, with a template database that has the staging schema. */
final class TestServer {
  /** Databases of several JVMs may live on one server; the process id keeps their names apart. */
  private static final String PREFIX = "deskferry_test_" + ProcessHandle.current().pid() + "_";

  private static final AtomicInteger COUNT = new AtomicInteger();

  private final String url;
  private final String user;
  private final String password;
  private final Runnable stop;
  private final String template;

  private TestServer(String url, String user, String password, Runnable stop) {
    this.url = url;
    this.user = user;
    this.password = password;
    this.stop = stop;
    this.template = create("template1");
    Path unused = Path.of("unused");
    StagingDatabase.open(
            new StagingSettings(
                Optional.of(url(template)),
                Optional.of(user),
                Optional.of(password),
                unused,
                Repository.stagingSchema(),
                1))
        .close();
  }

  static Answer start() {
    String given = System.getenv("STAGING_TEST_URL");
    if (given != null && !given.isBlank()) {
      return Answer.of(
          new TestServer(
              given,
              environment("STAGING_TEST_USER"),
              environment("STAGING_TEST_PASSWORD"),
              () -> {}));
    }
    return "testcontainers".equals(System.getProperty("pg")) ? container() : Answer.of(embedded());
  }

  private static Answer container() {
    if (!DockerClientFactory.instance().isDockerAvailable()) {
      return new Answer(
          Optional.empty(),
          "-Dpg=testcontainers was asked for, but no container engine answers here");
    }
    PostgreSQLContainer container = new PostgreSQLContainer("postgres:18-alpine");
    container.start();
    return Answer.of(
        new TestServer(
            container.getJdbcUrl(),
            container.getUsername(),
            container.getPassword(),
            container::stop));
  }

  /**
   * Kept below target, so that the next test run need not make a new one; not durable, since
   * nothing in it is worth keeping.
   */
  private static TestServer embedded() {
    ServerOptions quick =
        ServerOptions.defaults()
            .with("fsync", "off")
            .with("full_page_writes", "off")
            .with("shared_buffers", "64MB");
    EmbeddedServer server = EmbeddedServer.open(Path.of("target", "postgres"), quick);
    return new TestServer(server.url(), server.user(), server.password(), server::close);
  }

  private static String environment(String name) {
    String value = System.getenv(name);
    return value == null ? "" : value;
  }

  String copyTemplate() {
    return create(template);
  }

  private String create(String from) {
    String name = PREFIX + COUNT.incrementAndGet();
    execute("CREATE DATABASE " + name + " TEMPLATE " + from);
    return name;
  }

  void drop(String name) {
    execute("DROP DATABASE IF EXISTS " + name + " WITH (FORCE)");
  }

  String url(String database) {
    return url.replaceFirst("(jdbc:postgresql://[^/]*/)[^?]*", "$1" + database);
  }

  String user() {
    return user;
  }

  String password() {
    return password;
  }

  private void execute(String sql) {
    try (Connection connection = DriverManager.getConnection(url, user, password);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  /**
   * Whether there is a server.
   *
   * @param reason why not
   */
  record Answer(Optional<TestServer> server, String reason)
      implements CloseableResource, AutoCloseable {
    static Answer of(TestServer server) {
      return new Answer(Optional.of(server), "");
    }

    @Override
    public void close() {
      server.ifPresent(
          running -> {
            running.drop(running.template);
            running.stop.run();
          });
    }
  }
}
