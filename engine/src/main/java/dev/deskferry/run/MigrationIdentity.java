package dev.deskferry.run;

import dev.deskferry.staging.Database;
import dev.deskferry.staging.Row;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Which migration a staging database belongs to: the row of {@code migration.identity}.
 *
 * @param identity made with the schema; a copy of the database has the same
 * @param zendeskAccount subdomain; empty until Zendesk told it to an extract
 * @param hubspotPortal {@code portalId}; empty until HubSpot told it to a load
 * @param schemaVersion the latest change of a table, such as {@code 021-migration-identity}
 */
public record MigrationIdentity(
    UUID identity,
    Optional<String> zendeskAccount,
    Optional<String> hubspotPortal,
    Optional<String> schemaVersion) {

  /** What the database says of itself. */
  public static MigrationIdentity read(Database database) {
    Row row = database.one("identity/read", Map.of()).orElseThrow();
    return new MigrationIdentity(
        UUID.fromString(row.text("identity")),
        row.optionalText("zendesk_account"),
        row.optionalText("hubspot_portal"),
        row.optionalText("schema_version"));
  }

  /**
   * Makes the database that account's unless it is another's already.
   *
   * @param account subdomain as Zendesk names it
   * @throws RunRefusedException when it is another's
   */
  public static void takeZendeskAccount(Database database, String account) {
    String owner =
        database
            .one("identity/take-zendesk-account", Map.of("zendesk_account", account))
            .orElseThrow()
            .text("zendesk_account");
    if (!owner.equals(account)) {
      throw new RunRefusedException(
          "the staging database belongs to the Zendesk account \"%s\", and ZENDESK_URL leads to \"%s\" — expected the same account — name another staging database with STAGING_URL, or, when the account was only renamed, run this SQL once: SELECT migration.forget_zendesk_account()"
              .formatted(owner, account));
    }
  }

  /**
   * Makes the database that portal's unless it is another's already.
   *
   * @param portal {@code portalId} of the account details
   * @throws RunRefusedException when it is another's
   */
  public static void takeHubspotPortal(Database database, String portal) {
    refuseOther(
        database
            .one("identity/take-hubspot-portal", Map.of("hubspot_portal", portal))
            .orElseThrow()
            .text("hubspot_portal"),
        portal);
  }

  /**
   * Looks whether the database is that portal's or nobody's, and changes nothing.
   *
   * @throws RunRefusedException when it is another's
   */
  public static void compareHubspotPortal(Database database, String portal) {
    read(database).hubspotPortal().ifPresent(owner -> refuseOther(owner, portal));
  }

  private static void refuseOther(String owner, String portal) {
    if (!owner.equals(portal)) {
      throw new RunRefusedException(
          "the staging database belongs to the HubSpot portal %s, and HUBSPOT_TOKEN opens portal %s — expected the same portal — name another staging database with STAGING_URL, or, to load the same records into this portal from the beginning, run this SQL once: SELECT migration.forget_hubspot_portal()"
              .formatted(owner, portal));
    }
  }
}
