package dev.deskferry.app;

import dev.deskferry.report.Status;
import dev.deskferry.report.StatusJson;
import dev.deskferry.report.StatusLines;
import dev.deskferry.report.StatusText;
import dev.deskferry.run.RunState;
import dev.deskferry.run.StopSignal;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.function.Consumer;
import java.util.function.Supplier;

/** Shows the status again and again until no run is running any more. */
final class StatusWatch {

  private static final Duration SCREEN_PERIOD = Duration.ofSeconds(1);
  private static final Duration LINE_PERIOD = Duration.ofSeconds(5);

  private final Supplier<Status> source;
  private final PrintWriter out;
  private final StopSignal stop;

  StatusWatch(Supplier<Status> source, PrintWriter out, StopSignal stop) {
    this.source = source;
    this.out = out;
    this.stop = stop;
  }

  /** Draws on a terminal, every second. */
  int onScreen() {
    return watch(
        SCREEN_PERIOD,
        status -> out.print(StatusLines.frame(StatusText.renderRunning(status))),
        status -> out.print(StatusLines.frame(StatusText.render(status))));
  }

  /** A plain line for each running task, every five seconds, and one for the end. */
  int inLines() {
    return watch(
        LINE_PERIOD,
        status -> StatusLines.running(status).forEach(out::println),
        status -> status.lastRun().map(StatusLines::end).ifPresent(out::println));
  }

  /** One JSON object a line, every five seconds. */
  int inJson() {
    Consumer<Status> line = status -> out.println(StatusJson.render(status));
    return watch(LINE_PERIOD, line, line);
  }

  private int watch(Duration period, Consumer<Status> shown, Consumer<Status> last) {
    Status status = source.get();
    while (status.isRunning()) {
      shown.accept(status);
      out.flush();
      try {
        stop.pause(period);
      } catch (InterruptedException e) {
        return ExitCode.DONE;
      }
      status = source.get();
    }
    last.accept(status);
    out.flush();
    return exitCode(status);
  }

  /** A run that was left behind is interrupted, though nobody was there to write it down. */
  static int exitCode(Status status) {
    return status
        .lastRun()
        .map(Status.RunStatus::state)
        .map(state -> state == RunState.RUNNING ? RunState.INTERRUPTED : state)
        .map(ExitCode::of)
        .orElse(ExitCode.DONE);
  }
}
