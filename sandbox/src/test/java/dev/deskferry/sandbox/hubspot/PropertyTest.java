package dev.deskferry.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import dev.deskferry.sandbox.hubspot.HubSpotOptions.ActivitiesUnique;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The property registry: definitions, groups, limits. */
class PropertyTest {

  private static final String TICKETS = "/crm/properties/2026-03/tickets";

  private final HubSpotCaller caller = HubSpotCaller.fresh();

  @Test
  @DisplayName("hubspot-api.md §12: Property registry: read-only set")
  void definitionsTellWhatCanBeWritten() {
    assertThat(isReadOnly("tickets", "createdate")).isFalse();
    assertThat(isReadOnly("tickets", "closed_date")).isFalse();
    assertThat(isReadOnly("tickets", "first_agent_reply_date")).isTrue();
    assertThat(isReadOnly("contacts", "createdate")).isTrue();
    assertThat(isReadOnly("companies", "createdate")).isTrue();
    assertThat(isReadOnly("emails", "hs_email_from_email")).isTrue();
    assertThat(isReadOnly("notes", "hs_timestamp")).isFalse();
    JsonNode source = definition("tickets", "source_type");
    assertThat(source.get("options").findValuesAsText("value"))
        .containsExactly("CHAT", "EMAIL", "FORM", "PHONE");
    JsonNode owner = definition("tickets", "hubspot_owner_id");
    assertThat(owner.get("externalOptions").asBoolean()).isTrue();
    assertThat(owner.get("referencedObjectType").asText()).isEqualTo("OWNER");
    assertThat(definition("tickets", "hs_pipeline_stage").get("options")).isEmpty();
    assertThat(definition("contacts", "email").get("hasUniqueValue").asBoolean()).isTrue();
  }

  @Test
  void createdPropertyHasHubSpotsDefaults() {
    Answer answer = caller.post(TICKETS, property("zd_plan", "string", "text", ""));
    assertThat(answer.status()).isEqualTo(201);
    assertThat(answer.body().get("displayOrder").asInt()).isEqualTo(-1);
    assertThat(answer.body().get("dataSensitivity").asText()).isEqualTo("non_sensitive");
    assertThat(answer.body().at("/modificationMetadata/readOnlyValue").asBoolean()).isFalse();
    assertThat(caller.get(TICKETS + "/zd_plan").body()).isEqualTo(answer.body());
  }

  @Test
  @DisplayName("hubspot-api.md §12: property batch create 207")
  void anExistingNameIs409AloneAnd207InABatch() {
    caller.post(TICKETS, property("zd_plan", "string", "text", ""));
    Answer alone = caller.post(TICKETS, property("zd_plan", "string", "text", ""));
    assertThat(alone.status()).isEqualTo(409);
    Answer batch =
        caller.post(
            TICKETS + "/batch/create",
            "{\"inputs\":["
                + property("zd_plan", "string", "text", "")
                + ","
                + property("zd_tier", "string", "text", "")
                + "]}");
    assertThat(batch.status()).isEqualTo(207);
    assertThat(batch.results()).hasSize(1);
    JsonNode error = batch.errors().get(0);
    assertThat(error.get("category").asText()).isEqualTo("OBJECT_ALREADY_EXISTS");
    assertThat(error.get("subCategory").asText()).isEqualTo("Properties.PROPERTY_WITH_NAME_EXISTS");
    assertThat(error.get("message").asText())
        .isEqualTo("A property named 'zd_plan' already exists.");
    assertThat(error.at("/context/name/0").asText()).isEqualTo("zd_plan");
  }

  @Test
  void requiredMembersAreNamed() {
    assertThat(caller.post(TICKETS, "{\"name\":\"x\",\"type\":\"string\"}").message())
        .isEqualTo(
            "Invalid input JSON on line 1, column 2. Some required fields were not set: [label,"
                + " fieldType, groupName]");
  }

  @ParameterizedTest
  @CsvSource({
    "datetime, date, 201",
    "datetime, text, 400",
    "date, date, 201",
    "number, number, 201",
    "number, text, 400",
    "string, html, 201",
    "string, select, 400",
    "phone_number, phonenumber, 201",
    "integer, number, 400"
  })
  @DisplayName("hubspot-api.md §12: Property registry with types")
  void fieldTypeMustFitTheType(String type, String fieldType, int status) {
    assertThat(caller.post(TICKETS, property("zd_x", type, fieldType, "")).status())
        .isEqualTo(status);
  }

  @Test
  @DisplayName("hubspot-api.md §12: Property registry with options")
  void enumerationsNeedUniqueOptionsAndBoolsTheirTwo() {
    assertThat(caller.post(TICKETS, property("zd_e", "enumeration", "select", "")).status())
        .isEqualTo(400);
    String twice =
        ",\"options\":[{\"label\":\"A\",\"value\":\"a\"},{\"label\":\"B\",\"value\":\"a\"}]";
    assertThat(caller.post(TICKETS, property("zd_e", "enumeration", "select", twice)).status())
        .isEqualTo(400);
    String good =
        ",\"options\":[{\"label\":\"A\",\"value\":\"a\"},{\"label\":\"B\",\"value\":\"b\"}]";
    assertThat(caller.post(TICKETS, property("zd_e", "enumeration", "select", good)).status())
        .isEqualTo(201);
    assertThat(caller.post(TICKETS, property("zd_b", "bool", "booleancheckbox", "")).status())
        .isEqualTo(400);
    String yesNo =
        ",\"options\":[{\"label\":\"Yes\",\"value\":\"true\"},{\"label\":\"No\",\"value\":\"false\"}]";
    assertThat(caller.post(TICKETS, property("zd_b", "bool", "booleancheckbox", yesNo)).status())
        .isEqualTo(201);
  }

