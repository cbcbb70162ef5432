package dev.deskferry.staging;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Optional;

/**
 * What a database must be before anything is stored in it: Postgres 14 or newer, writable, UTF-8.
 */
final class Requirements {
  private static final int OLDEST_VERSION = 140000;

  private static final String ASK =
      """
      SELECT
        current_setting('server_version_num')::integer,
        current_setting('server_version'),
        current_setting('server_encoding'),
        pg_is_in_recovery(),
        has_database_privilege(current_database(), 'CREATE'),
        current_user,
        current_database(),
        (SELECT count(*) FROM unnest(ARRAY['staging', 'migration', 'zendesk', 'hubspot', 'reconcile']) AS name
         WHERE to_regnamespace(name) IS NULL)
      """;

  private Requirements() {}

  /**
   * Checks all of them.
   *
   * @throws StagingException naming the first that is not met
   */
  static void check(Access access, Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet found = statement.executeQuery(ASK)) {
      found.next();
      Found server =
          new Found(
              found.getInt(1),
              found.getString(2),
              found.getString(3),
              found.getBoolean(4),
              found.getBoolean(5),
              found.getString(6),
              found.getString(7),
              found.getInt(8));
      unmet(server)
          .ifPresent(
              reason -> {
                throw new StagingException(access.name() + ": " + reason);
              });
    }
  }

  /** The first requirement that a server does not meet, as what was found and what to do. */
  static Optional<String> unmet(Found server) {
    if (server.versionNumber() < OLDEST_VERSION) {
      return Optional.of(
          "is Postgres " + server.version() + "; expected 14 or newer: choose another server");
    }
    if (!"UTF8".equals(server.encoding())) {
      return Optional.of(
          "has the encoding "
              + server.encoding()
              + "; expected UTF8: create the database with ENCODING 'UTF8' TEMPLATE template0");
    }
    if (server.isStandby()) {
      return Optional.of("is a standby that takes no writes; point STAGING_URL at the primary");
    }
    if (server.missingSchemaCount() > 0 && !server.mayCreateSchemas()) {
      return Optional.of(
          "user "
              + server.user()
              + " may not create schemas; GRANT CREATE ON DATABASE "
              + server.database()
              + " TO "
              + server.user());
    }
    return Optional.empty();
  }

  /**
   * What a server says of itself.
   *
   * @param versionNumber such as 180006
   */
  record Found(
      int versionNumber,
      String version,
      String encoding,
      boolean isStandby,
      boolean mayCreateSchemas,
      String user,
      String database,
      int missingSchemaCount) {}
}
