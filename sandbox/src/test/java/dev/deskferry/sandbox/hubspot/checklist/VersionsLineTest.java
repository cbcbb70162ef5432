package dev.deskferry.sandbox.hubspot.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.hubspot.HubSpotCaller;
import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.sandbox.hubspot.portal.AdminRules;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** See also {@code AccessTest}. */
@DisplayName(
    "hubspot-api.md §12: v3/v4, 2026-03 and 2026-09 paths onto one store; 2026-09 adds"
        + " conditional-required validation.")
class VersionsLineTest {

  private final HubSpotCaller caller =
      HubSpotCaller.with(
          HubSpotOptions.defaults()
              .withAdminRules(
                  new AdminRules(
                      Map.of(),
                      Map.of(
                          "tickets",
                          List.of(
                              new AdminRules.Condition(
                                  "hs_ticket_priority",
                                  Set.of("HIGH"),
                                  List.of("source_type")))))));

  private static final String HIGH =
      "{\"properties\":{\"hs_pipeline_stage\":\"1\",\"hs_ticket_priority\":\"HIGH\"}}";

  @Test
  @DisplayName("2026-09 adds conditional-required validation: on create")
  void aNewRecordMustHaveWhatAValueRequires() {
    assertThat(caller.post("/crm/v3/objects/tickets", HIGH).status()).isEqualTo(201);
    assertThat(caller.post("/crm/objects/2026-03/tickets", HIGH).status()).isEqualTo(201);
    for (String version : List.of("2026-09", "2026-09-beta")) {
      Answer refused = caller.post("/crm/objects/" + version + "/tickets", HIGH);
      assertThat(refused.status()).isEqualTo(400);
      assertThat(refused.body().get("category").asText()).isEqualTo("VALIDATION_ERROR");
      assertThat(refused.body().at("/context/properties").toString())
          .isEqualTo("[\"source_type\"]");
    }
    String complete = HIGH.replace("\"HIGH\"", "\"HIGH\",\"source_type\":\"EMAIL\"");
    assertThat(caller.post("/crm/objects/2026-09/tickets", complete).status()).isEqualTo(201);
    assertThat(caller.post("/crm/objects/2026-09/tickets", HIGH.replace("HIGH", "LOW")).status())
        .isEqualTo(201);
  }

  @Test
  @DisplayName("2026-09 adds conditional-required validation: on update")
  void aChangeMustLeaveWhatAValueRequires() {
    String id = caller.create("tickets", "hs_pipeline_stage", "1");
    String change = "{\"properties\":{\"hs_ticket_priority\":\"HIGH\"}}";
    assertThat(caller.patch("/crm/objects/2026-09/tickets/" + id, change).status()).isEqualTo(400);
    assertThat(caller.patch("/crm/objects/2026-03/tickets/" + id, change).status()).isEqualTo(200);
  }

  @ParameterizedTest
  @DisplayName("paths onto one store: every API in its numbered and dated form")
  @ValueSource(
      strings = {
        "/crm/v3/objects/tickets/{id} /crm/objects/2026-03/tickets/{id}",
        "/crm/v4/objects/tickets/{id}/associations/contacts /crm/objects/2026-09/tickets/{id}/associations/contacts",
        "/crm/v3/properties/tickets/subject /crm/properties/2026-09/tickets/subject",
        "/crm/v3/pipelines/tickets/0 /crm/pipelines/2026-09-beta/tickets/0",
        "/crm/v3/owners /crm/owners/2026-03",
        "/crm/v3/imports /crm/imports/2026-03",
        "/files/v3/files/search /files/2026-03/files/search",
        "/crm-object-schemas/v3/schemas /crm-object-schemas/2026-03/schemas",
        "/crm/v3/limits/records /crm/limits/2026-09/records",
        "/crm/v4/associations/tickets/contacts/labels /crm/associations/2026-09/tickets/contacts/labels",
        "/account-info/v3/details /account-info/2026-03/details"
      })
  void bothFormsAnswerTheSame(String paths) {
    String id = caller.create("tickets", "hs_pipeline_stage", "1");
    String[] both = paths.replace("{id}", id).split(" ", -1);
    Answer numbered = caller.get(both[0]);
    Answer dated = caller.get(both[1]);
    assertThat(numbered.status()).isEqualTo(200);
    assertThat(dated.body()).isEqualTo(numbered.body());
  }
}
