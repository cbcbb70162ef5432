package dev.deskferry.load;

import dev.deskferry.mapping.AssociationType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/**
 * A link that an earlier run recorded and the mapping no longer wants.
 *
 * @param toHubspotId empty when it was never made, so that only its row goes
 * @param types what to take away; empty when another wanted link of the same pair needs the same
 *     types
 * @param ownTypes of these what its association sends, without the plain type, which takes all with
 *     it
 */
public record ObsoleteLink(
    String name,
    String toType,
    String toId,
    String toTarget,
    String toHubspotId,
    List<AssociationType> types,
    List<AssociationType> ownTypes) {

  /** Whether HubSpot holds something to be taken away. */
  public boolean isMade() {
    return !toHubspotId.isEmpty() && !types.isEmpty();
  }

  /** The same where other source records want a link of the same two HubSpot records. */
  public ObsoleteLink beside(Collection<AssociationType> wanted) {
    List<AssociationType> rest = new ArrayList<>(ownTypes);
    rest.removeAll(wanted);
    return new ObsoleteLink(name, toType, toId, toTarget, toHubspotId, List.copyOf(rest), ownTypes);
  }
}
