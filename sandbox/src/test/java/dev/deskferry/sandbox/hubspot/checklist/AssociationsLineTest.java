package dev.deskferry.sandbox.hubspot.checklist;

import static dev.deskferry.sandbox.hubspot.HubSpotCaller.inputs;
import static dev.deskferry.sandbox.hubspot.HubSpotCaller.pair;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.HubSpotCaller;
import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import dev.deskferry.sandbox.hubspot.portal.Lenient;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** See also {@code AssociationTest} and {@code InlineAssociationTest}. */
@DisplayName(
    "hubspot-api.md §12: Associations: direction-specific type ids, primary semantics, empty"
        + " `types` = 2xx and nothing, 2,000/1,000 sizes, caps 10,000/1,000, idempotent repeat,"
        + " inline only on create.")
class AssociationsLineTest {

  private static final String LABELS = "/crm/associations/2026-03/contacts/companies/labels";
  private static final String LIMITS =
      "/crm/associations/2026-03/definitions/configurations/contacts/companies";

  private final HubSpotCaller caller = HubSpotCaller.fresh();
  private final String contact = caller.create("contacts", "email", "a@b.com");
  private final String company = caller.create("companies", "name", "A");

  private String labels() {
    return caller
        .get("contacts/" + contact + "/associations/companies")
        .results()
        .findValuesAsText("label")
        .toString();
  }

  @Test
  @DisplayName("labels are renamed and deleted; pairs stay associated")
  void labelsChangeAndGo() {
    int type =
        caller
            .post(LABELS, "{\"label\":\"Boss\",\"name\":\"boss\",\"inverseLabel\":\"Staff\"}")
            .results()
            .get(0)
            .get("typeId")
            .asInt();
    Answer linked =
        caller.put(
            "contacts/" + contact + "/associations/companies/" + company,
            "[{\"associationCategory\":\"USER_DEFINED\",\"associationTypeId\":" + type + "}]");
    assertThat(linked.body().get("labels").toString()).isEqualTo("[\"Boss\"]");
    String rename = "{\"associationTypeId\":" + type + ",\"label\":\"Chief\"}";
    assertThat(caller.put(LABELS, rename).status()).isEqualTo(204);
    assertThat(labels()).contains("Chief").doesNotContain("Boss");
    assertThat(caller.get("/crm/v4/associations/companies/contacts/labels").text())
        .contains("\"Staff\"");
    assertThat(caller.delete(LABELS + "/" + type).status()).isEqualTo(204);
    assertThat(labels()).isEqualTo("[null]");
    assertThat(caller.delete(LABELS + "/" + type).status()).isEqualTo(400);
    assertThat(caller.delete(LABELS + "/279").status()).as("HubSpot's own").isEqualTo(400);
  }

  @Test
  @DisplayName("caps: limits that an administrator sets for a type")
  void administratorsSetLimits() {
    String limit =
        "{\"inputs\":[{\"category\":\"HUBSPOT_DEFINED\",\"typeId\":279,\"maxToObjectIds\":1}]}";
    Answer set = caller.post(LIMITS + "/batch/create", limit);
    assertThat(set.status()).as(set.text()).isEqualTo(201);
    assertThat(set.results().get(0).get("userEnforcedMaxToObjectIds").asInt()).isOne();
    String create = "/crm/associations/2026-03/contacts/companies/batch/create";
    String other = caller.create("companies", "name", "B");
    assertThat(caller.post(create, inputs(pair(contact, company, 279))).status()).isEqualTo(201);
    Answer over = caller.post(create, inputs(pair(contact, other, 279)));
    assertThat(over.status()).isEqualTo(207);
    assertThat(over.errors().get(0).get("subCategory").asText())
        .isEqualTo("crm.associations.ASSOCIATION_LIMIT_EXCEEDED");
    assertThat(caller.post(create, inputs(pair(contact, company, 279))).status())
        .as("a repeat is no further one")
        .isEqualTo(201);
    assertThat(caller.get(LIMITS).results()).hasSize(1);
    assertThat(caller.post(LIMITS + "/batch/update", limit.replace(":1}", ":5}")).status())
        .isEqualTo(200);
    assertThat(caller.post(create, inputs(pair(contact, other, 279))).status()).isEqualTo(201);
    assertThat(caller.post(LIMITS + "/batch/purge", limit).status()).isEqualTo(200);
    assertThat(caller.get("/crm/associations/2026-03/definitions/configurations/all").results())
        .isEmpty();
  }

  @Test
  @DisplayName("sizes: default associations take 100 pairs, 2,000 by option")
  void defaultAssociationsHaveASmallBatch() {
    String path = "/crm/v4/associations/contacts/companies/batch/associate/default";
    ObjectNode[] pairs =
        IntStream.range(0, 101).mapToObj(i -> pair(contact, company)).toArray(ObjectNode[]::new);
    assertThat(caller.post(path, inputs(pairs)).status()).isEqualTo(400);
    Answer lenient =
        HubSpotCaller.lenient(Lenient.DEFAULT_ASSOCIATIONS_BY_THOUSANDS).post(path, inputs(pairs));
    assertThat(lenient.status()).isEqualTo(207);
  }

  @Test
  @DisplayName("a record read with its associations shows a hundred and where the rest is")
  void associationsOfARecordArePaged() {
    String note = caller.create("notes", "hs_timestamp", "2026-01-01T00:00:00Z");
    ObjectNode[] pairs =
        IntStream.range(0, 130)
            .mapToObj(i -> pair(note, caller.create("contacts", "email", "n" + i + "@b.com"), 202))
            .toArray(ObjectNode[]::new);
    caller.post("/crm/v4/associations/notes/contacts/batch/create", inputs(pairs));
    JsonNode shown =
        caller.get("notes/" + note + "?associations=contacts").body().at("/associations/contacts");
    assertThat(shown.get("results")).hasSize(100);
    String after = shown.at("/paging/next/after").asText();
    assertThat(
            caller
                .get("/crm/v4/objects/notes/" + note + "/associations/contacts?after=" + after)
                .results())
        .hasSize(30);
  }

  @Test
  @DisplayName("usage: the report of high usage, and records near their caps")
  void usageIsTold() {
    Answer report = caller.post("/crm/v4/associations/usage/high-usage-report/71", "");
    assertThat(report.status()).isEqualTo(200);
    assertThat(report.body().get("userId").asInt()).isEqualTo(71);
    JsonNode limit = caller.get("/crm/v3/limits/associations/records/0-46/0-5").body();
    assertThat(limit.get("limit").asInt()).isEqualTo(1_000);
    assertThat(limit.get("totalRecordsAtLimit").asInt()).isZero();
    assertThat(caller.get("/crm/v3/limits/associations/records/from").results()).isEmpty();
    assertThat(caller.get("/crm/v3/limits/associations/records/0-1/to").results()).isEmpty();
    assertThat(
            caller
                .get("/crm/v3/limits/associations/labels?fromObjectTypeId=0-1&toObjectTypeId=0-2")
                .results()
                .get(0)
                .get("limit")
                .asInt())
        .isEqualTo(50);
  }
}
