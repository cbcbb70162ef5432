package dev.deskferry.extract;

/**
 * What a walk was begun with: part of its checkpoint.
 *
 * @param runId the run that asks, or asked last
 * @param startTime epoch seconds where an incremental walk began
 * @param request a fingerprint of what is asked for: {@link SourceRequests#fingerprint}
 */
public record Begun(long runId, long startTime, String request) {

  Begun since(long otherStartTime) {
    return new Begun(runId, otherStartTime, request);
  }
}
