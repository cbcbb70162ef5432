package dev.deskferry.load;

import static dev.deskferry.load.BatchReplies.CONTACTS;
import static dev.deskferry.load.BatchReplies.CREATE;
import static dev.deskferry.load.BatchReplies.READ;
import static dev.deskferry.load.BatchReplies.created;
import static dev.deskferry.load.BatchReplies.found;
import static dev.deskferry.load.Script.conversation;
import static dev.deskferry.load.Script.record;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

/** What replies give, what they leave out and what is gone. */
class BatchResultsTest {

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
            conversation(CONTACTS, record("1", "firstname", "Ada", "phone", ""), record("2")));
    assertThat(outcomes.get("1").outcome()).isEqualTo(created("91"));
    assertThat(outcomes.get("2").outcome()).isEqualTo(created("92"));
    assertThat(script.body(0).path("inputs").path(0).path("properties").has("phone")).isFalse();
  }

  @Test
  void looksUpARecordThatTheReplyDoesNotMention() {
    Script script = new Script().answer(201, found("91", "1")).answer(200, found("92", "2"));
    var outcomes = script.play(conversation(CONTACTS, record("1"), record("2")));
    assertThat(outcomes.get("2").outcome()).isEqualTo(created("92"));
    assertThat(script.paths()).containsExactly(CREATE, READ);
    assertThat(script.body(1).path("idProperty").asText()).isEqualTo("zendesk_user_id");
    assertThat(script.body(1).path("inputs")).hasSize(1);
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
                CONTACTS,
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
                CONTACTS,
                record(PlannedRecord.Step.UPDATE, "1", "91", List.of(), "firstname", "B")));
    assertThat(((Outcome.Rejected) outcomes.get("1").outcome()).code())
        .isEqualTo("DELETED_IN_HUBSPOT");
  }
}
