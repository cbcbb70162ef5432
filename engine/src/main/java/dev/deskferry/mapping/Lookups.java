package dev.deskferry.mapping;

import java.util.Optional;

/**
 * What the portal knows and a mapping may ask. Filled before mapping begins; safe from many
 * threads.
 */
@FunctionalInterface
public interface Lookups {

  /** Knows nothing. */
  Lookups NONE = email -> Optional.empty();

  /**
   * The HubSpot owner with an e-mail address.
   *
   * @param email in any case
   * @return HubSpot's owner {@code id} (not the user id) of an active owner
   */
  Optional<String> ownerIdByEmail(String email);
}
