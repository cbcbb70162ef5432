package dev.deskferry.load;

import dev.deskferry.spec.OnExisting;
import java.util.Locale;
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
 */
public record Delivery(
    String state,
    String target,
    String hubspotId,
    Optional<UUID> hash,
    String rule,
    String category,
    String message) {

  private static final String TAKEN_OVER = "on_existing: ";

  /** Whether that very content was sent before. */
  boolean has(UUID wanted) {
    return hash.equals(Optional.of(wanted));
  }

  /** Whether HubSpot itself refused it. */
  boolean isRefusedByHubSpot() {
    return state.equals("rejected") && !category.equals("LOCAL");
  }

  Optional<OnExisting> adopted() {
    return rule.startsWith(TAKEN_OVER)
        ? Optional.of(
            OnExisting.valueOf(rule.substring(TAKEN_OVER.length()).toUpperCase(Locale.ROOT)))
        : Optional.empty();
  }
}
