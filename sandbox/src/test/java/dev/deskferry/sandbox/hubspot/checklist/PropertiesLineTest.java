package dev.deskferry.sandbox.hubspot.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.HubSpotCaller;
import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import dev.deskferry.sandbox.hubspot.portal.Lenient;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** See also {@code PropertyTest} and {@code ValueTest}. */
@DisplayName(
    "hubspot-api.md §12: Property registry with types, options, `hasUniqueValue` (≤ 10, only at"
        + " creation, unique among live records), read-only set, 1,000/object limit, 65,536 limit,"
        + " strict date/number/option checks with the codes of section 5; property batch create 207.")
class PropertiesLineTest {

  private static final String PATH = "/crm/v3/properties/tickets";

  private final HubSpotCaller caller = HubSpotCaller.fresh();

  private static String text(String name) {
    return """
        {"name":"%s","label":"%s","type":"string","fieldType":"text","groupName":"ticketinformation"}"""
        .formatted(name, name);
  }

  @Test
  @DisplayName("unique among live records: archiving a record frees its value")
  void archivingFreesUniqueValues() {
    caller.uniqueProperty("tickets", "src_key");
    String id = caller.create("tickets", "hs_pipeline_stage", "1", "src_key", "k");
    String again = "{\"properties\":{\"hs_pipeline_stage\":\"1\",\"src_key\":\"k\"}}";
    assertThat(caller.post("tickets", again).status()).isEqualTo(400);
    caller.delete("tickets/" + id);
    assertThat(caller.post("tickets", again).status()).isEqualTo(201);
  }

  @Test
  @DisplayName("the name of an archived property is a 409, free by option")
  void namesOfArchivedProperties() {
    for (HubSpotCaller one :
        new HubSpotCaller[] {caller, HubSpotCaller.lenient(Lenient.ARCHIVED_PROPERTY_NAME_FREE)}) {
      assertThat(one.post(PATH, text("gone")).status()).isEqualTo(201);
      assertThat(one.delete(PATH + "/gone").status()).isEqualTo(204);
      assertThat(one.get(PATH + "/gone?archived=true").status()).isEqualTo(200);
      assertThat(one.post(PATH, text("gone")).status()).isEqualTo(one == caller ? 409 : 201);
    }
  }

  @Test
  @DisplayName("options: at most 5,000")
  void optionsHaveALimit() {
    ObjectNode property = HubSpotCaller.MAPPER.createObjectNode();
    property.put("name", "many").put("label", "Many").put("type", "enumeration");
    property.put("fieldType", "select").put("groupName", "ticketinformation");
    ArrayNode options = property.putArray("options");
    for (int i = 0; i < 5_000; i++) {
      options.addObject().put("label", "L" + i).put("value", "v" + i);
    }
    assertThat(caller.post(PATH, property).status()).isEqualTo(201);
    options.addObject().put("label", "L").put("value", "v");
    assertThat(caller.post(PATH, property.put("name", "more")).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @DisplayName("Property registry: wrong JSON types are refused at every member")
  @ValueSource(
      strings = {
        "{\"name\":[]}",
        "{\"label\":{}}",
        "{\"hasUniqueValue\":\"perhaps\"}",
        "{\"displayOrder\":\"first\"}",
        "{\"options\":{}}",
        "{\"options\":[1]}",
        "{\"options\":[{\"label\":[],\"value\":\"x\"}]}"
      })
  void wrongTypesAre400(String more) throws Exception {
    ObjectNode property = (ObjectNode) HubSpotCaller.MAPPER.readTree(text("odd"));
    property.setAll((ObjectNode) HubSpotCaller.MAPPER.readTree(more));
    assertThat(caller.post(PATH, property).status()).isEqualTo(400);
    assertThat(caller.get(PATH + "/odd").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("batch read names what is missing beside what is there; batch archive is 204")
  void batchesOfNames() {
    caller.post(PATH, text("one"));
    String body = "{\"archived\":false,\"inputs\":[{\"name\":\"one\"},{\"name\":\"none\"}]}";
    Answer read = caller.post(PATH + "/batch/read", body);
    assertThat(read.status()).isEqualTo(207);
    assertThat(read.results()).hasSize(1);
    assertThat(read.errors().get(0).get("category").asText()).isEqualTo("OBJECT_NOT_FOUND");
    assertThat(caller.post(PATH + "/batch/archive", body).status()).isEqualTo(204);
    assertThat(caller.get(PATH + "/one").status()).isEqualTo(404);
  }
}
