package dev.deskferry.route;

import dev.deskferry.run.Run;
import dev.deskferry.run.RunRequest;
import dev.deskferry.run.Unfinished;
import dev.deskferry.run.WorkState;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * What an extract makes of an unfinished one. Object types that had come to their end in it are not
 * asked for again when it goes on, so a run that has rested for longer than an hour does not,
 * unless the operator names it: the next one would be said to be done, with records as old as that.
 */
final class ExtractUnfinished {

  static final Duration GOES_ON_WITHIN = Duration.ofHours(1);

  private ExtractUnfinished() {}

  /** For {@link RunRequest#goesOnWithin}. */
  static Optional<Duration> goesOnWithin(ExtractJob job) {
    boolean isChosen = job.runId().isPresent() && !job.isTakenOver();
    return isChosen ? Optional.empty() : Optional.of(GOES_ON_WITHIN);
  }

  /** Says what becomes of it; leaves a warning when something old is not asked for again. */
  static void tell(Run run, ExtractJob job) {
    run.unfinished()
        .ifPresent(
            found -> {
              String text = text(run, found);
              job.progress().note(text);
              if (run.isResumed() && isOld(found)) {
                run.event("warning", "", "", "goes_on_late", text);
              }
            });
  }

  private static String text(Run run, Unfinished found) {
    if (!run.isResumed()) {
      return "extract run %d has rested for %d h, so run %d begins in its place: exports go on where they stood, lists begin again"
          .formatted(found.runId(), found.rested().toHours(), run.runId());
    }
    String goesOn = "extract run %d goes on where it ended".formatted(run.runId());
    return isOld(found)
        ? "%s %d h ago; what came before (%s to the end) is not asked for again; extract once more without --run for what has changed since"
            .formatted(goesOn, found.rested().toHours(), done(run.tasks()))
        : goesOn;
  }

  private static boolean isOld(Unfinished found) {
    return found.rested().compareTo(GOES_ON_WITHIN) > 0;
  }

  private static String done(Map<String, WorkState> tasks) {
    String done =
        tasks.entrySet().stream()
            .filter(task -> task.getValue() == WorkState.DONE)
            .map(Map.Entry::getKey)
            .sorted()
            .collect(Collectors.joining(", "));
    return done.isEmpty() ? "nothing" : done;
  }
}
