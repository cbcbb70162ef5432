package dev.deskferry.sandbox.hubspot.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.hubspot.HubSpotCaller;
import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.sandbox.hubspot.quota.Tier;
import dev.deskferry.sandbox.hubspot.schema.Owners;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** See also {@code TicketTest}, {@code FileTest} and {@code ImportTest}. */
@DisplayName(
    "hubspot-api.md §12: Owners active/archived, `id` ≠ `userId`; pipelines with caller-chosen ids;"
        + " files with RETURN_EXISTING; imports with three slots and DEFERRED;"
        + " archive/`archived=true`; no restore endpoint.")
class AccountLineTest {

  private static final String PIPELINES = "/crm/v3/pipelines/tickets";

  private final HubSpotCaller caller = HubSpotCaller.fresh();

  @Test
  @DisplayName("Owners active/archived: pages of each")
  void ownersArePaged() {
    List<Owners.Seed> seeds =
        IntStream.range(0, 9)
            .mapToObj(i -> new Owners.Seed("o" + i + "@b.com", "O", "" + i, i % 3 == 2))
            .toList();
    HubSpotCaller staffed = HubSpotCaller.with(HubSpotOptions.defaults().withOwners(seeds));
    List<String> emails = new ArrayList<>();
    String after = "0";
    do {
      Answer page = staffed.get("/crm/v3/owners?limit=4&after=" + after);
      emails.addAll(page.results().findValuesAsText("email"));
      after = page.body().at("/paging/next/after").asText();
    } while (!after.isEmpty());
    assertThat(emails).hasSize(6).doesNotContain("o2@b.com");
    JsonNode archived = staffed.get("/crm/v3/owners?archived=true").results();
    assertThat(archived.findValuesAsText("email"))
        .containsExactly("o2@b.com", "o5@b.com", "o8@b.com");
    assertThat(archived.get(0).has("userId")).isFalse();
    assertThat(archived.get(0).get("userIdIncludingInactive").asText())
        .isNotEqualTo(archived.get(0).get("id").asText());
  }

