package dev.deskferry.staging;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

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
      if (found.getInt(1) < OLDEST_VERSION) {
        throw refuse(
            access,
            "is Postgres " + found.getString(2) + "; expected 14 or newer: choose another server");
      }
      if (!"UTF8".equals(found.getString(3))) {
        throw refuse(
            access,
            "has the encoding "
                + found.getString(3)
                + "; expected UTF8: create the database with ENCODING 'UTF8' TEMPLATE template0");
      }
      if (found.getBoolean(4)) {
        throw refuse(access, "is a standby that takes no writes; point STAGING_URL at the primary");
      }
      if (found.getInt(8) > 0 && !found.getBoolean(5)) {
        throw refuse(
            access,
            "user "
                + found.getString(6)
                + " may not create schemas; GRANT CREATE ON DATABASE "
                + found.getString(7)
                + " TO "
                + found.getString(6));
      }
    }
  }

  private static StagingException refuse(Access access, String found) {
    return new StagingException(access.name() + ": " + found);
  }
}
