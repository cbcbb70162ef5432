package dev.deskferry.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Bearer check, scopes, versions of paths, 404 and 405, headers, admin rules of 2026-09. */
class AccessTest {

  private final HubSpotCaller caller = HubSpotCaller.fresh();

  @Test
  @DisplayName("hubspot-api.md §12: Bearer check; 401")
  void withoutAValidTokenTheAnswerIs401() {
    for (String token : List.of("", "wrong")) {
      Answer answer = new HubSpotCaller(caller.standIn(), token).get("contacts");
      assertThat(answer.status()).isEqualTo(401);
      assertThat(answer.body().get("category").asText()).isEqualTo("INVALID_AUTHENTICATION");
      assertThat(answer.message()).startsWith("Authentication credentials not found.");
      assertThat(answer.body().get("correlationId").asText())
          .isEqualTo(answer.headers().get("x-hubspot-correlation-id"));
    }
  }

  @Test
  @DisplayName(
      "hubspot-api.md §12: 403 (MISSING_SCOPES with `requiredGranularScopes`) per key and scope set")
  void aMissingScopeIs403WithRequiredGranularScopes() {
    HubSpotKey key = new HubSpotKey("reader", "reader", Set.of("crm.objects.contacts.read"));
    HubSpotStandIn standIn = new HubSpotStandIn(HubSpotOptions.defaults().withKeys(List.of(key)));
    HubSpotCaller reader = new HubSpotCaller(standIn, "reader");
    assertThat(reader.get("contacts").status()).isEqualTo(200);
    assertThat(reader.get("notes").status()).isEqualTo(200);

    Answer write = reader.post("contacts", "{\"properties\":{}}");
    assertThat(write.status()).isEqualTo(403);
    assertThat(write.body().get("category").asText()).isEqualTo("MISSING_SCOPES");
    assertThat(write.body().at("/errors/0/context/requiredGranularScopes/0").asText())
        .isEqualTo("crm.objects.contacts.write");
    assertThat(write.body().at("/links/scopes").asText())
        .isEqualTo("https://developers.hubspot.com/scopes");

    Answer tickets = reader.get("tickets");
    assertThat(tickets.body().at("/errors/0/context/requiredGranularScopes").toString())
        .isEqualTo("[\"crm.objects.tickets.read\",\"tickets\"]");
    assertThat(
            reader.get("emails").body().at("/errors/0/context/requiredGranularScopes/0").asText())
        .isEqualTo("sales-email-read");
    assertThat(reader.post("/crm/properties/2026-03/contacts", "{}").status()).isEqualTo(403);
    assertThat(reader.get("/crm/owners/2026-03").status()).isEqualTo(403);
    assertThat(
            reader
                .post("/crm/associations/2026-03/contacts/companies/batch/read", "{\"inputs\":[]}")
                .status())
        .isEqualTo(403);
  }

  @Test
  @DisplayName("hubspot-api.md §12: HTML 404, 405")
  void unknownPathsAnswerAnHtml404AndWrongVerbs405() {
    for (String path : List.of("/crm/v3/nothing", "/", "/crm/v5/objects/contacts", "/crm/v3/")) {
      Answer answer = caller.get(path);
      assertThat(answer.status()).as(path).isEqualTo(404);
      assertThat(answer.headers().get("Content-Type")).startsWith("text/html");
    }
    assertThat(caller.put("contacts", "{}").status()).isEqualTo(405);
    assertThat(caller.get("contacts/batch/create").status()).isEqualTo(405);
  }

