package dev.deskferry.route;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.run.MigrationIdentity;
import dev.deskferry.run.RunRefusedException;
import dev.deskferry.staging.Database;

/** Keeps a load away from a portal that the staging database does not belong to. */
final class LoadIdentity {

  private LoadIdentity() {}

  /**
   * Compares the portal; a load that writes also makes the database its own.
   *
   * @param details reply of {@code account-info/…/details}; one without a {@code portalId} is taken
   *     for the right portal
   * @throws LoadFailedException when the database is another portal's
   */
  static void require(Database database, JsonNode details, boolean execute) {
    String portal = details.path("portalId").asText("");
    if (portal.isEmpty()) {
      return;
    }
    try {
      if (execute) {
        MigrationIdentity.takeHubspotPortal(database, portal);
      } else {
        MigrationIdentity.compareHubspotPortal(database, portal);
      }
    } catch (RunRefusedException e) {
      throw new LoadFailedException(String.valueOf(e.getMessage()));
    }
  }
}
