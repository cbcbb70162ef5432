package dev.deskferry.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Repository;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An operator's own Postgres, with everything about it that may be wrong. */
class StagingDatabaseIT {
  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  /** Roles belong to the server, not to the database: other JVMs may test there too. */
  private static final String ROLE = "guest_" + ProcessHandle.current().pid();

  private static final String EMPTY = ROLE + "_empty";
  private static final String LATIN = ROLE + "_latin";

  @BeforeAll
  static void makeRoleAndDatabases() {
    POSTGRES.execute("CREATE ROLE " + ROLE + " LOGIN PASSWORD 'secret-word'");
    POSTGRES.execute("CREATE DATABASE " + EMPTY);
    POSTGRES.execute(
        "CREATE DATABASE "
            + LATIN
            + " ENCODING 'LATIN1' LC_COLLATE 'C' LC_CTYPE 'C' LOCALE_PROVIDER libc TEMPLATE template0");
    POSTGRES.execute("GRANT CREATE ON DATABASE " + LATIN + " TO " + ROLE);
  }

  @AfterAll
  static void dropThem() {
    POSTGRES.execute("DROP DATABASE " + EMPTY + " WITH (FORCE)");
    POSTGRES.execute("DROP DATABASE " + LATIN + " WITH (FORCE)");
    POSTGRES.execute("DROP ROLE " + ROLE);
  }

  @ParameterizedTest
  @CsvSource({
    "empty,   guest,  wrong-word,  password refused for user guest; correct STAGING_USER or STAGING_PASSWORD",
    "empty,   nobody, secret-word, password refused for user nobody; correct STAGING_USER or STAGING_PASSWORD",
    "empty,   guest,  '',          the server wants a password and none is given; set STAGING_PASSWORD",
    "missing, guest,  secret-word, 'there is no such database; create it (CREATE DATABASE … ENCODING ''UTF8''), or correct STAGING_URL'",
    "empty,   guest,  secret-word, user guest may not create schemas; GRANT CREATE ON DATABASE empty TO guest",
    "latin,   guest,  secret-word, has the encoding LATIN1; expected UTF8: create the database with ENCODING 'UTF8' TEMPLATE template0"
  })
  void saysInOneSentenceWhatIsWrong(
      String database, String user, String password, String sentence) {
    String url = POSTGRES.url().replaceFirst("[^/]*$", ROLE + "_" + database);
    String name = url.replaceFirst("jdbc:postgresql://", "");

    assertThatThrownBy(() -> open(url, user.equals("guest") ? ROLE : user, password))
        .isInstanceOf(StagingException.class)
        .hasMessage(
            "STAGING_URL ("
                + name
                + "): "
                + sentence.replace("guest", ROLE).replace("DATABASE empty", "DATABASE " + EMPTY));
  }

  @Test
  void saysSoWhenNothingAnswers() throws IOException {
    int port;
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      port = socket.getLocalPort();
    }
    assertThatThrownBy(
            () -> open("jdbc:postgresql://127.0.0.1:" + port + "/ferry", "ferry", "secret"))
        .hasMessage(
            "STAGING_URL (127.0.0.1:"
                + port
                + "/ferry): nothing accepts connections there; start Postgres, or correct host and port in STAGING_URL");
    assertThatThrownBy(
            () -> open("jdbc:postgresql://no-such-host.invalid/ferry", "ferry", "secret"))
        .hasMessage(
            "STAGING_URL (no-such-host.invalid/ferry): no host of that name is known; correct the host in STAGING_URL");
  }

  @Test
  void saysSoWhenSomethingElseAnswers() throws Exception {
    try (ServerSocket notPostgres = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Thread hangUp =
          new Thread(
              () -> {
                try {
                  while (true) {
                    notPostgres.accept().close();
                  }
                } catch (IOException closed) {
                  Thread.currentThread().interrupt();
                }
              });
      hangUp.start();
      assertThatThrownBy(
              () ->
                  open(
                      "jdbc:postgresql://127.0.0.1:" + notPostgres.getLocalPort() + "/ferry",
                      "ferry",
                      "secret"))
          .isInstanceOf(StagingException.class)
          .hasMessageEndingWith("check STAGING_URL")
          .hasMessageNotContaining("secret");
    }
  }

  @Test
  void aRoleThatMayCreateSchemasNeedsNothingElse() {
    POSTGRES.execute("GRANT CREATE ON DATABASE " + EMPTY + " TO " + ROLE);
    String url = POSTGRES.url().replaceFirst("[^/]*$", EMPTY);
    try (Database database = open(url, ROLE, "secret-word")) {
      assertThat(database.query("reconcile/objects", java.util.Map.of())).isEmpty();
    } finally {
      POSTGRES.execute("REVOKE CREATE ON DATABASE " + EMPTY + " FROM " + ROLE);
    }
    // The schemas are there now and the role owns them: it does not need the privilege any more.
    open(url, ROLE, "secret-word").close();
  }

  private static Database open(String url, String user, String password) {
    return StagingDatabase.open(
        new StagingSettings(
            Optional.of(url),
            Optional.of(user),
            Optional.of(password),
            Path.of("unused"),
            Repository.stagingSchema(),
            2));
  }
}
