package dev.deskferry.sandbox.hubspot.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.hubspot.HubSpotCaller;
import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.sandbox.hubspot.HubSpotOptions.ActivitiesUnique;
import dev.deskferry.sandbox.hubspot.portal.Lenient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** See also {@code ActivityTest} and {@code FileTest}. */
@DisplayName(
    "hubspot-api.md §12: Notes/emails: `hs_timestamp` and direction required; headers fill"
        + " read-only fields; a switch for \"unique property refused on activities\".")
class ActivitiesLineTest {

  private final HubSpotCaller caller = HubSpotCaller.fresh();

  @ParameterizedTest
  @DisplayName("`hs_timestamp` required: calls and tasks too")
  @ValueSource(strings = {"notes", "emails", "calls", "tasks"})
  void everyActivityNeedsItsDate(String type) {
    Answer refused = caller.post(type, "{\"properties\":{}}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.message()).contains("Some required properties were not set.");
    assertThat(refused.body().at("/context/properties").toString()).contains("hs_timestamp");
    String id =
        caller.create(
            type,
            "hs_timestamp",
            "1700000000000",
            type.equals("emails") ? "hs_email_direction" : "hubspot_owner_id",
            type.equals("emails") ? "EMAIL" : "");
    assertThat(
            caller
                .get(type + "/" + id + "?properties=hs_timestamp")
                .body()
                .at("/properties/hs_timestamp")
                .asText())
        .isEqualTo("2023-11-14T22:13:20Z");
  }

  @ParameterizedTest
  @DisplayName("a switch for \"unique property refused on activities\"")
  @ValueSource(strings = {"notes", "emails", "calls", "tasks"})
  void uniquePropertiesAreASwitch(String type) {
    String property =
        """
        {"name":"src_key","label":"Key","type":"string","fieldType":"text","groupName":"engagement",
         "hasUniqueValue":true}""";
    String path = "/crm/v3/properties/" + type;
    assertThat(caller.post(path, property).status()).isEqualTo(400);
    HubSpotOptions accepting =
        HubSpotOptions.defaults().withActivitiesUnique(ActivitiesUnique.ACCEPT);
    assertThat(HubSpotCaller.with(accepting).post(path, property).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @DisplayName("attachments must be files, any ids by option")
  @ValueSource(strings = {"notes", "emails", "calls", "tasks"})
  void attachmentsAreChecked(String type) {
    String body =
        """
        {"properties":{"hs_timestamp":"2026-01-01T00:00:00Z","hs_attachment_ids":"12"%s}}"""
            .formatted(type.equals("emails") ? ",\"hs_email_direction\":\"EMAIL\"" : "");
    assertThat(caller.post(type, body).status()).isEqualTo(400);
    assertThat(HubSpotCaller.lenient(Lenient.ATTACHMENT_IDS_UNCHECKED).post(type, body).status())
        .isEqualTo(201);
  }
}
