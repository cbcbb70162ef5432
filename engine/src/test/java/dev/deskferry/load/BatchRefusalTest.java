package dev.deskferry.load;

import static dev.deskferry.load.BatchReplies.CONTACTS;
import static dev.deskferry.load.BatchReplies.created;
import static dev.deskferry.load.BatchReplies.found;
import static dev.deskferry.load.Script.conversation;
import static dev.deskferry.load.Script.record;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** Records that HubSpot refuses, alone or with their whole batch. */
class BatchRefusalTest {

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
    var outcomes = script.play(conversation(CONTACTS, record("1"), record("2")));
    assertThat(outcomes.get("1").outcome())
        .isEqualTo(
            new Outcome.Rejected(
                "VALIDATION_ERROR",
                "PROPERTY_DOESNT_EXIST",
                "Property \"missing\" does not exist",
                "c-1"));
    assertThat(outcomes.get("2").outcome()).isEqualTo(created("92"));
  }

  @Test
  void halvesARefusedBatchUntilTheCulpritStandsAlone() {
    String refusal = "{\"category\":\"VALIDATION_ERROR\",\"message\":\"no\"}";
    Script script =
        new Script()
            .refuse(400, refusal)
            .answer(201, found("91", "1"))
            .refuse(400, refusal)
            .refuse(400, refusal)
            .answer(201, found("93", "3"));
    var outcomes = script.play(conversation(CONTACTS, record("1"), record("2"), record("3")));
    assertThat(outcomes.get("1").outcome()).isEqualTo(created("91"));
    assertThat(outcomes.get("2").outcome()).isInstanceOf(Outcome.Rejected.class);
    assertThat(outcomes.get("3").outcome()).isEqualTo(created("93"));
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
            .answer(201, found("91", "1"));
    RecordOutcome outcome = script.play(conversation(CONTACTS, linked)).get("1");
    assertThat(outcome.outcome()).isEqualTo(created("91"));
    assertThat(outcome.inlineLinks()).isFalse();
    assertThat(script.body(0).path("inputs").path(0).path("associations")).hasSize(1);
    assertThat(script.body(1).path("inputs").path(0).path("associations")).isEmpty();
  }
}
