package dev.deskferry.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Strict checks of values with HubSpot's codes. */
class ValueTest {

  private final HubSpotCaller caller = HubSpotCaller.fresh();

  @BeforeEach
  void defineProperties() {
    define("p_date", "date", "date", "");
    define("p_datetime", "datetime", "date", "");
    define("p_number", "number", "number", "");
    String options =
        ",\"options\":[{\"label\":\"A\",\"value\":\"a\"},{\"label\":\"B\",\"value\":\"b\"}]";
    define("p_select", "enumeration", "select", options);
    define("p_check", "enumeration", "checkbox", options);
    define(
        "p_bool",
        "bool",
        "booleancheckbox",
        ",\"options\":[{\"label\":\"Yes\",\"value\":\"true\"},{\"label\":\"No\",\"value\":\"false\"}]");
  }

  @ParameterizedTest
  @CsvSource({
    "p_number, abc, INVALID_INTEGER, abc was not a valid number.",
    "p_number, 1e5, INVALID_INTEGER, 1e5 was not a valid number.",
    "p_number, 1.2.3, INVALID_INTEGER, 1.2.3 was not a valid number.",
    "p_number, ' 5', INVALID_INTEGER, ' 5 was not a valid number.'",
    "p_date, 1521225089103, INVALID_DATE, '1521225089103 is at 18:31:29.103 UTC, not midnight!'",
    "p_date, 2026-08-10T04:00:00Z, INVALID_DATE, '2026-08-10T04:00:00Z is at 4:0:0.0 UTC, not midnight!'",
    "p_date, yesterday, INVALID_LONG, yesterday was not a valid long.",
    "p_date, 2026-02-30, INVALID_LONG, 2026-02-30 was not a valid long.",
    "p_datetime, 2026-01-01 10:00:00, INVALID_LONG, 2026-01-01 10:00:00 was not a valid long.",
    "p_datetime, 2026-01-01T10:00:00, INVALID_LONG, 2026-01-01T10:00:00 was not a valid long.",
    "p_select, A, INVALID_OPTION, 'A was not one of the allowed options: [a, b]'",
    "p_select, a;b, INVALID_OPTION, 'a;b was not one of the allowed options: [a, b]'",
    "p_check, a; b, INVALID_OPTION, ' b was not one of the allowed options: [a, b]'",
    "p_bool, yes, INVALID_OPTION, 'yes was not one of the allowed options: [true, false]'",
    "nope, x, PROPERTY_DOESNT_EXIST, 'Property \"nope\" does not exist'",
    "hs_lastmodifieddate, 1, READ_ONLY_VALUE, '\"hs_lastmodifieddate\" is a read only property; its value cannot be set.'"
  })
  @DisplayName("hubspot-api.md §12: strict date/number/option checks with the codes of section 5")
  void wrongValuesAreRefused(String name, String value, String code, String message) {
    Answer answer = write(name, value);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.errors().at("/0/code").asText()).isEqualTo(code);
    assertThat(answer.errors().at("/0/message").asText()).isEqualTo(message);
    assertThat(answer.errors().at("/0/context/propertyName/0").asText()).isEqualTo(name);
  }

  @ParameterizedTest
  @CsvSource({
    "p_number, -12.50, -12.50",
    "p_date, 2026-08-10, 2026-08-10",
    "p_date, 1786320000000, 2026-08-10",
    "p_datetime, 2026-08-10T04:00:00+02:00, 2026-08-10T02:00:00Z",
    "p_datetime, 1521225089103, 2018-03-16T18:31:29.103Z",
    "p_select, b, b",
    "p_check, a;b, a;b",
    "p_bool, true, true"
  })
  void goodValuesAreKeptInHubSpotsForm(String name, String value, String kept) {
    Answer answer = write(name, value);
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
    assertThat(
            caller
                .get("tickets/" + answer.id() + "?properties=" + name)
                .body()
                .at("/properties/" + name)
                .asText())
        .isEqualTo(kept);
  }

  @Test
  void numbersAndBooleansMayBeSentAsJson() {
    Answer answer =
        caller.post(
            "tickets",
            "{\"properties\":{\"hs_pipeline_stage\":1,\"p_number\":12.5,\"p_bool\":true}}");
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body().at("/properties/p_bool").asText()).isEqualTo("true");
    assertThat(answer.body().at("/properties/p_bool").isTextual()).isTrue();
  }

  @Test
  @DisplayName("hubspot-api.md §12: 65,536 limit")
  void stringsEndAt65536Characters() {
    assertThat(write("content", "x".repeat(65_536)).status()).isEqualTo(201);
    assertThat(write("content", "x".repeat(65_537)).status()).isEqualTo(400);
  }

  @Test
  void theEmptyTextClearsAndALeadingSemicolonAppends() {
    String id = caller.create("tickets", "hs_pipeline_stage", "1", "p_check", "a", "subject", "S");
    caller.patch("tickets/" + id, "{\"properties\":{\"p_check\":\";b\",\"subject\":\"\"}}");
    Answer read = caller.get("tickets/" + id + "?properties=p_check,subject");
    assertThat(read.body().at("/properties/p_check").asText()).isEqualTo("a;b");
    assertThat(read.body().at("/properties/subject").isNull()).isTrue();
    assertThat(caller.patch("tickets/" + id, "{\"properties\":{}}").message())
        .isEqualTo("No properties found to update, please provide at least one.");
  }

  @Test
  @DisplayName("hubspot-api.md §12: `hasUniqueValue` (unique among live records)")
  void aTakenUniqueValueNamesTheHolderSecond() {
    caller.uniqueProperty("tickets", "zendesk_ticket_id");
    String holder = caller.create("tickets", "hs_pipeline_stage", "1", "zendesk_ticket_id", "9");
    Answer answer = write("zendesk_ticket_id", "9");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().get("category").asText()).isEqualTo("VALIDATION_ERROR");
    assertThat(answer.message())
        .matches(
            "Cannot set PropertyValueCoordinates\\{portalId=\\d+,"
                + " objectTypeId=ObjectTypeId\\{legacyObjectType=TICKET\\},"
                + " propertyName=zendesk_ticket_id, value=9\\} on \\d+\\. "
                + holder
                + " already has that value\\.");
    caller.delete("tickets/" + holder);
    assertThat(write("zendesk_ticket_id", "9").status()).isEqualTo(201);
    assertThat(caller.standIn().inspect().duplicates("tickets", "zendesk_ticket_id")).isEmpty();
    assertThat(caller.standIn().inspect().duplicates("tickets", "hs_pipeline_stage")).isEmpty();
  }

  @Test
  void oneUniqueValueTwiceInABatchRefusesTheSecond() {
    caller.uniqueProperty("tickets", "zendesk_ticket_id");
    Answer answer =
        caller.post(
            "tickets/batch/create",
            HubSpotCaller.inputs(
                caller.traced("hs_pipeline_stage", "1", "zendesk_ticket_id", "9"),
                caller.traced("hs_pipeline_stage", "1", "zendesk_ticket_id", "9")));
    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.results()).hasSize(1);
    assertThat(answer.errors().at("/0/context/objectWriteTraceId/0").asText()).isEqualTo("trace-1");
  }

  private Answer write(String name, String value) {
    return caller.post(
        "tickets",
        HubSpotCaller.MAPPER
            .createObjectNode()
            .set("properties", HubSpotCaller.properties("hs_pipeline_stage", "1", name, value)));
  }

  private void define(String name, String type, String fieldType, String more) {
    Answer answer =
        caller.post(
            "/crm/properties/2026-03/tickets",
            """
            {"name":"%s","label":"%s","type":"%s","fieldType":"%s",
             "groupName":"ticketinformation"%s}"""
                .formatted(name, name, type, fieldType, more));
    assertThat(answer.status()).as(answer.text()).isEqualTo(201);
  }
}