  @ParameterizedTest
  @CsvSource({"Upper", "1digit", "hs_mine", "with-dash"})
  void namesFollowTheRules(String name) {
    assertThat(caller.post(TICKETS, property(name, "string", "text", "")).status()).isEqualTo(400);
  }

  @Test
  void theGroupMustExist() {
    String body = property("zd_g", "string", "text", "").replace("ticketinformation", "zendesk");
    assertThat(caller.post(TICKETS, body).status()).isEqualTo(400);
    assertThat(caller.post(TICKETS + "/groups", "{\"name\":\"zendesk\"}").status()).isEqualTo(400);
    Answer group = caller.post(TICKETS + "/groups", "{\"name\":\"zendesk\",\"label\":\"Zendesk\"}");
    assertThat(group.status()).isEqualTo(201);
    assertThat(caller.post(TICKETS, body).status()).isEqualTo(201);
    assertThat(caller.get(TICKETS + "/groups").results().findValuesAsText("name"))
        .contains("ticketinformation", "zendesk");
    assertThat(caller.delete(TICKETS + "/groups/zendesk").status()).isEqualTo(400);
  }

  @Test
  @DisplayName("hubspot-api.md §12: `hasUniqueValue` (≤ 10, only at creation)")
  void atMostTenUniquePropertiesAndOnlyAtCreation() {
    for (int i = 0; i < 10; i++) {
      caller.uniqueProperty("tickets", "zd_key_" + i);
    }
    String eleventh = property("zd_key_10", "string", "text", ",\"hasUniqueValue\":true");
    assertThat(caller.post(TICKETS, eleventh).status()).isEqualTo(400);
    caller.post(TICKETS, property("zd_late", "string", "text", ""));
    Answer patched = caller.patch(TICKETS + "/zd_late", "{\"hasUniqueValue\":true}");
    assertThat(patched.body().get("hasUniqueValue").asBoolean()).isFalse();
  }

  @Test
  @DisplayName("hubspot-api.md §12: 1,000/object limit")
  void atMost1000CustomProperties() {
    for (int batch = 0; batch < 10; batch++) {
      StringBuilder body = new StringBuilder("{\"inputs\":[");
      for (int i = 0; i < 100; i++) {
        body.append(i == 0 ? "" : ",");
        body.append(property("zd_" + batch + "_" + i, "string", "text", ""));
      }
      assertThat(caller.post(TICKETS + "/batch/create", body.append("]}").toString()).status())
          .isEqualTo(201);
    }
    assertThat(caller.post(TICKETS, property("zd_more", "string", "text", "")).status())
        .isEqualTo(400);
    JsonNode limits = caller.get("/crm/limits/2026-03/custom-properties").body();
    assertThat(limits.get("overallUsage").asInt()).isEqualTo(1_000);
  }

  @Test
  @DisplayName("hubspot-api.md §12: a switch for \"unique property refused on activities\"")
  void uniquePropertiesOnActivitiesAreASwitch() {
    String body =
        property("zendesk_comment_id", "string", "text", ",\"hasUniqueValue\":true")
            .replace("ticketinformation", "engagement");
    HubSpotOptions accepting =
        HubSpotOptions.defaults().withActivitiesUnique(ActivitiesUnique.ACCEPT);
    HubSpotCaller lenient = new HubSpotCaller(new HubSpotStandIn(accepting));
    assertThat(lenient.post("/crm/properties/2026-03/notes", body).status()).isEqualTo(201);
    for (String type : List.of("notes", "emails")) {
      Answer answer = caller.post("/crm/properties/2026-03/" + type, body);
      assertThat(answer.status()).isEqualTo(400);
      assertThat(answer.body().get("category").asText()).isEqualTo("VALIDATION_ERROR");
    }
  }

  @Test
  void patchReplacesOptionsAndDeleteArchives() {
    String options = ",\"options\":[{\"label\":\"A\",\"value\":\"a\"}]";
    caller.post(TICKETS, property("zd_e", "enumeration", "select", options));
    Answer patched =
        caller.patch(TICKETS + "/zd_e", "{\"options\":[{\"label\":\"B\",\"value\":\"b\"}]}");
    assertThat(patched.body().get("options").findValuesAsText("value")).containsExactly("b");
    assertThat(caller.delete(TICKETS + "/zd_e").status()).isEqualTo(204);
    assertThat(caller.get(TICKETS + "/zd_e").status()).isEqualTo(404);
    assertThat(caller.get(TICKETS + "/zd_e").body().get("category").asText())
        .isEqualTo("OBJECT_NOT_FOUND");
    assertThat(caller.get(TICKETS + "?archived=true").results()).hasSize(1);
    assertThat(caller.delete(TICKETS + "/subject").status()).isEqualTo(400);
  }

  private boolean isReadOnly(String type, String name) {
    return definition(type, name).at("/modificationMetadata/readOnlyValue").asBoolean();
  }

  private JsonNode definition(String type, String name) {
    Answer answer = caller.get("/crm/properties/2026-03/" + type + "/" + name);
    assertThat(answer.status()).isEqualTo(200);
    return answer.body();
  }

  private static String property(String name, String type, String fieldType, String more) {
    return """
        {"name":"%s","label":"%s","type":"%s","fieldType":"%s","groupName":"ticketinformation"%s}"""
        .formatted(name, name, type, fieldType, more);
  }
}
