package dev.deskferry.sandbox.hubspot.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.hubspot.HubSpotCaller;
import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import dev.deskferry.sandbox.hubspot.HubSpotKey;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.sandbox.hubspot.HubSpotStandIn;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** See also {@code AccessTest}. */
@DisplayName(
    "hubspot-api.md §12: Bearer check; 401/403 (MISSING_SCOPES with `requiredGranularScopes`) per"
        + " key and scope set; HTML 404, 405.")
class AccessLineTest {

  private final HubSpotStandIn standIn =
      new HubSpotStandIn(
          HubSpotOptions.defaults()
              .withKeys(
                  List.of(
                      new HubSpotKey("none", "none", Set.of()),
                      new HubSpotKey("all", "all", HubSpotKey.ALL_SCOPES))));

  @ParameterizedTest
  @DisplayName("Bearer check; 401/403 per key and scope set: every family of endpoints")
  @CsvSource({
    "GET, /crm/v3/objects/contacts, crm.objects.contacts.read",
    "POST, /crm/v3/objects/contacts/batch/create, crm.objects.contacts.write",
    "POST, /crm/v3/objects/contacts/gdpr-delete, crm.objects.contacts.write",
    "POST, /crm/objects/2026-03/companies/batch/upsert, crm.objects.companies.write",
    "POST, /crm/objects/2026-09/tickets/search, tickets",
    "POST, /crm/v3/objects/emails/batch/read, crm.objects.contacts.read",
    "GET, /crm/v3/properties/contacts, crm.objects.contacts.read",
    "POST, /crm/properties/2026-03/companies, crm.schemas.companies.write",
    "POST, /crm/v3/properties/notes/groups, crm.schemas.contacts.write",
    "POST, /crm/v3/pipelines/tickets, tickets",
    "PATCH, /crm/v3/pipelines/tickets/0/stages/1, tickets",
    "GET, /crm/v3/pipelines/tickets/0/audit, tickets",
    "GET, /crm/v3/owners, crm.objects.owners.read",
    "POST, /crm/v4/associations/contacts/companies/batch/create, crm.objects.contacts.write",
    "PUT, /crm/v4/associations/contacts/companies/labels, crm.objects.contacts.write",
    "DELETE, /crm/v4/associations/contacts/companies/labels/7, crm.objects.contacts.write",
    "GET, /crm/associations/2026-03/definitions/configurations/all, tickets",
    "GET, /crm-object-schemas/v3/schemas, crm.schemas.custom.read",
    "POST, /crm-object-schemas/2026-03/schemas, crm.schemas.custom.write",
    "POST, /files/v3/files, files",
    "GET, /files/2026-03/files/1/signed-url, files.read",
    "DELETE, /files/v3/files/1, files.delete",
    "POST, /crm/v3/imports, crm.import",
    "GET, /crm/v3/limits/records, tickets",
    "GET, /account-info/v3/details, oauth",
    "GET, /account-info/2026-03/api-usage/daily/private-apps, oauth"
  })
  void everyEndpointAsksForItsScopes(String method, String path, String scope) {
    Answer unknown = new HubSpotCaller(standIn, "wrong").call(method, path, "{}");
    assertThat(unknown.status()).isEqualTo(401);
    assertThat(unknown.body().get("category").asText()).isEqualTo("INVALID_AUTHENTICATION");
    Answer poor = new HubSpotCaller(standIn, "none").call(method, path, "{}");
    assertThat(poor.status()).isEqualTo(403);
    assertThat(poor.body().get("category").asText()).isEqualTo("MISSING_SCOPES");
    assertThat(poor.body().at("/errors/0/context/requiredGranularScopes").toString())
        .contains("\"" + scope + "\"");
    assertThat(new HubSpotCaller(standIn, "all").call(method, path, "{}").status())
        .isNotIn(401, 403, 405, 500);
  }

  @ParameterizedTest
  @DisplayName("HTML 404")
  @ValueSource(
      strings = {
        "/crm/v3/objects",
        "/crm/v3/objects/contacts/1/2/3",
        "/crm/v3/objects/contacts/batch/restore",
        "/crm/v2/objects/contacts",
        "/files/v4/files",
        "/crm-object-schemas/v3/other",
        "/crm/v3/restore/contacts",
        "/crm",
        "/",
        "//"
      })
  void unknownPathsAreAnHtmlPage(String path) {
    Answer answer = new HubSpotCaller(standIn, "all").post(path, "{}");
    assertThat(answer.status()).isEqualTo(404);
    assertThat(answer.headers().get("Content-Type")).startsWith("text/html");
  }

  @ParameterizedTest
  @DisplayName("405")
  @CsvSource({
    "PUT, /crm/v3/objects/contacts",
    "PATCH, /crm/v3/objects/contacts/batch/create",
    "POST, /crm/v3/owners",
    "DELETE, /crm/v3/imports/1",
    "DELETE, /account-info/v3/details",
    "PATCH, /files/v3/files"
  })
  void wrongVerbsAre405(String method, String path) {
    assertThat(new HubSpotCaller(standIn, "all").call(method, path, "{}").status()).isEqualTo(405);
  }
}
