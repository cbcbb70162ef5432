package dev.deskferry.spec;

/**
 * How many records the source says it has.
 *
 * @param objectType the object type it speaks of
 * @param path asked once after the walk; empty when {@code statement} tells
 * @param value where the number is in the reply, for instance {@code count.value}
 * @param statement name of a statement that computes the number from staging; empty when {@code
 *     path} tells
 * @param isApproximate true when the number may honestly differ from what was walked
 * @param note why, for the operator; may be empty
 */
public record SourceCountSpec(
    String objectType,
    String path,
    String value,
    String statement,
    boolean isApproximate,
    String note) {}
