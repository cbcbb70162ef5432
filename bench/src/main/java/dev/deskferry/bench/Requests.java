package dev.deskferry.bench;

import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How many requests a first load takes. */
@Command(
    name = "requests",
    description =
        "A first load with comments, all associations inline: how many requests it takes.",
    mixinStandardHelpOptions = true)
final class Requests implements Callable<Integer> {

  private static final double MORE_THAN_RECORDS = 1.02;
  private static final double AROUND_IT = 300;
  private static final double BATCH = 100;

  @Option(names = "--tickets", description = "of the account (default: ${DEFAULT-VALUE})")
  private long tickets = 50_000;

  @Option(names = "--heap", description = "megabytes of the process (default: ${DEFAULT-VALUE})")
  private int heap = 512;

  @Override
  public Integer call() {
    try (Workplace place = Workplace.open()) {
      StandIns standIns = StandIns.start(place, tickets, "--limits=off");
      Ferry ferry = Ferry.of(place, standIns, heap);
      ferry.run("extract");
      ferry.run("load", "--execute");
      RequestCounts requests = standIns.hubspotRequests();
      Map<String, Double> records = ferry.staging().loadedByTarget();
      print(requests, records);
      double needed = records.values().stream().mapToDouble(count -> count / BATCH).sum();
      Figure.print(
          List.of(
              Figure.atMost(
                  Figure.text(
                      "requests of a first load of %,.0f records, %.3f times records / 100",
                      BATCH * needed, requests.sent("/") / needed),
                  MORE_THAN_RECORDS * needed + AROUND_IT,
                  requests.sent("/"),
                  "%,.0f")));
    }
    return 0;
  }

  private static void print(RequestCounts requests, Map<String, Double> records) {
    System.out.println("| request | answered | count |");
    System.out.println("|---|---|---|");
    for (RequestCounts.Row row : requests.rows()) {
      System.out.printf(
          "| %s %s | %d | %s |%n",
          row.method(), row.path(), row.status(), Figure.text("%,d", row.count()));
    }
    System.out.println("\n| record | count |\n|---|---|");
    records.forEach(
        (target, count) -> System.out.println(Figure.text("| %s | %,.0f |", target, count)));
  }
}
