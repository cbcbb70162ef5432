package dev.deskferry.run;

/**
 * The right to work on one partition until somebody takes it over. Every durable step names {@code
 * partitionId} and {@code fencingToken} and writes nothing when the table holds another token.
 *
 * @param kind what the bounds mean: {@code walk}, {@code visit}, a range
 * @param lowerBound empty when the kind has none
 * @param upperBound empty when the kind has none
 * @param checkpoint a JSON object, {@code {}} when nothing was done yet
 */
public record Lease(
    long partitionId,
    long runId,
    String objectType,
    String kind,
    String lowerBound,
    String upperBound,
    String checkpoint,
    long fencingToken) {}
