package dev.deskferry.sandbox.hubspot.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.hubspot.HubSpotCaller;
import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import dev.deskferry.sandbox.hubspot.portal.Lenient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** See also {@code ContactTest} and {@code TicketTest}. */
@DisplayName(
    "hubspot-api.md §12: Contacts: lower-case email, 409 vs 207 CONFLICT with `existingId`,"
        + " secondary-email 400, INVALID_EMAIL, lifecycle not backwards, default `lead`, read-only"
        + " `createdate`. Companies: no domain dedupe. Tickets: required stage, stage must belong"
        + " to pipeline, writable `createdate`/`closed_date`.")
class RecordsLineTest {

  private final HubSpotCaller caller = HubSpotCaller.fresh();

  @Test
  @DisplayName("secondary-email: hs_additional_emails is read-only, writable by option")
  void secondaryAddressesAreReadOnly() {
    String body = "{\"properties\":{\"email\":\"a@b.com\",\"hs_additional_emails\":\"c@b.com\"}}";
    Answer refused = caller.post("contacts", body);
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.body().at("/errors/0/code").asText()).isEqualTo("READ_ONLY_VALUE");
    assertThat(
            HubSpotCaller.lenient(Lenient.ADDITIONAL_EMAILS_WRITABLE)
                .post("contacts", body)
                .status())
        .isEqualTo(201);
  }

  @Test
  @DisplayName("secondary-email 400: an address that came by a merge")
  void anAddressGainedByAMergeIsTaken() {
    String kept = caller.create("contacts", "email", "kept@b.com");
    String gone = caller.create("contacts", "email", "gone@b.com");
    caller.post(
        "contacts/merge",
        "{\"primaryObjectId\":\"" + kept + "\",\"objectIdToMerge\":\"" + gone + "\"}");
    Answer refused = caller.post("contacts", "{\"properties\":{\"email\":\"GONE@b.com\"}}");
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.message())
        .startsWith("Cannot set PropertyValueCoordinates{portalId=44237313, objectTypeId=")
        .endsWith(". " + kept + " already has that value.");
  }

  @Test
  @DisplayName("writable closed_date: one sent with a later move is overwritten, kept by option")
  void aMoveToAClosedStage() {
    for (HubSpotCaller one :
        new HubSpotCaller[] {caller, HubSpotCaller.lenient(Lenient.SENT_CLOSED_DATE_KEPT)}) {
      String id = one.create("tickets", "hs_pipeline_stage", "1");
      one.patch(
          "tickets/" + id,
          "{\"properties\":{\"hs_pipeline_stage\":\"4\",\"closed_date\":\"2021-06-01T00:00:00Z\"}}");
      String date =
          one.get("tickets/" + id + "?properties=closed_date")
              .body()
              .at("/properties/closed_date")
              .asText();
      assertThat(date.startsWith("2021")).isEqualTo(one != caller);
      one.patch("tickets/" + id, "{\"properties\":{\"closed_date\":\"2021-06-01T00:00:00Z\"}}");
      assertThat(
              one.get("tickets/" + id + "?properties=closed_date")
                  .body()
                  .at("/properties/closed_date")
                  .asText())
          .as("a date sent by itself is kept")
          .startsWith("2021");
    }
  }

  @Test
  @DisplayName("gdpr-delete is for good: no record, no recycle bin")
  void aContactDeletedForGood() {
    String id = caller.create("contacts", "email", "a@b.com");
    String body = "{\"objectId\":\"a@b.com\",\"idProperty\":\"email\"}";
    assertThat(caller.post("/crm/v3/objects/contacts/gdpr-delete", body).status()).isEqualTo(204);
    assertThat(caller.get("contacts/" + id).status()).isEqualTo(404);
    assertThat(caller.get("contacts?archived=true").results()).isEmpty();
    assertThat(caller.post("/crm/v3/objects/contacts/gdpr-delete", body).status()).isEqualTo(404);
    assertThat(caller.post("/crm/v3/objects/tickets/gdpr-delete", "{\"objectId\":\"1\"}").status())
        .isEqualTo(400);
    assertThat(caller.create("contacts", "email", "a@b.com")).isNotEqualTo(id);
  }
}
