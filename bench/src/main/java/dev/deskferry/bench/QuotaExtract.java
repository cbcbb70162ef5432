package dev.deskferry.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** How much of Zendesk's quotas an extract uses. */
@Command(
    name = "quota-extract",
    description = {
      "Extract against the limits of an Enterprise account, in minutes that pass faster:",
      "10 incremental exports a minute (tickets), 700 requests a minute (lists)."
    },
    mixinStandardHelpOptions = true)
final class QuotaExtract implements Callable<Integer> {

  private static final long EXPORTS = 10;
  private static final long REQUESTS = 700;
  private static final double USED = 98;
  private static final double REFUSED = 0.1;

  /** Records of both lists for each ticket, roughly. */
  private static final double LISTED_PER_TICKET = 0.85;

  private static final int WINDOWS_BEFORE = 3;
  private static final double ENOUGH = 1.25;

  @Option(names = "--minutes", description = "to watch each extract (default: ${DEFAULT-VALUE})")
  private double minutes = 3;

  @Option(
      names = "--speed",
      description = "times faster, of incremental exports (default: ${DEFAULT-VALUE})")
  private int speed = 5;

  @Option(
      names = "--account-speed",
      description = "times faster, of the account's requests (default: ${DEFAULT-VALUE})")
  private int accountSpeed = 5;

  @Option(names = "--heap", description = "megabytes of the process (default: ${DEFAULT-VALUE})")
  private int heap = 512;

  /** One limit, and the extract that is held by it. */
  private record Leg(
      String name, String path, String window, long limit, int speed, long tickets, String[] verb) {

    Duration minute() {
      return Duration.ofMillis(60_000 / speed);
    }
  }

  @Override
  public Integer call() {
    List<Figure> figures = new ArrayList<>();
    List<Leg> legs =
        List.of(
            new Leg(
                "10 incremental exports a minute",
                "/api/v2/incremental/",
                "incremental-exports",
                EXPORTS,
                speed,
                Math.round(ENOUGH * windows(speed) * EXPORTS * 1_000),
                new String[] {"extract", "--only=tickets"}),
            new Leg(
                "700 requests a minute",
                "/api/v2/",
                "account",
                REQUESTS,
                accountSpeed,
                Math.round(ENOUGH * windows(accountSpeed) * REQUESTS * 100 / LISTED_PER_TICKET),
                new String[] {
                  "extract", "--only=organization_memberships", "--only=satisfaction_ratings"
                }));
    for (Leg leg : legs) {
      try (Workplace place = Workplace.open()) {
        figures.addAll(measure(leg, place));
      }
    }
    Figure.print(figures);
    return 0;
  }

  /** Minutes of the account that pass before the end. */
  private double windows(int times) {
    return minutes * times + WINDOWS_BEFORE;
  }

  private List<Figure> measure(Leg leg, Workplace place) {
    try (StandIns standIns = StandIns.start(place, leg.tickets(), "--limits=x" + leg.speed())) {
      Ferry ferry =
          Ferry.of(place, standIns, heap).at(place.home("home", Settings.fastZendesk(leg.speed())));
      WindowMeter meter =
          new WindowMeter(
              leg.minute(), leg.limit(), () -> standIns.zendeskRequests().passed(leg.path()));
      try (Child extract = ferry.start(leg.verb())) {
        Watch watch = new Watch("extract, " + leg.name(), extract);
        watch.awaitFirst(
            () -> standIns.zendeskRequests().passed(leg.path()), leg.minute().multipliedBy(2));
        watch.measure(meter, Duration.ofMillis(Math.round(minutes * 60_000)));
      }
      return figures(leg, meter, standIns.zendeskRequests());
    }
  }

  private List<Figure> figures(Leg leg, WindowMeter meter, RequestCounts requests) {
    RequestCounts.Window window = requests.window(leg.window());
    long sent = requests.sent("/");
    String what =
        Figure.text(
            "extract of %.1f min at x%d, %s: %,d requests; ",
            minutes, leg.speed(), leg.name(), requests.sent(leg.path()));
    return List.of(
        Figure.atLeast(
            what + Figure.text("used (emptiest %.0f %%)", 100 * meter.lowest()),
            USED,
            100 * meter.fill(),
            "%.1f %%"),
        Figure.atMost(
            what
                + Figure.text(
                    "429s: %d; fullest window %d", requests.refused("/"), window.highest()),
            REFUSED,
            100.0 * requests.refused("/") / sent,
            "%.2f %%"));
  }
}
