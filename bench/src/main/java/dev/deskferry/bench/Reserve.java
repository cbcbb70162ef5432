package dev.deskferry.bench;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/**
 * Extract (tickets alone first, then all the rest at once) and load of a generated account, verbs
 * and sandbox in processes of their own, an embedded Postgres beside them, with raw COPY of the
 * same rows in the same run.
 */
@Command(
    name = "reserve",
    description = "Extract and load without limits on one node, beside raw COPY of the same rows.",
    mixinStandardHelpOptions = true)
final class Reserve implements Callable<Integer> {

  private static final String TASKS =
      """
      SELECT phase || ' ' || object_type AS what, record_count,
             extract(epoch FROM ended_at - started_at) AS seconds
      FROM migration.task
      WHERE record_count >= 1000
        AND (phase, object_type, run_id) IN (
          SELECT phase, object_type, min(run_id) FROM migration.task GROUP BY phase, object_type)
      ORDER BY phase, started_at
      """;

  private static final String TICKETS_STAGED =
      "SELECT count(*) FROM staging.record WHERE object_type = 'tickets'";
  private static final String TICKET_BYTES =
      "SELECT avg(octet_length(payload::text)) FROM (SELECT payload FROM staging.record WHERE object_type = 'tickets' LIMIT 1000) AS looked_at";

  @Option(names = "--tickets", description = "of the account (default: ${DEFAULT-VALUE})")
  private long tickets = 150_000;

  @Option(names = "--heap", description = "megabytes of each process (default: ${DEFAULT-VALUE})")
  private int heap = 512;

  @Override
  public Integer call() throws SQLException {
    try (Workplace place = Workplace.open()) {
      Ferry ferry = Ferry.of(place, StandIns.start(place, tickets, "--limits=off"), heap);
      Staging staging = place.staging();
      ferry.run("extract", "--only", "tickets");
      Duration extract = ferry.run("extract");
      double copy =
          RawCopy.rowsPerSecond(staging.url(), staging.user(), staging.password(), "tickets");
      Duration load = ferry.run("load", "--execute");
      Duration again = ferry.run("load", "--execute");
      print(staging, extract, load, again, copy);
    }
    return 0;
  }

  private static void print(
      Staging staging, Duration extract, Duration load, Duration again, double copy)
      throws SQLException {
    double staged = staging.number("SELECT count(*) FROM staging.record");
    double others = staged - staging.number(TICKETS_STAGED);
    double loaded = staging.loaded();
    double rate = printTasks(staging);
    row("**extract of all but tickets, whole process**", others, seconds(extract));
    row("**load, whole process**", loaded, seconds(load));
    row("load again, nothing to send", loaded, seconds(again));
    String what = Figure.text("extract of tickets of %,.0f bytes", staging.number(TICKET_BYTES));
    Figure.print(
        List.of(
            Figure.atLeast(what + ", records/s, while the task ran", 20_000, rate, "%,.0f"),
            Figure.atLeast(
                what
                    + Figure.text(
                        " against raw binary COPY of them over one connection (%,.0f rows/s)",
                        copy),
                45,
                100 * rate / copy,
                "%.0f %%"),
            Figure.atLeast(
                Figure.text("load of %,.0f records, records/s, whole process, one node", loaded),
                10_000,
                loaded / seconds(load),
                "%,.0f")));
  }

  /** Prints a row for each task and returns the rate of the extract of tickets. */
  private static double printTasks(Staging staging) throws SQLException {
    System.out.println("| phase | records | seconds | records/s |");
    System.out.println("|---|---|---|---|");
    double tickets = 0;
    try (Connection connection = staging.connect();
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(TASKS)) {
      while (rows.next()) {
        double rate =
            row(rows.getString("what"), rows.getLong("record_count"), rows.getDouble("seconds"));
        tickets = rows.getString("what").equals("extract tickets") ? rate : tickets;
      }
    }
    return tickets;
  }

  private static double row(String what, double records, double seconds) {
    double rate = records / seconds;
    System.out.println(Figure.text("| %s | %,.0f | %.1f | %,.0f |", what, records, seconds, rate));
    return rate;
  }

  private static double seconds(Duration duration) {
    return duration.toMillis() / 1000.0;
  }
}
