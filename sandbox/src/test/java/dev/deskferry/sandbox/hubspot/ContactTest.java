package dev.deskferry.sandbox.hubspot;

import static dev.deskferry.sandbox.hubspot.HubSpotCaller.inputs;
import static dev.deskferry.sandbox.hubspot.HubSpotCaller.plain;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import dev.deskferry.sandbox.hubspot.portal.Lenient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Contacts and companies: addresses, conflicts, lifecycle. */
class ContactTest {

  private final HubSpotCaller caller = HubSpotCaller.lenient(Lenient.ADDITIONAL_EMAILS_WRITABLE);

  @Test
  @DisplayName("hubspot-api.md §12: Contacts: lower-case email")
  void addressesAreKeptInLowerCase() {
    String id = caller.create("contacts", "email", "Ann@Example.COM");
    Answer read = caller.get("contacts/ANN@example.com?idProperty=email");
    assertThat(read.id()).isEqualTo(id);
    assertThat(read.body().at("/properties/email").asText()).isEqualTo("ann@example.com");
  }

  @Test
  @DisplayName("hubspot-api.md §12: Contacts: 409 (without trace ids)")
  void anExistingAddressIs409AloneAndInABatchWithoutTraceIds() {
    String id = caller.create("contacts", "email", "a@example.com");
    Answer alone = caller.post("contacts", "{\"properties\":{\"email\":\"A@example.com\"}}");
    assertThat(alone.status()).isEqualTo(409);
    assertThat(alone.message()).isEqualTo("Contact already exists. Existing ID: " + id);
    assertThat(alone.body().get("category").asText()).isEqualTo("CONFLICT");
    Answer batch =
        caller.post(
            "contacts/batch/create",
            inputs(plain("email", "b@example.com"), plain("email", "a@example.com")));
    assertThat(batch.status()).isEqualTo(409);
    assertThat(batch.message()).isEqualTo("Contact already exists");
    assertThat(caller.standIn().inspect().count("contacts")).isOne();
  }

  @Test
  @DisplayName("hubspot-api.md §12: Contacts: 207 CONFLICT with `existingId`")
  void anExistingAddressIsA207ConflictWithExistingIdUnderTraceIds() {
    String id = caller.create("contacts", "email", "a@example.com");
    Answer answer =
        caller.post(
            "contacts/batch/create",
            inputs(caller.traced("email", "a@example.com"), caller.traced("email", "c@d.com")));
    assertThat(answer.status()).isEqualTo(207);
    JsonNode error = answer.errors().get(0);
    assertThat(error.get("category").asText()).isEqualTo("CONFLICT");
    assertThat(error.get("message").asText())
        .isEqualTo("Contact already exists. Existing ID: " + id);
    assertThat(error.at("/context/existingId/0").asText()).isEqualTo(id);
    assertThat(error.at("/context/objectWriteTraceId/0").asText()).isEqualTo("trace-0");
  }

  @Test
  void oneAddressTwiceInABatchIs409WithoutTraceIds() {
    Answer answer =
        caller.post(
            "contacts/batch/create",
            inputs(plain("email", "a@example.com"), plain("email", "a@example.com")));
    assertThat(answer.status()).isEqualTo(409);
    assertThat(caller.standIn().inspect().count("contacts")).isZero();
  }

