package dev.deskferry.report;

import dev.deskferry.run.Wait;
import java.time.Duration;
import java.time.Instant;

/** A wait below the heading "waits for". */
final class WaitWords {

  private WaitWords() {}

  /** {@code the rate limit of hubspot.burst, 42 s more}. */
  static String of(Wait wait, Instant now) {
    String rest =
        wait.until()
            .map(
                end -> ", %d s more".formatted(Math.max(1, Duration.between(now, end).toSeconds())))
            .orElse("");
    return switch (wait.kind()) {
      case BUDGET -> "the rate limit of " + wait.subject() + rest;
      case BACK_OFF -> "another try: " + wait.subject() + rest;
      case PAUSED -> "resume: paused by " + wait.subject();
      case LANE -> "records that " + wait.subject() + " has in hand";
      case PARENT -> wait.subject();
    };
  }
}
