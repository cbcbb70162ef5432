package dev.deskferry.report;

import java.util.List;

/**
 * Records or links that failed in the same way.
 *
 * @param kind {@code record, link} or {@code warning}
 * @param state {@code rejected, deferred} or {@code unknown}; empty for warnings
 * @param category HubSpot's, or {@code LOCAL}; may be empty
 * @param code may be empty
 * @param pattern the message without what belongs to one record alone
 * @param count how many
 * @param triedAgainCount how many of them the next load tries again by itself
 * @param hint what to do; empty for warnings
 * @param examples the first few
 */
public record ErrorGroup(
    String kind,
    String objectType,
    String state,
    String category,
    String code,
    String pattern,
    long count,
    long triedAgainCount,
    String hint,
    List<Example> examples) {

  /** Copies the list. */
  public ErrorGroup {
    examples = List.copyOf(examples);
  }

  /**
   * One of them.
   *
   * @param link name and other end of a link; empty for a record
   * @param correlationId HubSpot's, may be empty
   */
  public record Example(String sourceId, String link, String message, String correlationId) {}
}
