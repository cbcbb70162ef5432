package dev.deskferry.sandbox.hubspot;

import static dev.deskferry.sandbox.hubspot.HubSpotCaller.inputs;
import static dev.deskferry.sandbox.hubspot.HubSpotCaller.pair;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import dev.deskferry.sandbox.hubspot.Inspection.StoredAssociation;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Associations in batches and one by one: directions, primary, caps, sizes, versions. */
class AssociationTest {

  private static final String BATCH = "/crm/associations/2026-03/";

  private final HubSpotCaller caller = HubSpotCaller.fresh();
  private final String contact = caller.create("contacts", "email", "a@example.com");
  private final String ticket = caller.create("tickets", "hs_pipeline_stage", "1");

  @Test
  @DisplayName("hubspot-api.md §12: Associations: empty `types` = 2xx and nothing")
  void emptyTypesAre2xxAndLinkNothing() {
    ObjectNode note = HubSpotCaller.plain("hs_timestamp", "2024-01-01T00:00:00Z");
    ObjectNode empty = HubSpotCaller.link(ticket, 228);
    empty.withArray("types").removeAll();
    note.withArray("associations").add(empty);
    assertThat(caller.post("notes", note).status()).isEqualTo(201);
    assertThat(types("notes", "tickets")).isEmpty();
    Answer batch =
        caller.post(BATCH + "tickets/contacts/batch/create", inputs(pair(ticket, contact)));
    assertThat(batch.status()).isEqualTo(201);
    assertThat(batch.results()).isEmpty();
    assertThat(types("tickets", "contacts")).isEmpty();
  }

  @Test
  @DisplayName("hubspot-api.md §12: Associations: primary semantics")
  void primaryImpliesTheUnlabeledTypeAndIsTheOnlyOne() {
    String first = caller.create("companies", "name", "One");
    String second = caller.create("companies", "name", "Two");
    String path = BATCH + "contacts/companies/batch/create";
    caller.post(path, inputs(pair(contact, first, 1)));
    assertThat(types("contacts", "companies")).containsExactly(List.of(1, 279));
    assertThat(types("companies", "contacts")).containsExactly(List.of(2, 280));
    caller.post(path, inputs(pair(contact, second, 1, 279)));
    assertThat(types("contacts", "companies")).containsExactly(List.of(279), List.of(1, 279));
    caller.post(BATCH + "companies/contacts/batch/create", inputs(pair(first, contact, 2)));
    assertThat(types("contacts", "companies")).containsExactly(List.of(1, 279), List.of(279));
  }

  @Test
  @DisplayName("hubspot-api.md §12: Associations: idempotent repeat")
  void sendingTypesReplacesTheLabelsOfThePairAndRepeatingChangesNothing() {
    String company = caller.create("companies", "name", "One");
    String path = BATCH + "tickets/companies/batch/create";
    caller.post(path, inputs(pair(ticket, company, 26)));
    caller.post(path, inputs(pair(ticket, company, 26)));
    assertThat(types("tickets", "companies")).containsExactly(List.of(26, 339));
    caller.post(path, inputs(pair(ticket, company, 339)));
    assertThat(types("tickets", "companies")).containsExactly(List.of(339));
  }

