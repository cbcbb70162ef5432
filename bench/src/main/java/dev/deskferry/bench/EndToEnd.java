package dev.deskferry.bench;

import dev.deskferry.staging.server.EmbeddedServer;
import dev.deskferry.staging.server.ServerOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/**
 * Extract (tickets alone first, then all the rest at once) and load of a generated account, verbs
 * and sandbox in processes of their own, an embedded Postgres beside them, with raw COPY of the
 * same rows in the same run. Argument: number of tickets (default 20,000).
 */
public final class EndToEnd {

  private static final int HEAP_MEGABYTES = 512;

  private EndToEnd() {}

  /** Runs and prints a table in Markdown. */
  public static void main(String[] arguments) throws IOException, SQLException {
    String tickets = arguments.length > 0 ? arguments[0] : "20000";
    Path folder = Files.createTempDirectory("deskferry-bench-");
    try (EmbeddedServer postgres =
            EmbeddedServer.open(folder.resolve("staging"), ServerOptions.defaults());
        Child sandbox =
            Child.start(
                "dev.deskferry.sandbox.SandboxCommand",
                2048,
                Map.of(),
                "--zendesk-port=0",
                "--hubspot-port=0",
                "--limits=off",
                "--tickets=" + tickets)) {
      Map<String, String> environment = environment(postgres, sandbox);
      Child.verb(HEAP_MEGABYTES, environment, "extract", "--only", "tickets");
      Duration extract = Child.verb(HEAP_MEGABYTES, environment, "extract");
      double copy =
          RawCopy.rowsPerSecond(postgres.url(), postgres.user(), postgres.password(), "tickets");
      Duration load = Child.verb(HEAP_MEGABYTES, environment, "load", "--execute");
      Duration again = Child.verb(HEAP_MEGABYTES, environment, "load", "--execute");
      print(postgres, extract, load, again, copy);
    }
  }

  private static Map<String, String> environment(EmbeddedServer postgres, Child sandbox) {
    Map<String, String> environment = new HashMap<>();
    environment.put("DESKFERRY_HOME", Path.of("").toAbsolutePath().toString());
    environment.put("STAGING_URL", postgres.url());
    environment.put("STAGING_USER", postgres.user());
    environment.put("STAGING_PASSWORD", postgres.password());
    environment.put("ZENDESK_EMAIL", "admin@example.com");
    environment.put("ZENDESK_TOKEN", "zendesk-token");
    environment.put("HUBSPOT_TOKEN", "hubspot-token");
    String line = sandbox.line();
    while (!line.equals("ready")) {
      String[] words = line.split(" ", 2);
      environment.put(words[0].toUpperCase(Locale.ROOT) + "_URL", words[1]);
      line = sandbox.line();
    }
    return environment;
  }

  private static void print(
      EmbeddedServer postgres, Duration extract, Duration load, Duration again, double copy)
      throws SQLException {
    try (Connection connection =
            DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
        Statement statement = connection.createStatement()) {
      System.out.println("| phase | records | seconds | records/s |");
      System.out.println("|---|---|---|---|");
      double tickets = 0;
      try (ResultSet rows =
          statement.executeQuery(
              """
              SELECT phase || ' ' || object_type AS what, object_type, phase, record_count,
                     extract(epoch FROM ended_at - started_at) AS seconds
              FROM migration.task
              WHERE record_count >= 1000
                AND (phase, object_type, run_id) IN (
                  SELECT phase, object_type, min(run_id) FROM migration.task GROUP BY phase, object_type)
              ORDER BY phase, started_at
              """)) {
        while (rows.next()) {
          double rate = rows.getLong("record_count") / rows.getDouble("seconds");
          row(
              rows.getString("what"),
              rows.getLong("record_count"),
              rows.getDouble("seconds"),
              rate);
          if (rows.getString("what").equals("extract tickets")) {
            tickets = rate;
          }
        }
      }
      long staged = count(statement, "SELECT count(*) FROM staging.record");
      long loaded =
          count(statement, "SELECT count(*) FROM migration.delivery WHERE state = 'loaded'");
      long others =
          staged
              - count(
                  statement, "SELECT count(*) FROM staging.record WHERE object_type = 'tickets'");
      row(
          "**extract of all but tickets, whole process**",
          others,
          seconds(extract),
          others / seconds(extract));
      row("**load, whole process**", loaded, seconds(load), loaded / seconds(load));
      row("load again, nothing to send", loaded, seconds(again), loaded / seconds(again));
      System.out.printf(
          Locale.ROOT,
          "%nRaw binary COPY of the staged tickets, one connection: %,.0f rows/s; extract of tickets reaches %.0f %% of it.%n",
          copy,
          100 * tickets / copy);
    }
  }

  private static void row(String what, long records, double seconds, double rate) {
    System.out.printf(Locale.ROOT, "| %s | %,d | %.1f | %,.0f |%n", what, records, seconds, rate);
  }

  private static long count(Statement statement, String sql) throws SQLException {
    try (ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
