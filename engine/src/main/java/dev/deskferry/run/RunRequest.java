package dev.deskferry.run;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a verb asks for.
 *
 * @param lane part of a load; empty for everything. Of each lane one run at a time is running
 * @param fingerprint of what the run depends on (account, mappings); kept for the record
 * @param options a JSON object, with {@code lane} unless that is empty; an unfinished run is
 *     resumed only with the same options
 * @param runId a run that must be resumed, empty to resume the last unfinished one or begin anew
 * @param goesOnWithin an unfinished run on which nobody has worked for longer is not resumed: a new
 *     one begins in its place; empty to resume it however long it has rested
 */
public record RunRequest(
    Phase phase,
    String lane,
    String fingerprint,
    String options,
    OptionalLong runId,
    Optional<Duration> goesOnWithin) {

  /** Of everything; an unfinished run goes on however long it has rested. */
  public RunRequest(Phase phase, String fingerprint, String options, OptionalLong runId) {
    this(phase, "", fingerprint, options, runId);
  }

  /** Of a lane; an unfinished run goes on however long it has rested. */
  public RunRequest(
      Phase phase, String lane, String fingerprint, String options, OptionalLong runId) {
    this(phase, lane, fingerprint, options, runId, Optional.empty());
  }
}
