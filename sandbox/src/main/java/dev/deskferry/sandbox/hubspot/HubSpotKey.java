package dev.deskferry.sandbox.hubspot;

import java.util.Set;

/**
 * A private app token or service key.
 *
 * @param name shown in the request log instead of the token
 * @param token sent as {@code Authorization: Bearer}
 * @param scopes granted
 */
public record HubSpotKey(String name, String token, Set<String> scopes) {

  /** Every scope that the endpoints ask for. */
  public static final Set<String> ALL_SCOPES =
      Set.of(
          "crm.objects.contacts.read",
          "crm.objects.contacts.write",
          "crm.objects.companies.read",
          "crm.objects.companies.write",
          "crm.objects.owners.read",
          "crm.schemas.contacts.read",
          "crm.schemas.contacts.write",
          "crm.schemas.companies.read",
          "crm.schemas.companies.write",
          "crm.objects.custom.read",
          "crm.objects.custom.write",
          "crm.schemas.custom.read",
          "crm.schemas.custom.write",
          "crm.import",
          "files",
          "tickets",
          "sales-email-read",
          "oauth");

  /** A key with every scope. */
  public static HubSpotKey full(String token) {
    return new HubSpotKey("full", token, ALL_SCOPES);
  }
}
