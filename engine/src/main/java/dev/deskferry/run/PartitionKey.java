package dev.deskferry.run;

/**
 * Names a partition within its phase.
 *
 * @param objectType source object type
 * @param kind what the bounds mean
 * @param lowerBound empty when there is none
 * @param upperBound empty when there is none
 */
public record PartitionKey(String objectType, String kind, String lowerBound, String upperBound) {}
