package dev.deskferry.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import dev.deskferry.sandbox.hubspot.schema.Owners;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** Tickets, pipelines and owners. */
class TicketTest {

  private static final String PIPELINES = "/crm/pipelines/2026-03/tickets";
  private static final String SUPPORT =
      """
      {"label":"Zendesk","displayOrder":1,"pipelineId":"zendesk","stages":[
       {"label":"New","displayOrder":0,"stageId":"zd_new","metadata":{"ticketState":"OPEN"}},
       {"label":"Solved","displayOrder":1,"stageId":"zd_solved",
        "metadata":{"ticketState":"CLOSED"}}]}""";

  private final HubSpotCaller caller = HubSpotCaller.fresh();

  @Test
  @DisplayName("hubspot-api.md §12: Tickets: required stage")
  void theStageIsRequired() {
    Answer answer = caller.post("tickets", "{\"properties\":{\"subject\":\"S\"}}");
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.message())
        .isEqualTo("Error creating TICKET. Some required properties were not set.");
    assertThat(answer.body().at("/context/properties/0").asText()).isEqualTo("hs_pipeline_stage");
  }

  @Test
  void thePipelineIsTheDefaultOneUnlessNamed() {
    String id = caller.create("tickets", "hs_pipeline_stage", "2");
    JsonNode ticket = caller.get("tickets/" + id).body();
    assertThat(ticket.at("/properties/hs_pipeline").asText()).isEqualTo("0");
    assertThat(ticket.at("/properties/subject").isNull()).isTrue();
  }

  @Test
  @DisplayName("hubspot-api.md §12: Tickets: stage must belong to pipeline")
  void theStageMustBelongToThePipeline() {
    assertThat(caller.post(PIPELINES, SUPPORT).status()).isEqualTo(201);
    Answer wrong = caller.post("tickets", stage("0", "zd_new"));
    assertThat(wrong.status()).isEqualTo(400);
    assertThat(wrong.errors().at("/0/code").asText()).isEqualTo("INVALID_OPTION");
    assertThat(wrong.message()).contains("zd_new was not one of the allowed options: [1, 2, 3, 4]");
    assertThat(caller.post("tickets", stage("nowhere", "1")).errors().at("/0/code").asText())
        .isEqualTo("INVALID_OPTION");
    Answer right = caller.post("tickets", stage("zendesk", "zd_new"));
    assertThat(right.status()).isEqualTo(201);
    Answer moved =
        caller.patch("tickets/" + right.id(), "{\"properties\":{\"hs_pipeline_stage\":\"4\"}}");
    assertThat(moved.status()).isEqualTo(400);
  }

  @Test
  @DisplayName("hubspot-api.md §12: Tickets: writable `createdate`/`closed_date`")
  void createdateAndClosedDateAreWritable() {
    String id =
        caller.create(
            "tickets",
            "hs_pipeline_stage",
            "4",
            "createdate",
            "2021-05-06T07:08:09Z",
            "closed_date",
            "2021-06-01T00:00:00Z");
    JsonNode ticket = caller.get("tickets/" + id + "?properties=closed_date").body();
    assertThat(ticket.at("/properties/createdate").asText()).isEqualTo("2021-05-06T07:08:09Z");
    assertThat(ticket.at("/properties/closed_date").asText()).isEqualTo("2021-06-01T00:00:00Z");
    String closed = caller.create("tickets", "hs_pipeline_stage", "4");
    assertThat(
            caller
                .get("tickets/" + closed + "?properties=closed_date")
                .body()
                .at("/properties/closed_date")
                .isNull())
        .isFalse();
  }

  @Test
  @DisplayName("hubspot-api.md §12: pipelines with caller-chosen ids")
  void pipelinesTakeChosenIdsAndKeepLabelsUnique() {
    Answer created = caller.post(PIPELINES, SUPPORT);
    assertThat(created.id()).isEqualTo("zendesk");
    assertThat(created.body().get("stages").findValuesAsText("id"))
        .containsExactly("zd_new", "zd_solved");
    assertThat(created.body().at("/stages/1/metadata/ticketState").asText()).isEqualTo("CLOSED");
    assertThat(created.body().at("/stages/1/metadata/isClosed").asText()).isEqualTo("true");
    assertThat(created.body().at("/stages/0/writePermissions").asText())
        .isEqualTo("CRM_PERMISSIONS_ENFORCEMENT");
    assertThat(caller.post(PIPELINES, SUPPORT).status()).isEqualTo(409);
    assertThat(caller.post(PIPELINES, SUPPORT.replace("\"zendesk\"", "\"other\"")).status())
        .isEqualTo(409);
    assertThat(caller.get(PIPELINES).results()).hasSize(2);
    assertThat(caller.get(PIPELINES + "/nope").status()).isEqualTo(404);
    Answer stage =
        caller.post(
            PIPELINES + "/zendesk/stages",
            "{\"label\":\"On hold\",\"displayOrder\":2,\"metadata\":{}}");
    assertThat(stage.status()).isEqualTo(201);
    assertThat(caller.get(PIPELINES + "/zendesk/stages").results()).hasSize(3);
    assertThat(
            caller
                .post(PIPELINES, SUPPORT.replace("zendesk", "z2").replace("zd_new", "ZD_New"))
                .status())
        .isNotEqualTo(201);
  }

  @Test
  void aPipelineInUseIsKeptWhenReferencesAreValidated() {
    caller.post(PIPELINES, SUPPORT);
    caller.post("tickets", stage("zendesk", "zd_new"));
    assertThat(caller.delete(PIPELINES + "/zendesk?validateReferencesBeforeDelete=true").status())
        .isEqualTo(400);
    assertThat(caller.delete(PIPELINES + "/zendesk").status()).isEqualTo(204);
  }

  @Test
  @DisplayName("hubspot-api.md §12: Owners active/archived, `id` ≠ `userId`")
  void ownersAreActiveOrArchivedAndTheUserIdIsNoOwner() {
    HubSpotCaller staffed =
        new HubSpotCaller(
            new HubSpotStandIn(
                HubSpotOptions.defaults()
                    .withOwners(
                        List.of(
                            new Owners.Seed("ann@example.com", "Ann", "Lee", false),
                            new Owners.Seed("bob@example.com", "Bob", "Ray", false),
                            new Owners.Seed("eve@example.com", "Eve", "Old", true)))));
    JsonNode active = staffed.get("/crm/owners/2026-03?limit=1").body();
    assertThat(active.get("results")).hasSize(1);
    String after = active.at("/paging/next/after").asText();
    assertThat(staffed.get("/crm/owners/2026-03?limit=1&after=" + after).results()).hasSize(1);
    JsonNode bob = staffed.get("/crm/v3/owners?email=bob@example.com").results().get(0);
    assertThat(bob.get("id").asText()).isNotEqualTo(bob.get("userId").asText());
    JsonNode eve = staffed.get("/crm/owners/2026-03?archived=true").results().get(0);
    assertThat(eve.has("userId")).isFalse();
    assertThat(eve.get("userIdIncludingInactive").asLong()).isPositive();

    String url = "/crm/objects/2026-03/tickets";
    String ok = bob.get("id").asText();
    assertThat(staffed.post(url, owner(ok)).status()).isEqualTo(201);
    for (String wrong : List.of(bob.get("userId").asText(), eve.get("id").asText(), "nobody")) {
      Answer answer = staffed.post(url, owner(wrong));
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.errors().at("/0/context/propertyName/0").asText())
          .isEqualTo("hubspot_owner_id");
    }
    assertThat(staffed.get("/crm/owners/2026-03/" + ok).status()).isEqualTo(200);
    assertThat(staffed.get("/crm/owners/2026-03/1").status()).isEqualTo(404);
  }

  @Test
  void accountInfoTellsTimeZoneAndDailyUsage() {
    JsonNode details = caller.get("/account-info/v3/details").body();
    assertThat(details.get("timeZone").asText()).isEqualTo("US/Eastern");
    assertThat(details.get("portalId").asLong()).isEqualTo(44_237_313);
    JsonNode usage =
        caller.get("/account-info/2026-03/api-usage/daily/private-apps").results().get(0);
    assertThat(usage.get("name").asText()).isEqualTo("private-apps-api-calls-daily");
    assertThat(usage.get("currentUsage").asInt()).isEqualTo(2);
    assertThat(usage.get("fetchStatus").asText()).isEqualTo("SUCCESS");
    assertThat(
            caller
                .get("/crm/limits/2026-03/associations/records/0-46/0-5")
                .body()
                .get("limit")
                .asInt())
        .isEqualTo(1_000);
  }

  private static String stage(String pipeline, String stage) {
    return "{\"properties\":{\"hs_pipeline\":\"%s\",\"hs_pipeline_stage\":\"%s\"}}"
        .formatted(pipeline, stage);
  }

  private static String owner(String id) {
    return "{\"properties\":{\"hs_pipeline_stage\":\"1\",\"hubspot_owner_id\":\"%s\"}}"
        .formatted(id);
  }
}
