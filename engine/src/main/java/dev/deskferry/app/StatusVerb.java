package dev.deskferry.app;

import dev.deskferry.report.Status;
import dev.deskferry.report.StatusJson;
import dev.deskferry.report.StatusReader;
import dev.deskferry.report.StatusText;
import dev.deskferry.run.StopSignal;
import dev.deskferry.staging.Database;
import dev.deskferry.staging.NoAnswerException;
import java.io.PrintWriter;
import java.time.Clock;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** One screen about the last run of each phase, once or until it ends. */
@Command(
    name = "status",
    description = {
      "Says what the last run of each phase did, or is doing: how far it is, how fast, and why it waits.",
      "With --watch the exit code is 0, 1 or 3 as the last run ended; Ctrl-C ends the watch with 0."
    },
    footer = {"", "Example: deskferry status --watch"},
    mixinStandardHelpOptions = true)
final class StatusVerb implements Callable<Integer> {

  @Spec CommandSpec spec;

  @Option(names = "--json", description = "print JSON")
  boolean json;

  @Option(
      names = "--watch",
      description = {
        "go on until no run is running: redrawn every second on a terminal, otherwise a line per running"
            + " task every 5 s"
      })
  boolean watch;

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    Clock clock = Clock.systemUTC();
    try (Database database = Installation.current().openStaging()) {
      if (watch) {
        return watch(database, clock, out);
      }
      Status status = new StatusReader(database).read(clock.instant());
      out.println(
          json
              ? StatusJson.render(status).toPrettyString()
              : StatusText.render(status).stripTrailing());
    }
    return ExitCode.DONE;
  }

  /** Outlasts a database that restarts, as the runs do that it shows. */
  private int watch(Database database, Clock clock, PrintWriter out) {
    StopSignal stop = Interruption.install(System.err, "deskferry: the run goes on");
    try (Database patient = database.waiting(stop::pause, stop::isRequested, System.err::println)) {
      StatusReader reader = new StatusReader(patient);
      StatusWatch shown = new StatusWatch(() -> reader.read(clock.instant()), out, stop);
      if (json) {
        return shown.inJson();
      }
      return Console.isTerminal() ? shown.onScreen() : shown.inLines();
    } catch (NoAnswerException e) {
      if (e.isStopped()) {
        return ExitCode.DONE;
      }
      throw e;
    }
  }
}
