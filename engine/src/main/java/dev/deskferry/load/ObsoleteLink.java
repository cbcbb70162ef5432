package dev.deskferry.load;

import dev.deskferry.mapping.AssociationType;
import java.util.List;

/**
 * A link that an earlier run recorded and the mapping no longer wants.
 *
 * @param toHubspotId empty when it was never made, so that only its row goes
 * @param types what to take away; empty when another wanted link of the same pair needs the same
 *     types
 */
public record ObsoleteLink(
    String name,
    String toType,
    String toId,
    String toTarget,
    String toHubspotId,
    List<AssociationType> types) {

  /** Whether HubSpot holds something to be taken away. */
  public boolean isMade() {
    return !toHubspotId.isEmpty() && !types.isEmpty();
  }
}
