package dev.deskferry.spec;

/**
 * How many records the source says it has.
 *
 * @param objectType the object type it speaks of
 * @param path asked once after the walk; empty when {@code statement} or the walk tells
 * @param value where the number is in the reply, for instance {@code count.value}
 * @param statement name of a statement that computes the number from staging; empty when {@code
 *     path} or the walk tells
 * @param isApproximate true when the number may honestly differ from what was walked
 * @param note why, for the operator; may be empty
 */
public record SourceCountSpec(
    String objectType,
    String path,
    String value,
    String statement,
    boolean isApproximate,
    String note) {

  /** How a source speaks that names no count: by what its list gave. */
  public static SourceCountSpec walked(String objectType) {
    return new SourceCountSpec(objectType, "", "", "", false, "counted while the list was walked");
  }

  /** Whether the number is that of the list as it was walked. */
  public boolean isWalked() {
    return path.isEmpty() && statement.isEmpty();
  }
}
