package dev.deskferry.staging;

import dev.deskferry.staging.server.EmbeddedServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How to reach one database, and how to speak of it without showing a secret.
 *
 * @param url the whole JDBC URL, which may hold a password
 * @param name the same as the operator may read it: setting, host, port and database
 */
record Access(String url, Optional<String> user, Optional<String> password, String name) {
  private static final String EXPECTED =
      "expected jdbc:postgresql://HOST:PORT/DATABASE, with STAGING_USER and STAGING_PASSWORD beside it";

  private static final Pattern URL =
      Pattern.compile(
          "jdbc:postgresql:(?://(?<hosts>[^/?]*)(?:/|(?=\\?)|$))?(?<database>[^?/]*)(?:\\?.*)?",
          Pattern.DOTALL);

  static Access embedded(EmbeddedServer server) {
    return new Access(
        server.url(),
        Optional.of(server.user()),
        Optional.of(server.password()),
        "the embedded Postgres in " + server.directory());
  }

  /**
   * Reads {@code STAGING_URL}.
   *
   * @throws StagingException when it is not a JDBC URL of Postgres; the message does not repeat it
   */
  static Access external(String url, Optional<String> user, Optional<String> password) {
    Matcher matcher = URL.matcher(url.strip());
    if (!matcher.matches()) {
      String scheme =
          url.contains("://")
              ? url.substring(0, url.indexOf("://") + 3).toLowerCase(Locale.ROOT)
              : "no scheme";
      throw new StagingException(
          "STAGING_URL begins with " + scheme.replaceAll("[^a-z0-9:/+ .-]", "_") + "; " + EXPECTED);
    }
    String hosts = matcher.group("hosts");
    if (hosts != null && hosts.contains("@")) {
      throw new StagingException("STAGING_URL holds a user before its host; " + EXPECTED);
    }
    String database = matcher.group("database");
    if (database.isEmpty()) {
      throw new StagingException("STAGING_URL names no database; " + EXPECTED);
    }
    String where = hosts == null || hosts.isEmpty() ? "localhost" : hosts;
    return new Access(url.strip(), user, password, "STAGING_URL (" + where + "/" + database + ")");
  }

  /**
   * Driver properties of connections that are kept.
   *
   * @param longest how long a statement may take before its connection counts as dead
   */
  Properties properties(Duration longest) {
    Properties properties = properties();
    properties.setProperty("socketTimeout", Long.toString(longest.toSeconds()));
    return properties;
  }

  /** Driver properties that every connection has. */
  Properties properties() {
    Properties properties = new Properties();
    user.ifPresent(value -> properties.setProperty("user", value));
    password.ifPresent(value -> properties.setProperty("password", value));
    properties.setProperty("ApplicationName", "deskferry");
    properties.setProperty("connectTimeout", "10");
    properties.setProperty("loginTimeout", "15");
    properties.setProperty("tcpKeepAlive", "true");
    properties.setProperty("socketFactory", KeptAliveSockets.class.getName());
    // The detail of an error quotes keys and values of the row at fault.
    properties.setProperty("logServerErrorDetail", "false");
    return properties;
  }

  /**
   * Opens one connection.
   *
   * @throws StagingException when that fails, with one sentence on what to do
   */
  Connection connect() {
    try {
      return DriverManager.getConnection(url, properties());
    } catch (SQLException e) {
      throw ConnectionRefusal.explain(this, e);
    }
  }

  @Override
  public String toString() {
    return name;
  }
}
