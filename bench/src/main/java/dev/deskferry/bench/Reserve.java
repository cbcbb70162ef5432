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
      StandIns standIns = StandIns.start(place, tickets, "--limits=off");
      Ferry ferry = Ferry.of(place, standIns, heap);
      Staging staging = place.staging();
      Whole first = whole(ferry, standIns, "extract", "--only", "tickets");
      Whole rest = whole(ferry, standIns, "extract");
      double copy =
          RawCopy.rowsPerSecond(staging.url(), staging.user(), staging.password(), "tickets");
      Whole load = whole(ferry, standIns, "load", "--execute");
      Whole again = whole(ferry, standIns, "load", "--execute");
      double tickets = staging.number(TICKETS_STAGED);
      double rate = printTasks(staging);
      first.print("extract of tickets", tickets);
      rest.print(
          "extract of all but tickets",
          staging.number("SELECT count(*) FROM staging.record") - tickets);
      load.print("load", staging.loaded());
      again.print("load again, nothing to send", staging.loaded());
      print(staging, load, rate, copy);
    }
    return 0;
  }

  /** A whole process, its start included. */
  private record Whole(Duration time, CpuTime cpu) {

    double seconds() {
      return time.toMillis() / 1000.0;
    }

    void print(String what, double records) {
      System.out.println(
          Figure.text(
              "| **%s, whole process** | %,.0f | %.1f | %,.0f | %s |",
              what, records, seconds(), records / seconds(), cpu.columns()));
    }
  }

  private static Whole whole(Ferry ferry, StandIns standIns, String... words) {
    CpuTime before = CpuTime.now(ferry.staging(), standIns);
    Duration time = ferry.run(words);
    return new Whole(time, CpuTime.now(ferry.staging(), standIns).since(before));
  }

  private static void print(Staging staging, Whole load, double rate, double copy) {
    double loaded = staging.loaded();
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
                loaded / load.seconds(),
                "%,.0f")));
  }

  /** Prints a row for each task and returns the rate of the extract of tickets. */
  private static double printTasks(Staging staging) throws SQLException {
    System.out.println(
        "| phase | records | seconds | records/s | CPU seconds: Deskferry | sandbox | Postgres |");
    System.out.println("|---|---|---|---|---|---|---|");
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
    System.out.println(
        Figure.text("| %s | %,.0f | %.1f | %,.0f | | | |", what, records, seconds, rate));
    return rate;
  }
}
