package dev.deskferry.app;

import dev.deskferry.problem.ProblemsException;
import dev.deskferry.report.Progress;
import dev.deskferry.route.ExtractFailedException;
import dev.deskferry.route.LoadFailedException;
import dev.deskferry.route.StoppedException;
import dev.deskferry.run.Phase;
import dev.deskferry.run.RunRefusedException;
import dev.deskferry.run.StopSignal;
import dev.deskferry.run.SupersededException;
import dev.deskferry.staging.StagingException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/**
 * Helps with every run of one phase until a stop is asked for: joins one that another node plans,
 * plans one whose planner is gone. What goes wrong is said once and tried again.
 */
record PhaseHelp(Migration migration, Phase phase, StopSignal stop, Progress progress)
    implements Runnable {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

  @Override
  public void run() {
    whileTrue(() -> true);
  }

  /** Helps for as long as that is so. */
  void whileTrue(BooleanSupplier condition) {
    String said = "";
    while (!stop.isRequested()) {
      try {
        if (!condition.getAsBoolean()) {
          return;
        }
        migration.help(phase, stop, progress);
        said = "";
        stop.pause(LOOK_AGAIN);
      } catch (StoppedException | InterruptedException e) {
        continue;
      } catch (ExtractFailedException
          | LoadFailedException
          | RunRefusedException
          | SupersededException
          | ProblemsException
          | StagingException e) {
        String message = String.valueOf(e.getMessage());
        if (!message.equals(said)) {
          progress.note(phase.word() + ": " + message + "; this node tries again");
        }
        said = message;
        pause();
      }
    }
  }

  private void pause() {
    try {
      stop.pause(AFTER_TROUBLE);
    } catch (InterruptedException e) {
      stop.request();
    }
  }
}
