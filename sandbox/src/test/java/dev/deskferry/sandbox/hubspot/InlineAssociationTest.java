package dev.deskferry.sandbox.hubspot;

import static dev.deskferry.sandbox.hubspot.HubSpotCaller.inputs;
import static dev.deskferry.sandbox.hubspot.HubSpotCaller.link;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import dev.deskferry.sandbox.hubspot.Inspection.StoredAssociation;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Associations that come with the record that is created. */
class InlineAssociationTest {

  private final HubSpotCaller caller = HubSpotCaller.fresh();
  private final String contact = caller.create("contacts", "email", "a@example.com");
  private final String ticket = caller.create("tickets", "hs_pipeline_stage", "1");

  @Test
  void inlineAssociationsAreMadeOnCreate() {
    Answer note = create("notes", link(ticket, 228), link(contact, 202));
    assertThat(note.status()).isEqualTo(201);
    assertThat(types("notes", "tickets")).containsExactly(List.of(228));
    assertThat(types("tickets", "notes")).containsExactly(List.of(227));
    assertThat(types("contacts", "notes")).containsExactly(List.of(201));
    JsonNode read = caller.get("notes/" + note.id() + "?associations=tickets,contacts").body();
    assertThat(read.at("/associations/tickets/results/0/id").asText()).isEqualTo(ticket);
    assertThat(read.at("/associations/tickets/results/0/type").asText())
        .isEqualTo("note_to_ticket");
  }

  @Test
  @DisplayName("hubspot-api.md §12: Associations: direction-specific type ids (inline)")
  void aWrongDirectionOrAnUnknownIdFailsThatRecord() {
    ObjectNode good = note(link(ticket, 228));
    ObjectNode wrongDirection = note(link(ticket, 227));
    ObjectNode unknown = note(link("999", 228));
    ObjectNode wrongObject = note(link(contact, 228));
    Answer answer =
        caller.post(
            "notes/batch/create",
            inputs(
                good.put("objectWriteTraceId", "good"),
                wrongDirection.put("objectWriteTraceId", "direction"),
                unknown.put("objectWriteTraceId", "unknown"),
                wrongObject.put("objectWriteTraceId", "object")));
    assertThat(answer.status()).isEqualTo(207);
    assertThat(answer.results()).hasSize(1);
    List<String> failed = new ArrayList<>();
    answer.errors().forEach(e -> failed.add(e.at("/context/objectWriteTraceId/0").asText()));
    assertThat(failed).containsExactly("direction", "unknown", "object");
    assertThat(caller.standIn().inspect().count("notes")).isOne();
  }

  @Test
  @DisplayName("hubspot-api.md §12: Associations: inline only on create")
  void inlineAssociationsAreNoPartOfUpdates() {
    ObjectNode body = HubSpotCaller.MAPPER.createObjectNode();
    body.putObject("properties").put("subject", "S");
    body.putArray("associations").add(link(contact, 16));
    assertThat(caller.call("PATCH", "tickets/" + ticket, body.toString()).status()).isEqualTo(200);
    assertThat(types("tickets", "contacts")).isEmpty();
  }

  @Test
  @DisplayName("hubspot-api.md §12: Associations: caps 10,000")
  void aTicketTakesAtMost10000NotesAlsoInline() {
    for (int batch = 0; batch < 101; batch++) {
      ObjectNode notes = HubSpotCaller.MAPPER.createObjectNode();
      for (int i = 0; i < 100; i++) {
        notes
            .withArray("inputs")
            .add(note(link(ticket, 228)).put("objectWriteTraceId", batch + "-" + i));
      }
      notes.withArray("inputs").remove(batch == 0 ? 0 : 100);
      Answer answer = caller.post("notes/batch/create", notes);
      assertThat(answer.results()).hasSize(batch == 0 ? 99 : batch == 100 ? 1 : 100);
    }
    Answer page = caller.get("tickets/" + ticket + "/associations/notes?limit=500");
    assertThat(page.results()).hasSize(500);
    assertThat(page.body().at("/paging/next/after").asText()).isNotEmpty();
  }

  @Test
  void archivingARecordEndsItsAssociations() {
    create("notes", link(ticket, 228));
    caller.delete("tickets/" + ticket);
    assertThat(types("notes", "tickets")).isEmpty();
  }

  private List<List<Integer>> types(String from, String to) {
    return caller.standIn().inspect().associations(from, to).stream()
        .map(StoredAssociation::types)
        .toList();
  }

  private Answer create(String type, ObjectNode... links) {
    return caller.post(type, note(links));
  }

  private static ObjectNode note(ObjectNode... links) {
    ObjectNode input = HubSpotCaller.plain("hs_timestamp", "2024-01-01T00:00:00Z");
    for (ObjectNode link : links) {
      input.withArray("associations").add(link);
    }
    return input;
  }
}
