package dev.deskferry.route;

import dev.deskferry.testing.PgServer;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;

/** A small account as it stands in staging after an extract. */
final class Scene {

  /** Forgets everything. */
  static final String EMPTY =
      """
      TRUNCATE migration.association, migration.delivery, migration.batch, migration.partition, migration.task,
        migration.event, migration.run, staging.record, hubspot.found RESTART IDENTITY CASCADE;
      UPDATE migration.identity SET hubspot_portal = NULL;
      """;

  /**
   * 30 organizations, 250 users of which 200 belong to one, 1,200 tickets (each tenth severe, each
   * hundredth part of the first one's problem) with a public and a private comment each, one
   * deleted ticket.
   */
  static final String STAGED =
      """
      INSERT INTO staging.record (object_type, source_id, parent_id, payload, payload_hash, source_version, deleted, landed_at, changed_at)
      SELECT 'organizations', (1000 + n)::text, NULL, json_build_object('id', 1000 + n, 'name', 'Organization ' || n), gen_random_uuid(), 0, false, now(), now()
      FROM generate_series(0, 29) AS n
      UNION ALL
      SELECT 'users', (20000 + n)::text, NULL,
        json_build_object('id', 20000 + n, 'name', 'User ' || n, 'email', 'user' || n || '@example.org', 'organization_id', CASE WHEN n < 200 THEN 1000 + n % 30 END),
        gen_random_uuid(), 0, false, now(), now()
      FROM generate_series(0, 249) AS n
      UNION ALL
      SELECT 'tickets', (50000 + n)::text, NULL,
        CASE WHEN n % 10 = 0
          THEN json_build_object('id', 50000 + n, 'subject', 'Ticket ' || n, 'status', 'open', 'requester_id', 20000 + n % 250, 'severity', 'high', 'problem_id', CASE WHEN n % 100 = 0 AND n > 0 THEN 50000 END)
          ELSE json_build_object('id', 50000 + n, 'subject', 'Ticket ' || n, 'status', 'new', 'requester_id', 20000 + n % 250)
        END,
        gen_random_uuid(), 0, n = 1200, now(), now()
      FROM generate_series(0, 1200) AS n
      UNION ALL
      SELECT 'ticket_comments', (700000 + n)::text, (50000 + n / 2)::text,
        json_build_object('id', 700000 + n, 'ticket_id', 50000 + n / 2, 'public', n % 2 = 0, 'body', 'Comment ' || n, 'created_at', '2024-01-02T03:04:05Z'),
        gen_random_uuid(), 0, false, now(), now()
      FROM generate_series(0, 2399) AS n
      """;

  private Scene() {}

  /** The one number that a query gives. */
  static long number(PgServer postgres, String sql) {
    return Long.parseLong(text(postgres, sql));
  }

  /** The one text that a query gives. */
  static String text(PgServer postgres, String sql) {
    try (Connection connection =
            DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
        Statement statement = connection.createStatement();
        ResultSet result = statement.executeQuery(sql)) {
      result.next();
      return String.valueOf(result.getString(1));
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }
}
