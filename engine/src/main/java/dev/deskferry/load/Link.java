package dev.deskferry.load;

import dev.deskferry.mapping.AssociationType;
import java.util.List;

/**
 * A wanted link from a planned record.
 *
 * @param name of the association in the mapping
 * @param toType source object type of the other end
 * @param toId source id of the other end
 * @param toTarget HubSpot object type of the other end
 * @param toHubspotId empty while the other end is not in HubSpot
 * @param types direction from the planned record to the other end
 * @param inline whether it may travel inside a creation
 * @param never why it will never be made, e.g. because the other end was skipped; empty otherwise
 */
public record Link(
    String name,
    String toType,
    String toId,
    String toTarget,
    String toHubspotId,
    List<AssociationType> types,
    boolean inline,
    String never) {

  /** One of which only HubSpot's id is known, to look for its neighbours. */
  static Link toTicket(String hubspotId) {
    return new Link("", "", "", "tickets", hubspotId, List.of(), false, "");
  }

  /** Whether it can go out with the creation of its record. */
  public boolean travelsInline() {
    return inline && isReady();
  }

  /** Whether the other end stands in HubSpot. */
  public boolean isReady() {
    return !toHubspotId.isEmpty() && never.isEmpty();
  }
}