  @Test
  @DisplayName("pipelines: stages are added, changed, replaced and deleted, with their audit")
  void stagesChange() {
    String stages = PIPELINES + "/0/stages";
    Answer made =
        caller.post(
            stages,
            """
            {"label":"Hold","displayOrder":4,"stageId":"hold","metadata":{"ticketState":"OPEN"}}""");
    assertThat(made.status()).isEqualTo(201);
    Answer changed =
        caller.patch(
            stages + "/hold", "{\"metadata\":{\"ticketState\":\"CLOSED\"},\"label\":\"Held\"}");
    assertThat(changed.body().at("/metadata/isClosed").asText()).isEqualTo("true");
    assertThat(changed.body().get("displayOrder").asInt()).isEqualTo(4);
    assertThat(caller.patch(stages + "/hold", "{\"label\":\"x\"}").status())
        .as("metadata is required")
        .isEqualTo(400);
    assertThat(
            caller
                .put(stages + "/hold", "{\"label\":\"New\",\"displayOrder\":1,\"metadata\":{}}")
                .status())
        .as("the label is another stage's")
        .isEqualTo(409);
    String ticket = caller.create("tickets", "hs_pipeline_stage", "hold");
    String checked = stages + "/hold?validateReferencesBeforeDelete=true";
    assertThat(caller.delete(checked).message()).contains("is referenced by TICKET " + ticket);
    caller.delete("tickets/" + ticket);
    assertThat(caller.delete(checked).status()).isEqualTo(204);
    assertThat(caller.get(stages + "/hold").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("pipelines: archived and restored, the audit tells")
  void pipelinesAreArchivedAndRestored() {
    String body =
        """
        {"label":"Second","displayOrder":1,"pipelineId":"second","stages":[
         {"label":"A","displayOrder":0,"stageId":"a2","metadata":{"ticketState":"OPEN"}}]}""";
    assertThat(caller.post(PIPELINES, body).status()).isEqualTo(201);
    assertThat(caller.patch(PIPELINES + "/second", "{\"archived\":false}").status()).isEqualTo(400);
    assertThat(caller.delete(PIPELINES + "/second").status()).isEqualTo(204);
    assertThat(caller.get(PIPELINES + "/second").status()).isEqualTo(404);
    assertThat(caller.delete(PIPELINES + "/0").status()).as("the last one").isEqualTo(400);
    Answer restored =
        caller.patch(PIPELINES + "/second", "{\"archived\":false,\"label\":\"Again\"}");
    assertThat(restored.body().get("label").asText()).isEqualTo("Again");
    JsonNode audit = caller.get(PIPELINES + "/second/audit").results();
    assertThat(audit.findValuesAsText("action")).containsExactly("UPDATE", "DELETE", "CREATE");
    assertThat(audit.get(0).at("/rawObject/label").asText()).isEqualTo("Again");
    assertThat(caller.get(PIPELINES + "/0/audit").results()).isEmpty();
  }

  @Test
  @DisplayName("pipelines: as many as the tier allows, a hundred stages each")
  void pipelinesHaveLimits() {
    HubSpotCaller small = HubSpotCaller.with(HubSpotOptions.defaults().with(Tier.STARTER));
    String body = "{\"label\":\"P%d\",\"displayOrder\":1,\"stages\":[]}";
    assertThat(small.post(PIPELINES, body.formatted(1)).status()).isEqualTo(201);
    assertThat(small.post(PIPELINES, body.formatted(2)).message())
        .startsWith("The limit of 2 pipelines");
    String stage = "{\"label\":\"S%d\",\"displayOrder\":1,\"metadata\":{}}";
    for (int i = 4; i < 100; i++) {
      assertThat(small.post(PIPELINES + "/0/stages", stage.formatted(i)).status()).isEqualTo(201);
    }
    assertThat(small.post(PIPELINES + "/0/stages", stage.formatted(100)).status()).isEqualTo(400);
    assertThat(small.get("/crm/v3/limits/pipelines").body().toString())
        .contains(
            "\"objectTypeId\":\"0-5\",\"singularLabel\":\"Ticket\",\"pluralLabel\":\"Tickets\",\"limit\":2,\"usage\":2");
  }

  @Test
  @DisplayName("archive/`archived=true`: list, read and batch read of the recycle bin")
  void archivedRecordsAreAListingOfTheirOwn() {
    String id = caller.create("companies", "name", "A");
    caller.create("companies", "name", "B");
    assertThat(caller.delete("companies/" + id).status()).isEqualTo(204);
    assertThat(caller.get("companies").results()).hasSize(1);
    JsonNode archived = caller.get("companies?archived=true").results();
    assertThat(archived.findValuesAsText("id")).containsExactly(id);
    assertThat(archived.get(0).get("archivedAt").asText()).isNotEmpty();
    assertThat(caller.get("companies/" + id).status()).isEqualTo(404);
    assertThat(caller.get("companies/" + id + "?archived=true").status()).isEqualTo(200);
    String read = "{\"inputs\":[{\"id\":\"" + id + "\"}]}";
    assertThat(caller.post("companies/batch/read", read).status()).isEqualTo(207);
    assertThat(caller.post("companies/batch/read?archived=true", read).status()).isEqualTo(200);
    assertThat(caller.patch("companies/" + id, "{\"properties\":{\"name\":\"C\"}}").status())
        .isEqualTo(404);
  }

  @ParameterizedTest
  @DisplayName("no restore endpoint")
  @ValueSource(
      strings = {
        "/crm/v3/objects/contacts/1/restore",
        "/crm/v3/objects/contacts/batch/restore",
        "/crm/objects/2026-03/contacts/batch/unarchive",
        "/crm/v3/objects/contacts/1/unarchive"
      })
  void thereIsNoRestore(String path) {
    assertThat(caller.post(path, "{}").status()).isEqualTo(404);
  }
}
