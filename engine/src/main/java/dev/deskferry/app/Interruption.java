package dev.deskferry.app;

import dev.deskferry.run.StopSignal;
import java.io.PrintStream;
import java.time.Duration;
import java.util.List;
import sun.misc.Signal;

/**
 * SIGTERM and Ctrl-C as a wish to stop that a phase sees between two durable steps. A second signal
 * ends the process at once, which is safe as well: whatever is not stored yet is done again by the
 * next run.
 */
final class Interruption {

  private Interruption() {}

  /** What a phase says when it is asked to stop. */
  static final String RESUMABLE =
      "deskferry: stopping after what is in flight; run the same verb again to go on";

  /** Takes over both signals for the rest of the process, and says the message at the first. */
  static StopSignal install(PrintStream messages, String message) {
    StopSignal stop = new StopSignal();
    for (String name : List.of("TERM", "INT")) {
      Signal.handle(
          new Signal(name),
          signal -> {
            if (stop.isRequested()) {
              Runtime.getRuntime().halt(ExitCode.INTERRUPTED);
            }
            messages.println(message);
            stop.request();
          });
    }
    return stop;
  }

  /** Returns once a stop is asked for. */
  static void await(StopSignal stop) {
    while (!stop.isRequested()) {
      try {
        stop.pause(Duration.ofDays(1));
      } catch (InterruptedException e) {
        stop.request();
      }
    }
  }
}
