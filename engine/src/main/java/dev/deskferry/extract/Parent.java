package dev.deskferry.extract;

/**
 * The staged record that a per-parent request belongs to.
 *
 * @param id as staged
 * @param version as staged, epoch milliseconds
 * @param wasRefused whether its children could not be had when they were asked for last
 */
public record Parent(String id, long version, boolean wasRefused) {

  /**
   * The least version of a child that was fetched: newer than its parent, so that what an export
   * brought of the same second, before a redaction, never replaces it. Less than a second above, so
   * that it still tells children which the parent did not count yet.
   */
  long childVersion() {
    return version + 1;
  }
}
