package dev.deskferry.load;

import java.util.Optional;
import java.util.UUID;

/**
 * The answer an earlier run gave for a record: a row of {@code migration.delivery}.
 *
 * @param state {@code loaded, skipped, rejected, deferred} or {@code unknown}
 * @param target HubSpot object type, may be empty
 * @param hubspotId empty while it was never in HubSpot
 * @param hash of what was sent, if anything was
 * @param rule that skipped it, or under which an existing record was taken over; may be empty
 * @param category {@code LOCAL} when a rule or setting of ours decided; may be empty
 * @param message may be empty
 * @param takenOver whether the portal had the record before, so that the mapping's policy for such
 *     ones holds
 * @param isArchived whether an archive of what stands under the HubSpot id was sent, and its
 *     outcome never written down
 */
public record Delivery(
    String state,
    String target,
    String hubspotId,
    Optional<UUID> hash,
    String rule,
    String category,
    String message,
    boolean takenOver,
    boolean isArchived) {

  /** Whether that very content was sent before. */
  boolean has(UUID wanted) {
    return hash.equals(Optional.of(wanted));
  }

  /** Whether HubSpot itself refused it. */
  boolean isRefusedByHubSpot() {
    return state.equals("rejected") && !category.equals("LOCAL");
  }
}
