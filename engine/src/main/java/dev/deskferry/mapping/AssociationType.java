package dev.deskferry.mapping;

/**
 * A kind of link as HubSpot counts them.
 *
 * @param category {@code HUBSPOT_DEFINED}, {@code USER_DEFINED} or {@code INTEGRATOR_DEFINED}
 * @param id valid in one direction only
 */
public record AssociationType(String category, int id) {

  /** A type that every portal has. */
  public static AssociationType hubspot(int id) {
    return new AssociationType("HUBSPOT_DEFINED", id);
  }
}
