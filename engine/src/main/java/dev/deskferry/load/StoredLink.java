package dev.deskferry.load;

/**
 * A row of {@code migration.association}, with what is needed to take the link away.
 *
 * @param state {@code made, pending, rejected} or {@code skipped}
 * @param code of the refusal; may be empty
 * @param toTarget HubSpot object type of the other end
 * @param toHubspotId empty while the other end is not in HubSpot
 */
public record StoredLink(
    String name,
    String toType,
    String toId,
    String toTarget,
    String state,
    String code,
    String toHubspotId) {

  boolean isMade() {
    return state.equals("made");
  }

  /**
   * Whether HubSpot may have it: a creation whose outcome was lost may have brought it, or HubSpot
   * would not take it away.
   */
  boolean mayStand() {
    return isMade() || state.equals("pending") || code.equals(Settlement.NOT_REMOVED);
  }

  boolean leadsTo(Link link) {
    return toType.equals(link.toType()) && toId.equals(link.toId());
  }

  /** Whether both end at one HubSpot record: two source records that were merged share theirs. */
  boolean meets(Link link) {
    return leadsTo(link)
        || (!toHubspotId.isEmpty()
            && toTarget.equals(link.toTarget())
            && toHubspotId.equals(link.toHubspotId()));
  }
}
