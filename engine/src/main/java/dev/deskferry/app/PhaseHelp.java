package dev.deskferry.app;

import dev.deskferry.problem.ProblemsException;
import dev.deskferry.report.LaneProgress;
import dev.deskferry.report.Progress;
import dev.deskferry.route.StoppedException;
import dev.deskferry.run.Phase;
import dev.deskferry.run.StopSignal;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Helps with every run of one phase and lane until a stop is asked for: joins one that another node
 * plans, plans one whose planner is gone. What goes wrong is said once and tried again.
 */
record PhaseHelp(Phase phase, Runnable work, StopSignal stop, Progress progress)
    implements Runnable {

  private static final Logger LOG = LoggerFactory.getLogger(PhaseHelp.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(500);
  private static final Duration AFTER_TROUBLE = Duration.ofSeconds(5);

  static PhaseHelp with(
      Migration migration, Phase phase, String lane, StopSignal stop, Progress progress) {
    return new PhaseHelp(
        phase,
        () -> migration.help(phase, lane, stop, progress),
        stop,
        LaneProgress.of(progress, lane));
  }

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
        work.run();
        said = "";
        stop.pause(LOOK_AGAIN);
      } catch (StoppedException | InterruptedException e) {
        continue;
      } catch (RuntimeException e) {
        said = tell(e, said);
        pause();
      }
    }
  }

  /** Trouble of any kind may pass: somebody mends the folder, or the next run is another one. */
  private String tell(RuntimeException trouble, String said) {
    String message = String.valueOf(trouble.getMessage());
    if (!message.equals(said)) {
      progress.note(phase.word() + ": " + message + "; this node tries again");
      if (!isExplained(trouble)) {
        LOG.error("{} met a defect of Deskferry, please report it", phase.word(), trouble);
      }
    }
    return message;
  }

  private static boolean isExplained(RuntimeException trouble) {
    return trouble instanceof ProblemsException || Failures.isExplained(trouble);
  }

  private void pause() {
    try {
      stop.pause(AFTER_TROUBLE);
    } catch (InterruptedException e) {
      stop.request();
    }
  }
}
