package dev.deskferry.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import dev.deskferry.sandbox.hubspot.quota.Tier;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Custom object types: their schemas, their records, what they can be associated with. */
class CustomObjectTest {

  private static final String ASSET =
      """
      {"name":"asset","labels":{"singular":"Asset","plural":"Assets"},
       "primaryDisplayProperty":"serial","requiredProperties":["serial"],
       "searchableProperties":["serial"],"associatedObjects":["TICKET","CONTACT"],
       "properties":[
        {"name":"serial","label":"Serial","type":"string","fieldType":"text","hasUniqueValue":true},
        {"name":"weight","label":"Weight","type":"number","fieldType":"number"}]}""";

  private final HubSpotCaller caller = HubSpotCaller.fresh();

  private JsonNode asset() {
    Answer made = caller.post("/crm-object-schemas/v3/schemas", ASSET);
    assertThat(made.status()).as(made.text()).isEqualTo(201);
    return made.body();
  }

  @Test
  void aSchemaTellsItsTypePropertiesAndAssociations() {
    JsonNode schema = asset();
    String id = schema.get("objectTypeId").asText();
    assertThat(id).startsWith("2-");
    assertThat(schema.get("fullyQualifiedName").asText()).isEqualTo("p44237313_asset");
    assertThat(schema.get("requiredProperties").toString()).isEqualTo("[\"serial\"]");
    assertThat(schema.get("properties").findValuesAsText("name"))
        .contains("serial", "weight", "hs_object_id", "hubspot_owner_id");
    assertThat(schema.get("associations").findValuesAsText("name"))
        .contains("asset_to_ticket", "ticket_to_asset", "asset_to_note", "email_to_asset");
    for (String path :
        List.of(
            "/crm-object-schemas/2026-03/schemas/",
            "/crm/v3/schemas/",
            "/crm/schemas/2026-03/",
            "/crm-object-schemas/2026-09/schemas/")) {
      assertThat(caller.get(path + id).id()).as(path).isEqualTo(id);
      assertThat(caller.get(path + "p_asset").id()).as(path).isEqualTo(id);
    }
    assertThat(caller.get("/crm/v3/schemas").results()).hasSize(1);
    assertThat(
            caller
                .post("/crm-object-schemas/v3/schemas/batch/read", "{\"inputs\":[\"" + id + "\"]}")
                .results())
        .hasSize(1);
  }

  @Test
  void recordsAreWrittenReadAndFoundUnderEveryName() {
    String type = asset().get("objectTypeId").asText();
    Answer missing = caller.post(type, "{\"properties\":{\"weight\":\"3\"}}");
    assertThat(missing.status()).isEqualTo(400);
    assertThat(missing.body().at("/context/properties/0").asText()).isEqualTo("serial");
    String id = caller.create("p_asset", "serial", "S1", "weight", "2.5");
    for (String name : List.of(type, "p_asset", "p44237313_asset", "P44237313_ASSET")) {
      assertThat(caller.get("/crm/v3/objects/" + name + "/" + id).id()).as(name).isEqualTo(id);
    }
    assertThat(caller.get("asset/" + id).status()).isEqualTo(400);
    assertThat(caller.get("p_asset/S1?idProperty=serial").id()).isEqualTo(id);
    assertThat(caller.post("p_asset/search", "{\"query\":\"s1\"}").body().get("total").asInt())
        .isOne();
    Answer taken = caller.post("p_asset", "{\"properties\":{\"serial\":\"S1\"}}");
    assertThat(taken.status()).isEqualTo(400);
    assertThat(taken.message()).contains("already has that value");
    assertThat(caller.delete("p_asset/" + id).status()).isEqualTo(204);
    assertThat(caller.get("p_asset?archived=true").results()).hasSize(1);
  }

  @Test
  void recordsAreAssociatedByTypesOfTheirOwn() {
    String type = asset().get("objectTypeId").asText();
    String id = caller.create("p_asset", "serial", "S1");
    String ticket = caller.create("tickets", "hs_pipeline_stage", "1");
    JsonNode labels =
        caller.get("/crm/associations/v4/" + type + "/tickets/labels").results().get(0);
    assertThat(labels.get("category").asText()).isEqualTo("USER_DEFINED");
    assertThat(labels.get("label").isNull()).isTrue();
    Answer made =
        caller.put(
            "/crm/v4/objects/p_asset/" + id + "/associations/tickets/" + ticket,
            "[{\"associationCategory\":\"USER_DEFINED\",\"associationTypeId\":"
                + labels.get("typeId")
                + "}]");
    assertThat(made.status()).isEqualTo(201);
    assertThat(
            caller
                .get("/crm/v4/objects/tickets/" + ticket + "/associations/p_asset")
                .results()
                .get(0)
                .get("toObjectId")
                .asText())
        .isEqualTo(id);
    Answer none = caller.get("/crm/associations/2026-03/p_asset/companies/labels");
    assertThat(none.results()).isEmpty();
    Answer later =
        caller.post(
            "/crm/v3/schemas/" + type + "/associations",
            "{\"fromObjectTypeId\":\"" + type + "\",\"toObjectTypeId\":\"0-2\"}");
    assertThat(later.status()).isEqualTo(201);
    assertThat(caller.delete("/crm/v3/schemas/" + type + "/associations/" + later.id()).status())
        .isEqualTo(204);
    assertThat(
            caller
                .delete("/crm/v3/schemas/" + type + "/associations/" + labels.get("typeId"))
                .status())
        .as("in use")
        .isEqualTo(400);
  }