  @Test
  @DisplayName("hubspot-api.md §12: Associations: direction-specific type ids")
  void batchErrorsCostOnlyTheirPair() {
    Answer answer =
        caller.post(
            BATCH + "tickets/contacts/batch/create",
            inputs(
                pair(ticket, contact, 16),
                pair("not_an_id", contact, 16),
                pair(ticket, "999", 16),
                pair(ticket, contact, 15)));
    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.results()).hasSize(1);
    assertThat(answer.body().get("numErrors").asInt()).isEqualTo(3);
    assertThat(answer.errors().at("/0/subCategory").asText())
        .isEqualTo("crm.associations.INVALID_IDENTIFIER");
    assertThat(answer.errors().at("/0/message").asText()).isEqualTo("not_an_id is not a valid ID");
    Answer self =
        caller.post(BATCH + "tickets/tickets/batch/create", inputs(pair(ticket, ticket, 452)));
    assertThat(self.errors().at("/0/message").asText())
        .isEqualTo("Object " + ticket + " cannot be associated to itself (" + ticket + ")");
    assertThat(
            caller
                .post(BATCH + "notes/emails/batch/read", "{\"inputs\":[{\"id\":\"1\"}]}")
                .status())
        .isEqualTo(400);
  }

  @Test
  void batchReadIs207ForRecordsWithoutAssociations() {
    caller.post(BATCH + "tickets/contacts/batch/create", inputs(pair(ticket, contact, 16)));
    String body = "{\"inputs\":[{\"id\":\"%s\"},{\"id\":\"103107104018\"}]}".formatted(contact);
    Answer dated = caller.post(BATCH + "contacts/tickets/batch/read", body);
    assertThat(dated.status()).isEqualTo(207);
    assertThat(dated.results().at("/0/from/id").asText()).isEqualTo(contact);
    JsonNode to = dated.results().at("/0/to/0");
    assertThat(to.get("toObjectId").isTextual()).isTrue();
    assertThat(to.at("/associationTypes/0/typeId").asInt()).isEqualTo(15);
    assertThat(to.at("/associationTypes/0/label").isNull()).isTrue();
    assertThat(dated.errors().at("/0/subCategory").asText())
        .isEqualTo("crm.associations.NO_ASSOCIATIONS_FOUND");
    assertThat(dated.errors().at("/0/message").asText())
        .isEqualTo("No ticket is associated with contact 103107104018.");
    Answer v4 = caller.post("/crm/v4/associations/contacts/tickets/batch/read", body);
    assertThat(v4.results().at("/0/to/0/toObjectId").isNumber()).isTrue();
  }

  @Test
  @DisplayName("hubspot-api.md §12: Associations: 2,000/1,000 sizes")
  void batchesTake2000PairsAnd1000Reads() {
    assertThat(caller.post(BATCH + "tickets/contacts/batch/create", pairs(2_001)).status())
        .isEqualTo(400);
    assertThat(caller.post(BATCH + "tickets/contacts/batch/create", pairs(2_000)).status())
        .isEqualTo(201);
    assertThat(caller.post(BATCH + "tickets/contacts/batch/read", reads(1_001)).status())
        .isEqualTo(400);
    assertThat(caller.post(BATCH + "tickets/contacts/batch/read", reads(1_000)).status())
        .isIn(200, 207);
  }

  @Test
  void archivingAnswers204InV4And200WithAnEnvelopeInDatedVersions() {
    String body =
        "{\"inputs\":[{\"from\":{\"id\":\"%s\"},\"to\":[{\"id\":\"%s\"}]}]}"
            .formatted(ticket, contact);
    for (String version : List.of("/crm/v4/associations/", BATCH)) {
      caller.post(BATCH + "tickets/contacts/batch/create", inputs(pair(ticket, contact, 16)));
      Answer answer = caller.post(version + "tickets/contacts/batch/archive", body);
      assertThat(answer.status()).isEqualTo(version.equals(BATCH) ? 200 : 204);
      assertThat(types("tickets", "contacts")).isEmpty();
    }
  }

  @Test
  void removingALabelKeepsTheRestAndRemovingTheUnlabeledTypeRemovesAll() {
    String company = caller.create("companies", "name", "One");
    caller.post(BATCH + "tickets/companies/batch/create", inputs(pair(ticket, company, 26)));
    String path = BATCH + "tickets/companies/batch/labels/archive";
    assertThat(caller.post(path, inputs(pair(ticket, company, 26))).status()).isEqualTo(200);
    assertThat(types("tickets", "companies")).containsExactly(List.of(339));
    caller.post(path, inputs(pair(ticket, company, 339)));
    assertThat(types("tickets", "companies")).isEmpty();
  }

  @Test
  void defaultAndSingleAssociationsWorkInBothVersions() {
    Answer plain =
        caller.post(
            BATCH + "tickets/contacts/batch/associate/default",
            "{\"inputs\":[{\"from\":{\"id\":\"%s\"},\"to\":{\"id\":\"%s\"}}]}"
                .formatted(ticket, contact));
    assertThat(plain.status()).isEqualTo(200);
    assertThat(plain.results().at("/0/associationSpec/associationTypeId").asInt()).isEqualTo(16);
    String v4 = "/crm/v4/objects/tickets/" + ticket + "/associations/";
    assertThat(caller.put(v4 + "default/contacts/" + contact, "").status()).isEqualTo(200);
    String spec = "[{\"associationCategory\":\"HUBSPOT_DEFINED\",\"associationTypeId\":16}]";
    assertThat(caller.put(v4 + "contacts/" + contact, spec).status()).isEqualTo(201);
    assertThat(caller.put(v4 + "contacts/" + contact, "").message())
        .isEqualTo("Invalid JSON input: a request body was expected, but none found");
    assertThat(caller.put(v4 + "contacts/" + contact, "\"x\"").message())
        .contains("java.util.HashSet");
    assertThat(caller.get("tickets/" + ticket + "/associations/contacts").results()).hasSize(1);
    assertThat(caller.delete(v4 + "contacts/" + contact).status()).isEqualTo(204);
    assertThat(caller.get("tickets/" + ticket + "/associations/contacts").results()).isEmpty();
  }

  @Test
  void customLabelsGetTypeIdsInBothDirections() {
    String path = BATCH + "tickets/contacts/labels";
    Answer created =
        caller.post(path, "{\"label\":\"CC\",\"name\":\"cc\",\"inverseLabel\":\"Copied on\"}");
    assertThat(created.status()).isEqualTo(200);
    int typeId = created.results().at("/0/typeId").asInt();
    assertThat(created.results().at("/1/label").asText()).isEqualTo("Copied on");
    assertThat(caller.post(path, "{\"label\":\"CC\",\"name\":\"cc\"}").status()).isEqualTo(409);
    ObjectNode pair = pair(ticket, contact);
    pair.withArray("types")
        .addObject()
        .put("associationCategory", "USER_DEFINED")
        .put("associationTypeId", typeId);
    Answer linked = caller.post(BATCH + "tickets/contacts/batch/create", inputs(pair));
    assertThat(linked.results().at("/0/labels").toString()).isEqualTo("[\"CC\"]");
    assertThat(types("tickets", "contacts")).containsExactly(List.of(16, typeId));
    assertThat(caller.get(path).results()).hasSize(2);
  }

  @Test
  @DisplayName("hubspot-api.md §12: Associations: caps 1,000")
  void aNoteTakesAtMost1000Tickets() {
    String note = caller.create("notes", "hs_timestamp", "2024-01-01T00:00:00Z");
    ObjectNode body = HubSpotCaller.MAPPER.createObjectNode();
    for (int batch = 0; batch < 11; batch++) {
      ObjectNode tickets = HubSpotCaller.MAPPER.createObjectNode();
      for (int i = 0; i < 100; i++) {
        tickets.withArray("inputs").add(HubSpotCaller.plain("hs_pipeline_stage", "1"));
      }
      caller
          .post("tickets/batch/create", tickets)
          .results()
          .forEach(made -> body.withArray("inputs").add(pair(note, made.get("id").asText(), 228)));
    }
    Answer answer = caller.post(BATCH + "notes/tickets/batch/create", body);
    assertThat(answer.results()).hasSize(1_000);
    assertThat(answer.body().get("numErrors").asInt()).isEqualTo(100);
  }

  private List<List<Integer>> types(String from, String to) {
    return caller.standIn().inspect().associations(from, to).stream()
        .map(StoredAssociation::types)
        .toList();
  }

  private ObjectNode pairs(int count) {
    ObjectNode body = HubSpotCaller.MAPPER.createObjectNode();
    for (int i = 0; i < count; i++) {
      body.withArray("inputs").add(pair(ticket, contact, 16));
    }
    return body;
  }

  private ObjectNode reads(int count) {
    ObjectNode body = HubSpotCaller.MAPPER.createObjectNode();
    for (int i = 0; i < count; i++) {
      body.withArray("inputs").addObject().put("id", i == 0 ? ticket : Integer.toString(i));
    }
    return body;
  }
}
