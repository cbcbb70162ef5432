package dev.deskferry.staging;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Repository;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** The changelogs, the views over odd data, and every statement file, against a real Postgres. */
class SchemaIT {
  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  @Test
  void everyStatementFilePrepares() throws SQLException {
    Statements statements = Statements.in(Repository.stagingSchema());
    List<String> failures = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      for (String name : statements.names()) {
        String text = statements.get(name).positional();
        try {
          statement.execute("PREPARE checked AS " + numbered(text));
          statement.execute("DEALLOCATE checked");
        } catch (SQLException e) {
          failures.add("staging-schema/statements/" + name + ".sql: " + e.getMessage());
        }
      }
    }
    assertThat(failures).isEmpty();
    assertThat(statements.names()).isNotEmpty();
  }

  /** Every statement says at its head what it guarantees and who calls it. */
  @Test
  void everyStatementFileBeginsWithAComment() throws IOException {
    try (Stream<Path> files = Files.walk(Repository.stagingSchema().resolve("statements"))) {
      List<Path> sql = files.filter(file -> file.toString().endsWith(".sql")).toList();
      for (Path file : sql) {
        assertThat(Files.readString(file)).as(file.toString()).startsWith("--");
      }
    }
  }

  @Test
  void viewsGiveNullForMissingKeysAndOddTypes() {
    for (String payload :
        List.of(
            "{}",
            "[]",
            "null",
            "\"text\"",
            "{\"created_at\": \"2026-02-31T00:00:00Z\", \"requester_id\": \"abc\", \"tags\": \"vip\", \"via\": 5, \"metric_set\": []}",
            "{\"created_at\": 17, \"requester_id\": 1.5, \"tags\": {\"a\": 1}, \"via\": [], \"metric_set\": {\"solved_at\": {}, \"reply_time_in_minutes\": 3}}",
            "{\"created_at\": \"0000-01-01\", \"requester_id\": 99999999999999999999999, \"email_cc_ids\": [1, null, \"x\", [2]]}")) {
      POSTGRES.execute(
          "TRUNCATE staging.record; INSERT INTO staging.record (object_type, source_id, payload, payload_hash)"
              + " SELECT viewname, 'odd id', '"
              + payload
              + "', md5('')::uuid FROM pg_views WHERE schemaname = 'zendesk'");
      for (String view : views()) {
        POSTGRES.execute("SELECT * FROM zendesk." + view);
      }
      assertThat(
              column(
                  "SELECT coalesce(id::text, 'NULL') FROM zendesk.tickets WHERE created_at IS NULL AND requester_id IS NULL"))
          .as(payload)
          .containsExactly("NULL");
    }
  }

  @Test
  void viewsTypeWhatIsThere() {
    POSTGRES.execute(
        """
        TRUNCATE staging.record;
        INSERT INTO staging.record (object_type, source_id, payload, payload_hash) VALUES ('tickets', '35436', '{"id": 35436,
          "subject": "Grüße", "status": "open", "via": {"channel": "email"}, "requester_id": 20978392, "tags": ["a", "b"],
          "email_cc_ids": [1, 2], "is_public": true, "created_at": "2026-07-20T22:55:29+02:00", "due_at": "2026-08-01",
          "metric_set": {"id": 7, "reopens": 2, "reply_time_in_minutes": {"calendar": 1391}}}', md5('')::uuid)
        """);
    assertThat(
            column(
                "SELECT (id + 1)::text || subject || channel || (requester_id + 1) || array_to_string(tags, '+') || is_public || created_at || due_at || cardinality(email_cc_ids) || (payload ->> 'status') FROM zendesk.tickets"))
        .containsExactly(
            "35437Grüßeemail20978393a+btrue2026-07-20 20:55:29+002026-08-01 00:00:00+002open");
    assertThat(
            column(
                "SELECT concat_ws(' ', id, ticket_id, reopen_count, first_reply_calendar_minutes) FROM zendesk.ticket_metrics"))
        .containsExactly("7 35436 2 1391");
  }

  @Test
  void payloadsAreStoredUncompressedInEveryPartition() {
    assertThat(
            column(
                "SELECT DISTINCT attstorage::text FROM pg_attribute JOIN pg_class c ON c.oid = attrelid WHERE attname = 'payload' AND relnamespace = 'staging'::regnamespace"))
        .containsExactly("e");
  }

  @Test
  void everyTableAndViewSaysWhatItIs() {
    assertThat(
            column(
                """
                SELECT c.oid::regclass::text FROM pg_class c
                WHERE relkind IN ('r', 'p', 'v') AND NOT relispartition AND obj_description(c.oid) IS NULL
                  AND relname NOT LIKE 'databasechangelog%'
                  AND relnamespace IN ('staging'::regnamespace, 'migration'::regnamespace, 'zendesk'::regnamespace,
                    'hubspot'::regnamespace, 'reconcile'::regnamespace)
                """))
        .isEmpty();
  }

  private static List<String> views() {
    return column("SELECT viewname::text FROM pg_views WHERE schemaname = 'zendesk' ORDER BY 1");
  }

  private static List<String> column(String sql) {
    List<String> values = new ArrayList<>();
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("SET timezone = 'UTC'");
      try (ResultSet found = statement.executeQuery(sql)) {
        while (found.next()) {
          values.add(found.getString(1));
        }
      }
      return values;
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static Connection connect() throws SQLException {
    return DriverManager.getConnection(POSTGRES.url(), POSTGRES.user(), POSTGRES.password());
  }

  /** PREPARE wants $1, $2 where JDBC has question marks; question marks inside quotes stay. */
  private static String numbered(String positional) {
    StringBuilder text = new StringBuilder();
    boolean isQuoted = false;
    int count = 0;
    for (char c : positional.toCharArray()) {
      isQuoted ^= c == '\'';
      if (c == '?' && !isQuoted) {
        text.append('$').append(++count);
      } else {
        text.append(c);
      }
    }
    return text.toString();
  }
}
