package dev.deskferry.sandbox.hubspot;

import static dev.deskferry.sandbox.hubspot.HubSpotCaller.inputs;
import static dev.deskferry.sandbox.hubspot.HubSpotCaller.plain;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Batch semantics: sizes, all-or-nothing, 207, order of results. */
class BatchTest {

  private final HubSpotCaller caller = HubSpotCaller.fresh();

  @Test
  @DisplayName("hubspot-api.md §12: Batch: >100 → 400")
  void moreThan100InputsAre400() {
    Answer answer = caller.post("contacts/batch/create", contacts(101));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().get("category").asText()).isEqualTo("VALIDATION_ERROR");
    assertThat(caller.post("contacts/batch/create", contacts(100)).status()).isEqualTo(201);
  }

  @Test
  @DisplayName("hubspot-api.md §12: Batch: 0 inputs → 400")
  void zeroInputsAre400() {
    for (String operation : List.of("create", "update", "upsert", "read", "archive")) {
      Answer answer = caller.post("contacts/batch/" + operation, "{\"inputs\":[]}");
      assertThat(answer.status()).as(operation).isEqualTo(400);
    }
    assertThat(caller.post("contacts/batch/create", "{}").message())
        .isEqualTo(
            "Invalid input JSON on line 1, column 2. Some required fields were not set: [inputs]");
  }

  @Test
  @DisplayName("hubspot-api.md §12: Batch: duplicate ids → 400")
  void duplicateIdsAre400EvenWithTraceIds() {
    String id = caller.create("contacts", "email", "a@example.com");
    ObjectNode first = caller.traced("firstname", "A").put("id", id);
    ObjectNode second = caller.traced("firstname", "B").put("id", id);
    Answer answer = caller.post("contacts/batch/update", inputs(first, second));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message())
        .isEqualTo("Duplicate IDs found in batch input: [" + id + "]. IDs must be unique");
    assertThat(answer.body().at("/context/ids/0").asText()).isEqualTo(id);
  }

  @Test
  @DisplayName("hubspot-api.md §12: Batch: all-or-nothing without trace ids")
  void withoutTraceIdsOneBadRecordRefusesTheWholeRequest() {
    Answer answer =
        caller.post(
            "contacts/batch/create",
            inputs(plain("email", "a@example.com"), plain("email", "b@example.com", "nope", "1")));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message())
        .isEqualTo(
            "Property values were not valid: [{\"isValid\":false,\"message\":\"Property \\\"nope\\\""
                + " does not exist\",\"error\":\"PROPERTY_DOESNT_EXIST\",\"name\":\"nope\"}]");
    assertThat(answer.errors().get(0).get("code").asText()).isEqualTo("PROPERTY_DOESNT_EXIST");
    assertThat(answer.errors().at("/0/context/propertyName/0").asText()).isEqualTo("nope");
    assertThat(caller.standIn().inspect().count("contacts")).isZero();
  }

  @Test
  @DisplayName("hubspot-api.md §12: Batch: 207 with them")
  void withTraceIdsOneBadRecordCostsOneRecord() {
    ObjectNode bad = caller.traced("email", "b@example.com", "nope", "1");
    Answer answer =
        caller.post(
            "contacts/batch/create",
            inputs(caller.traced("email", "a@example.com"), bad, caller.traced("firstname", "C")));
    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.results()).hasSize(2);
    assertThat(answer.body().get("numErrors").asInt()).isEqualTo(1);
    JsonNode error = answer.errors().get(0);
    assertThat(error.get("category").asText()).isEqualTo("VALIDATION_ERROR");
    assertThat(error.at("/context/objectWriteTraceId/0").asText())
        .isEqualTo(bad.get("objectWriteTraceId").asText());
    assertThat(error.has("errors")).isFalse();
    assertThat(error.get("message").asText()).contains("localizedErrorMessage", "portalId");
    assertThat(caller.standIn().inspect().count("contacts")).isEqualTo(2);
  }

  @Test
  @DisplayName("hubspot-api.md §12: Batch: all-or-nothing without trace ids (on every input)")
  void aTraceIdMissingOnOneInputMakesTheBatchAllOrNothing() {
    Answer answer =
        caller.post(
            "contacts/batch/create",
            inputs(caller.traced("email", "a@example.com"), plain("nope", "1")));
    assertThat(answer.status()).isEqualTo(400);
    assertThat(caller.standIn().inspect().count("contacts")).isZero();
  }

  @Test
  @DisplayName("hubspot-api.md §12: Batch: **results shuffled**")
  void resultsAreShuffledAndCarryTheSourceKeyButNoTraceId() {
    caller.uniqueProperty("tickets", "zendesk_ticket_id");
    ObjectNode[] tickets =
        IntStream.range(0, 50)
            .mapToObj(i -> caller.traced("zendesk_ticket_id", "z" + i, "hs_pipeline_stage", "1"))
            .toArray(ObjectNode[]::new);
    Answer answer = caller.post("tickets/batch/create", inputs(tickets));
    assertThat(answer.status()).isEqualTo(201);
    List<String> keys = new ArrayList<>();
    answer.results().forEach(r -> keys.add(r.at("/properties/zendesk_ticket_id").asText()));
    List<String> sent = IntStream.range(0, 50).mapToObj(i -> "z" + i).toList();
    assertThat(keys).containsExactlyInAnyOrderElementsOf(sent).isNotEqualTo(sent);
    assertThat(answer.results().get(0).has("objectWriteTraceId")).isFalse();
    JsonNode properties = answer.results().get(0).get("properties");
    assertThat(properties.get("hs_pipeline").asText()).isEqualTo("0");
    assertThat(properties.get("hs_object_source").asText()).isEqualTo("INTEGRATION");
  }

  @Test
  @DisplayName("hubspot-api.md §12: Batch: `new` on upsert")
  void upsertTellsWhatIsNewAndTakesOnlyUniqueProperties() {
    caller.uniqueProperty("companies", "zendesk_organization_id");
    caller.create("companies", "name", "Old", "zendesk_organization_id", "1");
    ObjectNode old =
        caller.traced("name", "New").put("id", "1").put("idProperty", "zendesk_organization_id");
    ObjectNode fresh =
        caller.traced("name", "Two").put("id", "2").put("idProperty", "zendesk_organization_id");
    Answer answer = caller.post("companies/batch/upsert", inputs(old, fresh));
    assertThat(answer.status()).isEqualTo(200);
    List<Boolean> isNew =
        StreamSupport.stream(answer.results().spliterator(), false)
            .sorted((a, b) -> a.get("id").asText().compareTo(b.get("id").asText()))
            .map(result -> result.get("new").asBoolean())
            .toList();
    assertThat(isNew).containsExactly(false, true);
    assertThat(caller.standIn().inspect().count("companies")).isEqualTo(2);

    ObjectNode byName = caller.traced("domain", "x.com").put("id", "New").put("idProperty", "name");
    Answer refused = caller.post("companies/batch/upsert", inputs(byName));
    assertThat(refused.status()).isEqualTo(400);
    assertThat(refused.message())
        .isEqualTo("Unable to perform update/upsert by non-unique 0-2 property name");
  }

  @Test
  @DisplayName("hubspot-api.md §12: Batch: duplicate ids → 400 (one record under two keys)")
  void oneRecordUnderTwoKeysIsADuplicateToo() {
    caller.uniqueProperty("contacts", "zendesk_user_id");
    String id = caller.create("contacts", "zendesk_user_id", "7");
    ObjectNode byKey =
        caller.traced("city", "Ulm").put("id", "7").put("idProperty", "zendesk_user_id");
    ObjectNode byId = caller.traced("city", "Bonn").put("id", id);
    assertThat(caller.post("contacts/batch/update", inputs(byKey, byId)).status()).isEqualTo(400);
  }

  @Test
  void anUpdateShowsWhatWasSentWithTheSystemsValues() {
    String id =
        caller.create(
            "tickets",
            "hs_pipeline_stage",
            "1",
            "createdate",
            "2021-05-06T07:08:09Z",
            "content",
            "C");
    Answer answer =
        caller.post("tickets/batch/update", inputs(caller.traced("subject", "S").put("id", id)));
    JsonNode properties = answer.results().at("/0/properties");
    assertThat(properties.get("subject").asText()).isEqualTo("S");
    assertThat(properties.get("createdate").asText()).isEqualTo("2021-05-06T07:08:09Z");
    assertThat(properties.get("hs_object_id").asText()).isEqualTo(id);
    assertThat(properties.has("content")).isFalse();
  }

  @Test
  void updateOfUnknownIdsIs207WithOneItemForAllOfThem() {
    String id = caller.create("contacts", "email", "a@example.com");
    Answer answer =
        caller.post(
            "contacts/batch/update",
            inputs(
                plain("firstname", "A").put("id", id),
                plain("firstname", "B").put("id", "998"),
                plain("firstname", "C").put("id", "999")));
    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.results()).hasSize(1);
    assertThat(answer.errors()).hasSize(1);
    JsonNode error = answer.errors().get(0);
    assertThat(error.get("category").asText()).isEqualTo("OBJECT_NOT_FOUND");
    assertThat(error.get("message").asText())
        .isEqualTo(
            "Could not get some CONTACT objects, they may be deleted or not exist. Check that ids"
                + " are valid.");
    assertThat(error.at("/context/ids")).hasSize(2);
  }

  @Test
  void updateOfAnUnknownIdWithTraceIdsNamesTheTrace() {
    ObjectNode unknown = caller.traced("firstname", "B").put("id", "998");
    Answer answer = caller.post("contacts/batch/update", inputs(unknown));
    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.errors().at("/0/context/objectWriteTraceId/0").asText())
        .isEqualTo(unknown.get("objectWriteTraceId").asText());
    assertThat(answer.errors().at("/0/context/ids/0").asText()).isEqualTo("998");
  }

  @Test
  @DisplayName("hubspot-api.md §12: Batch: merged id absent")
  void updateOfAMergedIdIs200AndTheIdIsAbsent() {
    String primary = caller.create("contacts", "email", "a@example.com");
    String merged = caller.create("contacts", "email", "b@example.com");
    Answer merge =
        caller.post(
            "contacts/merge",
            "{\"primaryObjectId\":\"%s\",\"objectIdToMerge\":\"%s\"}".formatted(primary, merged));
    assertThat(merge.status()).isEqualTo(200);
    Answer answer =
        caller.post(
            "contacts/batch/update", inputs(caller.traced("firstname", "B").put("id", merged)));
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.results()).isEmpty();
    assertThat(caller.get("contacts/" + merged).id()).isEqualTo(primary);
    assertThat(caller.patch("contacts/" + merged, "{\"properties\":{\"city\":\"Ulm\"}}").id())
        .isEqualTo(primary);
  }

  @Test
  void updateByEmailIsRefusedAndAnEmailAsIdChangesNothing() {
    caller.create("contacts", "email", "a@example.com");
    ObjectNode input = caller.traced("firstname", "B").put("id", "a@example.com");
    Answer silent = caller.post("contacts/batch/update", inputs(input));
    assertThat(silent.status()).isEqualTo(200);
    assertThat(silent.results()).isEmpty();
    Answer refused = caller.post("contacts/batch/update", inputs(input.put("idProperty", "email")));
    assertThat(refused.message())
        .isEqualTo("Unable to perform update/upsert by non-unique 0-1 property email");
  }

  @Test
  @DisplayName("hubspot-api.md §12: Batch: one OBJECT_NOT_FOUND item for all missing ids in read")
  void readOfUnknownIdsIs207WithOneItemListingAll() {
    caller.uniqueProperty("contacts", "zendesk_user_id");
    caller.create("contacts", "zendesk_user_id", "7");
    Answer answer =
        caller.post(
            "contacts/batch/read",
            """
            {"idProperty":"zendesk_user_id","properties":["zendesk_user_id","city"],
             "propertiesWithHistory":[],"inputs":[{"id":"7"},{"id":"8"},{"id":"9"}]}""");
    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.body().get("numErrors").asInt()).isEqualTo(1);
    assertThat(answer.errors().at("/0/context/ids")).hasSize(2);
    JsonNode properties = answer.results().at("/0/properties");
    assertThat(properties.get("zendesk_user_id").asText()).isEqualTo("7");
    assertThat(properties.get("city").isNull()).isTrue();
    assertThat(properties.has("email")).isFalse();
  }

  @Test
  @DisplayName("hubspot-api.md §12: archive")
  void archiveIs204AndPassesUnknownIdsOver() {
    String id = caller.create("notes", "hs_timestamp", "2024-01-01T00:00:00Z");
    Answer answer =
        caller.post(
            "notes/batch/archive", "{\"inputs\":[{\"id\":\"" + id + "\"},{\"id\":\"999\"}]}");
    assertThat(answer.status()).isEqualTo(204);
    assertThat(answer.text()).isEmpty();
    assertThat(caller.get("notes/" + id).status()).isEqualTo(404);
    assertThat(caller.get("notes/" + id + "?archived=true").body().get("archived").asBoolean())
        .isTrue();
    assertThat(caller.get("notes?archived=true").results()).hasSize(1);
  }

  private ObjectNode contacts(int count) {
    ObjectNode body = HubSpotCaller.MAPPER.createObjectNode();
    for (int i = 0; i < count; i++) {
      body.withArray("inputs").add(caller.traced("email", "c" + i + "@example.com"));
    }
    return body;
  }
}
