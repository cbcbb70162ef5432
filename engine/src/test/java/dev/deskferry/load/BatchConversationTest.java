package dev.deskferry.load;

import static dev.deskferry.load.Script.contacts;
import static dev.deskferry.load.Script.conversation;
import static dev.deskferry.load.Script.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.spec.OnExisting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class BatchConversationTest {

  private static final String CREATE = "/crm/objects/2026-03/contacts/batch/create";
  private static final String READ = "/crm/objects/2026-03/contacts/batch/read";
  private static final String UPDATE = "/crm/objects/2026-03/contacts/batch/update";
  private final Destination destination = contacts(OnExisting.FILL_EMPTY);

  @Test
  void matchesShuffledResultsByTraceIdOrKey() {
    Script script =
        new Script()
            .answer(
                201,
                """
                {"results":[{"id":"92","properties":{"zendesk_user_id":"2"}},{"id":"91","objectWriteTraceId":"1","properties":{}}]}""");
    var outcomes =
        script.play(
            conversation(destination, record("1", "firstname", "Ada", "phone", ""), record("2")));
    assertThat(outcomes.get("1").outcome()).isEqualTo(created("91"));
    assertThat(outcomes.get("2").outcome()).isEqualTo(created("92"));
    assertThat(script.body(0).path("inputs").path(0).path("properties").has("phone")).isFalse();
  }

  @Test
  void oneBadRecordCostsOneRecord() {
    Script script =
        new Script()
            .answer(
                207,
                """
                {"status":"COMPLETE","results":[{"id":"92","properties":{"zendesk_user_id":"2"}}],"numErrors":1,
                 "errors":[{"status":"error","category":"VALIDATION_ERROR",
                   "message":"Property values were not valid: [{\\"isValid\\":false,\\"message\\":\\"Property \\\\\\"missing\\\\\\" does not exist\\",\\"error\\":\\"PROPERTY_DOESNT_EXIST\\",\\"name\\":\\"missing\\"}]",
                   "context":{"objectWriteTraceId":["1"]}}]}""");
    var outcomes = script.play(conversation(destination, record("1"), record("2")));
    assertThat(outcomes.get("1").outcome())
        .isEqualTo(
            new Outcome.Rejected(
                "VALIDATION_ERROR",
                "PROPERTY_DOESNT_EXIST",
                "Property \"missing\" does not exist",
                ""));
    assertThat(outcomes.get("2").outcome()).isEqualTo(created("92"));
  }

  @Test
  void looksUpARecordThatTheReplyDoesNotMention() {
    Script script =
        new Script()
            .answer(
                201, "{\"results\":[{\"id\":\"91\",\"properties\":{\"zendesk_user_id\":\"1\"}}]}")
            .answer(
                200, "{\"results\":[{\"id\":\"92\",\"properties\":{\"zendesk_user_id\":\"2\"}}]}");
    var outcomes = script.play(conversation(destination, record("1"), record("2")));
    assertThat(outcomes.get("2").outcome()).isEqualTo(created("92"));
    assertThat(script.paths()).containsExactly(CREATE, READ);
    assertThat(script.body(1).path("idProperty").asText()).isEqualTo("zendesk_user_id");
    assertThat(script.body(1).path("inputs")).hasSize(1);
  }

  @Test
  void looksKeysUpAfterALostReplyAndSendsOnlyWhatIsAbsent() {
    Script script =
        new Script()
            .uncertain()
            .answer(
                207,
                """
                {"results":[{"id":"91","properties":{"zendesk_user_id":"1"}}],"numErrors":1,
                 "errors":[{"category":"OBJECT_NOT_FOUND","context":{"ids":["2"]}}]}""")
            .answer(
                201, "{\"results\":[{\"id\":\"92\",\"properties\":{\"zendesk_user_id\":\"2\"}}]}");
    var outcomes = script.play(conversation(destination, record("1"), record("2")));
    assertThat(outcomes.values())
        .extracting(RecordOutcome::outcome)
        .containsExactly(created("91"), created("92"));
    assertThat(script.body(2).path("inputs")).hasSize(1);
  }

  @Test
  void staysUnknownWhenRepliesAreLostForEver() {
    Script script = new Script();
    for (int attempt = 0; attempt < 4; attempt++) {
      script.uncertain().answer(207, "{\"results\":[]}");
    }
    var outcomes = script.play(conversation(destination, record("1")));
    assertThat(outcomes.get("1").outcome()).isInstanceOf(Outcome.Unknown.class);
  }

  @Test
  void halvesARefusedBatchUntilTheCulpritStandsAlone() {
    String refusal = "{\"category\":\"VALIDATION_ERROR\",\"message\":\"no\"}";
    Script script =
        new Script()
            .refuse(400, refusal)
            .answer(
                201, "{\"results\":[{\"id\":\"91\",\"properties\":{\"zendesk_user_id\":\"1\"}}]}")
            .refuse(400, refusal)
            .refuse(400, refusal)
            .answer(
                201, "{\"results\":[{\"id\":\"93\",\"properties\":{\"zendesk_user_id\":\"3\"}}]}");
    var outcomes = script.play(conversation(destination, record("1"), record("2"), record("3")));
    assertThat(outcomes.get("1").outcome()).isEqualTo(created("91"));
    assertThat(outcomes.get("2").outcome()).isInstanceOf(Outcome.Rejected.class);
    assertThat(outcomes.get("3").outcome()).isEqualTo(created("93"));
  }

  @Test
  void neverSendsOneAddressTwiceInOneRequest() {
    Script script =
        new Script()
            .answer(
                201, "{\"results\":[{\"id\":\"91\",\"properties\":{\"zendesk_user_id\":\"1\"}}]}")
            .answer(207, conflict("2", "91"))
            .answer(
                200, "{\"results\":[{\"id\":\"91\",\"properties\":{\"zendesk_user_id\":\"1\"}}]}");
    var outcomes =
        script.play(
            conversation(
                destination, record("1", "email", "A@x.org"), record("2", "email", "a@x.org")));
    Outcome.Rejected rejected = (Outcome.Rejected) outcomes.get("2").outcome();
    assertThat(rejected.code()).isEqualTo("HELD_BY_ANOTHER");
    assertThat(rejected.message())
        .contains("users 1")
        .contains("users 2")
        .doesNotContain("a@x.org");
  }

  @Test
  void fillsOnlyWhatThePortalsContactLacks() {
    Script script =
        new Script()
            .answer(207, conflict("1", "6001"))
            .answer(
                200,
                "{\"results\":[{\"id\":\"6001\",\"properties\":{\"firstname\":\"Ada\",\"phone\":null}}]}")
            .answer(200, "{\"results\":[{\"id\":\"6001\"}]}");
    var outcomes =
        script.play(
            conversation(
                destination, record("1", "email", "a@x.org", "firstname", "A.", "phone", "1")));
    assertThat(outcomes.get("1").outcome())
        .isEqualTo(new Outcome.Loaded("6001", Outcome.Way.UPDATED, "on_existing: fill_empty"));
    assertThat(script.paths()).containsExactly(CREATE, READ, UPDATE);
    var sent = script.body(2).path("inputs").path(0).path("properties");
    assertThat(sent.has("firstname")).isFalse();
    assertThat(sent.path("phone").asText()).isEqualTo("1");
    assertThat(sent.path("zendesk_user_id").asText()).isEqualTo("1");
  }

  @Test
  void writesOnlyTheKeyUnderSkip() {
    Script script =
        new Script()
            .refuse(
                409,
                "{\"category\":\"CONFLICT\",\"message\":\"Contact already exists. Existing ID: 6001\"}")
            .answer(200, "{\"results\":[{\"id\":\"6001\",\"properties\":{}}]}")
            .answer(200, "{\"results\":[{\"id\":\"6001\"}]}");
    script.play(
        conversation(
            contacts(OnExisting.SKIP), record("1", "email", "a@x.org", "firstname", "A.")));
    assertThat(script.body(2).path("inputs").path(0).path("properties").properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("zendesk_user_id");
  }

  @Test
  void takesBackItsOwnRecordWhenTheKeyIsTaken() {
    Script script =
        new Script()
            .refuse(
                400,
                "{\"category\":\"VALIDATION_ERROR\",\"message\":\"Cannot set PropertyValueCoordinates{portalId=1, objectTypeId=x, propertyName=zendesk_user_id, value=1} on 5. 91 already has that value.\"}")
            .answer(
                200, "{\"results\":[{\"id\":\"91\",\"properties\":{\"zendesk_user_id\":\"1\"}}]}")
            .answer(200, "{\"results\":[{\"id\":\"91\"}]}");
    var outcomes = script.play(conversation(destination, record("1")));
    assertThat(outcomes.get("1").outcome()).isEqualTo(created("91"));
  }

  @Test
  void followsARecordThatWasMergedAway() {
    Script script =
        new Script()
            .answer(200, "{\"results\":[]}")
            .answer(200, "{\"id\":\"99\",\"properties\":{\"zendesk_user_id\":\"7\"}}")
            .answer(200, "{\"results\":[{\"id\":\"99\"}]}");
    var outcomes =
        script.play(
            conversation(
                destination,
                record(PlannedRecord.Step.UPDATE, "1", "91", List.of(), "firstname", "B")));
    assertThat(outcomes.get("1").outcome())
        .isEqualTo(new Outcome.Loaded("99", Outcome.Way.UPDATED, ""));
    assertThat(script.body(2).path("inputs").path(0).path("properties").has("zendesk_user_id"))
        .isFalse();
  }

  @Test
  void rejectsAnUpdateOfARecordThatWasDeletedInHubSpot() {
    Script script =
        new Script()
            .answer(
                207,
                "{\"results\":[],\"errors\":[{\"category\":\"OBJECT_NOT_FOUND\",\"context\":{\"ids\":[\"91\"]}}]}");
    var outcomes =
        script.play(
            conversation(
                destination,
                record(PlannedRecord.Step.UPDATE, "1", "91", List.of(), "firstname", "B")));
    assertThat(((Outcome.Rejected) outcomes.get("1").outcome()).code())
        .isEqualTo("DELETED_IN_HUBSPOT");
  }

  @Test
  void loadsARecordWithoutTheLinkThatHubSpotRefuses() {
    PlannedRecord linked =
        record(
            PlannedRecord.Step.CREATE,
            "1",
            "",
            List.of(Script.toTicket("5", "505")),
            "firstname",
            "A");
    Script script =
        new Script()
            .answer(
                207,
                "{\"results\":[],\"errors\":[{\"category\":\"VALIDATION_ERROR\",\"message\":\"Invalid association: 505\",\"context\":{\"objectWriteTraceId\":[\"1\"]}}]}")
            .answer(
                201, "{\"results\":[{\"id\":\"91\",\"properties\":{\"zendesk_user_id\":\"1\"}}]}");
    RecordOutcome outcome = script.play(conversation(destination, linked)).get("1");
    assertThat(outcome.outcome()).isEqualTo(created("91"));
    assertThat(outcome.inlineLinks()).isFalse();
    assertThat(script.body(0).path("inputs").path(0).path("associations")).hasSize(1);
    assertThat(script.body(1).path("inputs").path(0).path("associations")).isEmpty();
  }

  @Test
  void findsAnActivityWithoutUniqueKeyThroughItsTicket() {
    PlannedRecord note =
        record(PlannedRecord.Step.CREATE, "1", "", List.of(Script.toTicket("5", "505")));
    Script script =
        new Script()
            .uncertain()
            .answer(
                200,
                "{\"results\":[{\"from\":{\"id\":\"505\"},\"to\":[{\"toObjectId\":\"80\"},{\"toObjectId\":\"81\"}]}]}")
            .answer(
                200,
                "{\"results\":[{\"id\":\"81\",\"properties\":{\"zendesk_comment_id\":\"1\"}}]}");
    var outcomes = script.play(conversation(Script.notes(false), note));
    assertThat(outcomes.get("1").outcome()).isEqualTo(created("81"));
    assertThat(script.paths().get(1))
        .isEqualTo("/crm/associations/2026-03/tickets/notes/batch/read");
  }

  @Test
  void updatesWhatAnEarlierAttemptHadCreated() {
    Script script =
        new Script()
            .answer(
                200, "{\"results\":[{\"id\":\"91\",\"properties\":{\"zendesk_user_id\":\"1\"}}]}")
            .answer(200, "{\"results\":[{\"id\":\"91\"}]}")
            .answer(
                201, "{\"results\":[{\"id\":\"92\",\"properties\":{\"zendesk_user_id\":\"2\"}}]}");
    var outcomes =
        script.play(
            conversation(
                destination,
                record(PlannedRecord.Step.RESOLVE, "1", "", List.of()),
                record(PlannedRecord.Step.RESOLVE, "2", "", List.of())));
    assertThat(script.paths()).containsExactly(READ, UPDATE, CREATE);
    assertThat(outcomes.values())
        .extracting(RecordOutcome::outcome)
        .containsExactly(created("91"), created("92"));
  }

  private static Outcome created(String id) {
    return new Outcome.Loaded(id, Outcome.Way.CREATED, "");
  }

  private static String conflict(String traceId, String existing) {
    return """
        {"results":[],"errors":[{"status":"error","category":"CONFLICT","message":"Contact already exists. Existing ID: %s",
          "context":{"objectWriteTraceId":["%s"],"existingId":["%s"]}}]}"""
        .formatted(existing, traceId, existing);
  }
}