  @Test
  @DisplayName("hubspot-api.md §12: Contacts: secondary-email 400")
  void anAddressThatIsASecondaryOneIs400WithTwoIds() {
    String id =
        caller.create(
            "contacts", "email", "a@example.com", "hs_additional_emails", "old@example.com");
    Answer answer = caller.post("contacts", "{\"properties\":{\"email\":\"old@example.com\"}}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message())
        .contains("legacyObjectType=CONTACT", "propertyName=email")
        .endsWith(". " + id + " already has that value.");
    Answer upsert =
        caller.post(
            "contacts/batch/upsert",
            inputs(
                caller
                    .traced("firstname", "Old")
                    .put("id", "Old@example.com")
                    .put("idProperty", "email")));
    assertThat(upsert.results().at("/0/id").asText()).isEqualTo(id);
    assertThat(upsert.results().at("/0/new").asBoolean()).isFalse();
  }

  @Test
  void aSecondaryAddressMustBeFree() {
    String holder = caller.create("contacts", "email", "a@example.com");
    Answer answer =
        caller.post(
            "contacts",
            "{\"properties\":{\"email\":\"b@example.com\",\"hs_additional_emails\":\"A@example.com\"}}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message()).endsWith(". " + holder + " already has that value.");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"plain", "a@b", "a b@example.com", "a@example.local", "a@-x.com", "@x.com"})
  @DisplayName("hubspot-api.md §12: Contacts: INVALID_EMAIL")
  void badAddressesAreInvalidEmail(String address) {
    Answer answer = caller.post("contacts", "{\"properties\":{\"email\":\"" + address + "\"}}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errors().at("/0/code").asText()).isEqualTo("INVALID_EMAIL");
    assertThat(answer.errors().at("/0/message").asText())
        .isEqualTo("Email address " + address + " is invalid");
  }

  @Test
  @DisplayName("hubspot-api.md §12: Contacts: default `lead`")
  void aContactWithoutAddressIsLegalAndALead() {
    String id = caller.create("contacts", "firstname", "Zoë");
    JsonNode contact = caller.get("contacts/" + id + "?properties=lifecyclestage,firstname").body();
    assertThat(contact.at("/properties/lifecyclestage").asText()).isEqualTo("lead");
    assertThat(contact.at("/properties/firstname").asText()).isEqualTo("Zoë");
    assertThat(contact.get("url").asText())
        .isEqualTo("https://app.hubspot.com/contacts/44237313/record/0-1/" + id);
  }

  @Test
  @DisplayName("hubspot-api.md §12: Contacts: lifecycle not backwards")
  void theLifecycleDoesNotMoveBackwardsUnlessCleared() {
    String id = caller.create("contacts", "lifecyclestage", "customer");
    assertThat(set(id, "lead")).isEqualTo("customer");
    assertThat(set(id, "evangelist")).isEqualTo("evangelist");
    set(id, "");
    assertThat(set(id, "lead")).isEqualTo("lead");
    Answer wrong = caller.patch("contacts/" + id, "{\"properties\":{\"lifecyclestage\":\"Lead\"}}");
    assertThat(wrong.errors().at("/0/code").asText()).isEqualTo("INVALID_OPTION");
  }

  @Test
  @DisplayName("hubspot-api.md §12: Contacts: read-only `createdate`")
  void createdateOfContactsIsReadOnly() {
    Answer answer =
        caller.post("contacts", "{\"properties\":{\"createdate\":\"2024-01-01T00:00:00Z\"}}");
    assertThat(answer.errors().at("/0/code").asText()).isEqualTo("READ_ONLY_VALUE");
  }

  @Test
  @DisplayName("hubspot-api.md §12: Companies: no domain dedupe")
  void companiesAreNotMergedByDomainAndNeedANameOrOne() {
    caller.create("companies", "domain", "example.com");
    caller.create("companies", "domain", "example.com");
    assertThat(caller.standIn().inspect().duplicates("companies", "domain"))
        .containsOnlyKeys("example.com");
    Answer answer = caller.post("companies", "{\"properties\":{\"city\":\"Ulm\"}}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message())
        .isEqualTo("Error creating COMPANY. Some required properties were not set.");
  }

  @Test
  void mergingKeepsTheGoneAddressAsASecondaryOne() {
    String primary = caller.create("contacts", "email", "a@example.com");
    String gone = caller.create("contacts", "email", "b@example.com", "city", "Ulm");
    caller.post(
        "contacts/merge",
        "{\"primaryObjectId\":\"%s\",\"objectIdToMerge\":\"%s\"}".formatted(primary, gone));
    JsonNode merged =
        caller
            .get("contacts/" + gone + "?properties=city,hs_additional_emails,hs_merged_object_ids")
            .body();
    assertThat(merged.get("id").asText()).isEqualTo(primary);
    assertThat(merged.at("/properties/city").asText()).isEqualTo("Ulm");
    assertThat(merged.at("/properties/hs_additional_emails").asText()).isEqualTo("b@example.com");
    assertThat(merged.at("/properties/hs_merged_object_ids").asText()).isEqualTo(gone);
    assertThat(caller.get("contacts/b@example.com?idProperty=email").id()).isEqualTo(primary);
  }

  private String set(String id, String stage) {
    caller.patch("contacts/" + id, "{\"properties\":{\"lifecyclestage\":\"" + stage + "\"}}");
    return caller
        .get("contacts/" + id + "?properties=lifecyclestage")
        .body()
        .at("/properties/lifecyclestage")
        .asText();
  }
}
