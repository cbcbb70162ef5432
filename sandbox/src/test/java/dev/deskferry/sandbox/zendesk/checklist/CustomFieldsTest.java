package dev.deskferry.sandbox.zendesk.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import dev.deskferry.sandbox.zendesk.Client;
import dev.deskferry.sandbox.zendesk.ZendeskOptions;
import dev.deskferry.sandbox.zendesk.ZendeskStandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName(
    "zendesk-api.md §12: Custom fields of every type, deleted option tags, null subject, null"
        + " satisfaction_rating versus unoffered, `fields` duplicate, int64 ids near 2^53, custom"
        + " object ULIDs and `[DELETED]` rows.")
class CustomFieldsTest {

  private static final Client CLIENT =
      Client.admin(new ZendeskStandIn(ZendeskOptions.defaults(), new GeneratedAccount(5, 3_000)));
  private static final List<JsonNode> TICKETS =
      CLIENT.export("/api/v2/incremental/tickets/cursor?start_time=0", "tickets");
  private static final String ASSETS = "/api/v2/custom_objects/asset/records";
  private static final String DELETED = "[DELETED]";

  @Test
  @DisplayName("Custom fields of every type")
  void thereIsAFieldOfEveryType() {
    assertThat(types("ticket_fields"))
        .contains(
            "text",
            "textarea",
            "checkbox",
            "date",
            "integer",
            "decimal",
            "regexp",
            "partialcreditcard",
            "multiselect",
            "tagger",
            "lookup");
    assertThat(types("user_fields")).contains("dropdown", "lookup", "decimal");
    assertThat(types("organization_fields")).contains("dropdown", "multiselect");
  }

  @Test
  @DisplayName("values of tickets: tags, arrays, booleans, dates, numbers as text")
  void valuesHaveTheTypesOfTheApi() {
    Map<Long, String> kinds =
        Rows.in(CLIENT.get("/api/v2/ticket_fields").body().path("ticket_fields"))
            .collect(
                Collectors.toMap(
                    field -> field.path("id").asLong(), field -> field.path("type").asText()));
    for (JsonNode ticket : TICKETS.subList(0, 300)) {
      for (JsonNode field : ticket.path("custom_fields")) {
        JsonNode value = field.path("value");
        switch (kinds.getOrDefault(field.path("id").asLong(), "none")) {
          case "checkbox" -> assertThat(value.isBoolean()).isTrue();
          case "multiselect" -> assertThat(value.isArray() || value.isNull()).isTrue();
          case "date" -> assertThat(value.asText()).matches("null|\\d{4}-\\d{2}-\\d{2}");
          default -> assertThat(value.isTextual() || value.isNull()).isTrue();
        }
      }
    }
  }

  @Test
  @DisplayName("deleted option tags")
  void oldTicketsHaveAnOptionThatIsGone() {
    assertThat(TICKETS)
        .anyMatch(ticket -> ticket.path("custom_fields").toString().contains("\"legacy_plan\""))
        .anyMatch(ticket -> ticket.path("tags").toString().contains("\"legacy_plan\""));
    assertThat(CLIENT.get("/api/v2/ticket_fields").text()).doesNotContain("\"legacy_plan\"");
  }

  @Test
  @DisplayName("null subject, null satisfaction_rating versus unoffered, `fields` duplicate")
  void ticketsHaveNullsAndDuplicates() {
    assertThat(TICKETS)
        .anyMatch(ticket -> ticket.path("subject").isNull())
        .anyMatch(ticket -> ticket.path("satisfaction_rating").isNull())
        .anyMatch(
            ticket ->
                ticket.path("satisfaction_rating").toString().equals("{\"score\":\"unoffered\"}"))
        .anyMatch(ticket -> ticket.at("/satisfaction_rating/id").isIntegralNumber())
        .allMatch(ticket -> ticket.path("fields").equals(ticket.path("custom_fields")));
  }

  @Test
  @DisplayName("int64 ids near 2^53")
  void someIdsAreAsLargeAsADoubleHolds() {
    List<JsonNode> users = CLIENT.export("/api/v2/incremental/users/cursor?start_time=0", "users");

    assertThat(users).anyMatch(user -> user.path("id").asLong() == (1L << 53) - 1);
  }

  @Test
  @DisplayName("custom object ULIDs")
  void recordsOfCustomObjectsHaveUlids() {
    List<JsonNode> records = CLIENT.list(ASSETS + "?page%5Bsize%5D=100", "custom_object_records");

    assertThat(records)
        .isNotEmpty()
        .allMatch(
            record ->
                record.path("id").asText().matches("[0-7][0-9A-HJKMNP-TV-Z]{25}")
                    && record.path("created_by_user_id").isTextual()
                    && !record.path("name").asText().equals(DELETED))
        .extracting(record -> record.path("id").asText())
        .doesNotHaveDuplicates();
    String id = records.get(7).path("id").asText();
    assertThat(CLIENT.get(ASSETS + "/" + id).body().path("custom_object_record"))
        .isEqualTo(records.get(7));
    assertThat(CLIENT.get("/api/v2/custom_objects/contract/records/" + id).status()).isEqualTo(404);
    assertThat(CLIENT.get("/api/v2/custom_objects/none/records").status()).isEqualTo(404);
    assertThat(
            CLIENT.get("/api/v2/custom_objects/asset/fields").body().path("custom_object_fields"))
        .hasSize(3);
  }

  @Test
  @DisplayName("`[DELETED]` rows")
  void deletedRecordsComeInTheExportOnly() {
    String export = "/api/v2/incremental/custom_objects/asset/cursor?start_time=0&per_page=40";
    List<JsonNode> all = export(export);
    List<JsonNode> left = export(export + "&filter%5Bexclude_deleted%5D=true");
    List<JsonNode> deleted =
        all.stream().filter(record -> record.path("name").asText().equals(DELETED)).toList();

    assertThat(deleted).isNotEmpty();
    assertThat(deleted)
        .allMatch(record -> record.at("/custom_object_fields/serial").asText().equals(DELETED));
    assertThat(left.size()).isEqualTo(all.size() - deleted.size());
    assertThat(CLIENT.get(ASSETS + "/count").body().at("/count/value").asInt())
        .isEqualTo(left.size());
  }

  private static List<JsonNode> export(String first) {
    List<JsonNode> records = new ArrayList<>();
    String address = first;
    while (true) {
      JsonNode page = CLIENT.get(address).body();
      page.path("custom_object_records").forEach(records::add);
      assertThat(page.at("/meta/has_more").asBoolean())
          .isEqualTo(!page.path("end_of_stream").asBoolean());
      if (page.path("after_url").isNull()) {
        return records;
      }
      address = page.path("after_url").asText();
    }
  }

  private static Set<String> types(String resource) {
    return Rows.in(CLIENT.get("/api/v2/" + resource).body().path(resource))
        .map(field -> field.path("type").asText())
        .collect(Collectors.toSet());
  }
}
