package dev.deskferry.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Notes and emails. */
class ActivityTest {

  private final HubSpotCaller caller = HubSpotCaller.fresh();

  @Test
  @DisplayName("hubspot-api.md §12: Notes/emails: `hs_timestamp` and direction required")
  void theTimestampIsRequiredAndSoIsTheDirectionOfEmails() {
    for (String type : List.of("notes", "calls", "tasks")) {
      Answer answer = caller.post(type, "{\"properties\":{}}");
      assertThat(answer.status()).as(type).isEqualTo(400);
      assertThat(answer.body().at("/context/properties").toString())
          .isEqualTo("[\"hs_timestamp\"]");
    }
    Answer email = caller.post("emails", "{\"properties\":{}}");
    assertThat(email.message())
        .isEqualTo("Error creating EMAIL. Some required properties were not set.");
    assertThat(email.body().at("/context/properties").toString())
        .isEqualTo("[\"hs_timestamp\",\"hs_email_direction\"]");
    Answer direction =
        caller.post(
            "emails",
            "{\"properties\":{\"hs_timestamp\":\"1704103200000\",\"hs_email_direction\":\"IN\"}}");
    assertThat(direction.errors().at("/0/code").asText()).isEqualTo("INVALID_OPTION");
  }

  @Test
  @DisplayName("hubspot-api.md §12: Notes/emails: headers fill read-only fields")
  void headersFillTheReadOnlyAddresses() {
    ObjectNode body = HubSpotCaller.MAPPER.createObjectNode();
    body.putObject("properties")
        .put("hs_timestamp", "2024-01-01T10:00:00Z")
        .put("hs_email_direction", "INCOMING_EMAIL")
        .put(
            "hs_email_headers",
            """
            {"from":{"email":"ann@example.com","firstName":"Ann","lastName":"Lee"},
             "to":[{"email":"help@x.com"},{"email":"sales@x.com"}],"cc":[],"bcc":[]}""");
    String id = caller.post("emails", body).id();
    JsonNode email =
        caller
            .get(
                "emails/"
                    + id
                    + "?properties=hs_email_from_email,hs_email_from_firstname,hs_email_to_email")
            .body()
            .get("properties");
    assertThat(email.get("hs_email_from_email").asText()).isEqualTo("ann@example.com");
    assertThat(email.get("hs_email_from_firstname").asText()).isEqualTo("Ann");
    assertThat(email.get("hs_email_to_email").asText()).isEqualTo("help@x.com;sales@x.com");

    body.withObject("/properties").put("hs_email_headers", "{not json");
    assertThat(caller.post("emails", body).status()).isEqualTo(400);
    body.withObject("/properties").remove("hs_email_headers");
    body.withObject("/properties").put("hs_email_from_email", "x@example.com");
    assertThat(caller.post("emails", body).errors().at("/0/code").asText())
        .isEqualTo("READ_ONLY_VALUE");
  }
}