  @Test
  void schemasAreChangedAndDeletedOnceTheyAreEmpty() {
    String type = asset().get("objectTypeId").asText();
    String path = "/crm-object-schemas/v3/schemas/" + type;
    Answer changed =
        caller.patch(path, "{\"requiredProperties\":[],\"labels\":{\"singular\":\"Device\"}}");
    assertThat(changed.body().at("/labels/singular").asText()).isEqualTo("Device");
    String id = caller.create("p_asset", "weight", "1");
    assertThat(caller.delete(path).status()).isEqualTo(400);
    caller.delete("p_asset/" + id);
    assertThat(caller.delete(path).status()).isEqualTo(204);
    assertThat(caller.get("p_asset").status()).isEqualTo(400);
    assertThat(caller.get("/crm/v3/schemas?archived=true").results()).hasSize(1);
    assertThat(caller.post("/crm/v3/schemas", ASSET).status()).isEqualTo(409);
    assertThat(caller.delete(path + "?archived=true").status()).isEqualTo(204);
    assertThat(caller.post("/crm/v3/schemas", ASSET).status()).isEqualTo(201);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{\"name\":\"1x\",\"labels\":{},\"properties\":[],\"requiredProperties\":[],\"associatedObjects\":[]}",
        "{\"name\":\"x\",\"labels\":{},\"properties\":[],\"requiredProperties\":[\"no\"],\"associatedObjects\":[]}",
        "{\"name\":\"x\",\"labels\":{},\"properties\":[],\"requiredProperties\":[],\"associatedObjects\":[\"nope\"]}",
        "{\"name\":\"x\",\"labels\":[],\"properties\":{},\"requiredProperties\":[],\"associatedObjects\":[]}",
        "{\"name\":\"x\",\"labels\":{},\"properties\":[1],\"requiredProperties\":[],\"associatedObjects\":[]}"
      })
  void badSchemasLeaveNothingBehind(String body) {
    assertThat(caller.post("/crm/v3/schemas", body).status()).isEqualTo(400);
    assertThat(caller.get("/crm/v3/schemas").results()).isEmpty();
    assertThat(caller.get("p_x").status()).isEqualTo(400);
  }

  @Test
  void customTypesNeedTheTierAndTheScopes() {
    HubSpotCaller small = HubSpotCaller.with(HubSpotOptions.defaults().with(Tier.PROFESSIONAL));
    assertThat(small.post("/crm/v3/schemas", ASSET).message())
        .startsWith("The limit of 0 custom object types");
    HubSpotKey key = new HubSpotKey("k", "k", Set.of("crm.schemas.custom.read"));
    HubSpotCaller reader =
        new HubSpotCaller(
            new HubSpotStandIn(HubSpotOptions.defaults().withKeys(List.of(key))), "k");
    assertThat(reader.get("/crm/v3/schemas").status()).isEqualTo(200);
    assertThat(
            reader
                .post("/crm/v3/schemas", ASSET)
                .body()
                .at("/errors/0/context/requiredGranularScopes")
                .toString())
        .isEqualTo("[\"crm.schemas.custom.write\"]");
    JsonNode limits = caller.get("/crm/v3/limits/custom-object-types").body();
    assertThat(limits.get("limit").asInt()).isEqualTo(10);
  }

  @Test
  void theLimitsNameCustomTypes() {
    String type = asset().get("objectTypeId").asText();
    caller.create("p_asset", "serial", "S1");
    JsonNode records = caller.get("/crm/limits/2026-03/records").body();
    assertThat(records.at("/customObjectTypes/overallUsage").asInt()).isOne();
    assertThat(records.at("/customObjectTypes/byObjectType/0/objectTypeId").asText())
        .isEqualTo(type);
    assertThat(caller.get("/crm/limits/2026-03/custom-properties").body().toString())
        .contains(type);
  }
}
