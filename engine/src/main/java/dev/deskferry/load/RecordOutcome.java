package dev.deskferry.load;

import java.util.Map;
import java.util.Set;

/**
 * One record, its outcome, and what became of its links.
 *
 * @param inlineLinks whether the ready links travelled inside a creation that HubSpot confirmed
 * @param removed links that are gone, so that their rows go too
 * @param unremovable links that HubSpot would not take away, each with the correlation id of the
 *     refusal
 */
public record RecordOutcome(
    PlannedRecord record,
    Outcome outcome,
    boolean inlineLinks,
    Set<ObsoleteLink> removed,
    Map<ObsoleteLink, String> unremovable) {

  /** The record's own id at the source. */
  public String sourceId() {
    return record.sourceId();
  }
}