  @Test
  void anUnknownObjectTypeCannotBeInferred() {
    Answer answer = caller.get("butterflies");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).isEqualTo("Unable to infer object type from: butterflies");
    assertThat(answer.body().has("category")).isFalse();
  }

  @Test
  @DisplayName("hubspot-api.md §12: v3/v4, 2026-03 and 2026-09 paths onto one store")
  void allVersionsReachOneStoreByNameAndByTypeId() {
    String id = caller.create("contacts", "email", "a@example.com");
    for (String path :
        List.of(
            "/crm/v3/objects/contacts/",
            "/crm/v3/objects/0-1/",
            "/crm/objects/2026-03/contact/",
            "/crm/objects/2026-09/contacts/",
            "/crm/objects/2026-09-beta/0-1/")) {
      assertThat(caller.get(path + id).id()).as(path).isEqualTo(id);
    }
    assertThat(caller.get("/crm/v4/objects/contacts/" + id).status()).isEqualTo(404);
    assertThat(caller.get("/crm/v3/objects/contacts/" + id + "/associations/tickets").status())
        .isEqualTo(404);
    for (String path :
        List.of(
            "/crm/v3/properties/contacts",
            "/crm/properties/2026-03/contacts",
            "/crm/v3/pipelines/tickets",
            "/crm/pipelines/2026-09/tickets",
            "/crm/v3/owners",
            "/crm/owners/2026-03",
            "/crm/v3/limits/custom-properties",
            "/crm/limits/2026-03/records",
            "/account-info/v3/details",
            "/account-info/2026-03/details",
            "/crm/v4/associations/tickets/contacts/labels",
            "/crm/associations/v4/tickets/contacts/labels",
            "/crm/associations/2026-03/tickets/contacts/labels")) {
      assertThat(caller.get(path).status()).as(path).isEqualTo(200);
    }
  }

  @Test
  @DisplayName("hubspot-api.md §12: headers (none on search)")
  void rateHeadersComeWithEverythingButSearch() {
    Answer list = caller.get("contacts");
    assertThat(list.headers())
        .containsEntry("X-HubSpot-RateLimit-Interval-Milliseconds", "10000")
        .containsKeys(
            "X-HubSpot-RateLimit-Max",
            "X-HubSpot-RateLimit-Remaining",
            "X-HubSpot-RateLimit-Daily",
            "X-HubSpot-RateLimit-Daily-Remaining");
    assertThat(caller.post("contacts/search", "{}").headers().keySet())
        .noneMatch(name -> name.startsWith("X-HubSpot-RateLimit"));
  }

  @Test
  @DisplayName(
      "hubspot-api.md §12: 2026-09 adds conditional-required validation (required by the form)")
  void adminRulesAreEnforcedFrom202609On() {
    HubSpotStandIn standIn =
        new HubSpotStandIn(
            HubSpotOptions.defaults()
                .withRequiredByForm(Map.of("tickets", List.of("source_type"))));
    HubSpotCaller strict = new HubSpotCaller(standIn);
    String body = "{\"properties\":{\"hs_pipeline_stage\":\"1\"}}";
    assertThat(strict.post("/crm/objects/2026-03/tickets", body).status()).isEqualTo(201);
    assertThat(strict.post("/crm/v3/objects/tickets", body).status()).isEqualTo(201);
    Answer refused = strict.post("/crm/objects/2026-09/tickets", body);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().at("/context/properties/0").asText()).isEqualTo("source_type");
  }

  @Test
  void badJsonIsRefusedWithItsPlace() {
    assertThat(caller.post("contacts", "").message())
        .isEqualTo("Invalid JSON input: a request body was expected, but none found");
    assertThat(caller.post("contacts", "{\"properties\":").status()).isEqualTo(400);
    assertThat(caller.post("contacts", "{\"properties\":").message())
        .startsWith("Invalid input JSON on line 1, column ");
    assertThat(caller.post("contacts", "[]").status()).isEqualTo(400);
    assertThat(caller.post("contacts", "{\"properties\":{\"city\":{}}}").message())
        .contains("Cannot deserialize value of type `java.lang.String`");
  }

  @Test
  @DisplayName(
      "hubspot-api.md §12: A request log (method, path, size, key, status) so tests can assert **request counts**")
  void theRequestLogCountsByMethodPathStatusAndKeyAndNeverShowsTokens() {
    caller.create("contacts", "email", "a@example.com");
    new HubSpotCaller(caller.standIn(), "").get("contacts");
    Answer log = new HubSpotCaller(caller.standIn(), "").get("/__sandbox/requests");
    assertThat(log.status()).isEqualTo(200);
    assertThat(log.body().get("total").asInt()).isEqualTo(2);
    assertThat(log.text()).contains("\"anonymous\"", "\"full\"").doesNotContain("hubspot-token");
    assertThat(caller.standIn().log().count("POST", "/crm/objects/2026-03/contacts")).isOne();
  }
}
