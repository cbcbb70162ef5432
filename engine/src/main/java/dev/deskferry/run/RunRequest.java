package dev.deskferry.run;

import java.util.OptionalLong;

/**
 * What a verb asks for.
 *
 * @param fingerprint of what the run depends on (account, mappings); kept for the record
 * @param options a JSON object; an unfinished run is resumed only with the same options
 * @param runId a run that must be resumed, empty to resume the last unfinished one or begin anew
 */
public record RunRequest(Phase phase, String fingerprint, String options, OptionalLong runId) {}
