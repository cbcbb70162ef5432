package dev.deskferry.load;

import static dev.deskferry.load.BatchReplies.CONTACTS;
import static dev.deskferry.load.BatchReplies.CREATE;
import static dev.deskferry.load.BatchReplies.READ;
import static dev.deskferry.load.BatchReplies.UPDATE;
import static dev.deskferry.load.BatchReplies.created;
import static dev.deskferry.load.BatchReplies.found;
import static dev.deskferry.load.Script.conversation;
import static dev.deskferry.load.Script.record;
import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Replies that never came, in this attempt or an earlier one. */
class BatchLostReplyTest {

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
            .answer(201, found("92", "2"));
    var outcomes = script.play(conversation(CONTACTS, record("1"), record("2")));
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
    var outcomes = script.play(conversation(CONTACTS, record("1")));
    assertThat(outcomes.get("1").outcome()).isInstanceOf(Outcome.Unknown.class);
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
    assertThat(script.pauses()).containsExactly(Duration.ZERO, Script.SEARCH_LAG, Duration.ZERO);
  }

  @Test
  void searchesForAnActivityThatHadToGoWithoutItsTicket() {
    PlannedRecord note =
        record(PlannedRecord.Step.CREATE, "1", "", List.of(Script.toTicket("5", "505")));
    Script script =
        new Script()
            .refuse(400, "{\"category\":\"VALIDATION_ERROR\",\"message\":\"Invalid association\"}")
            .uncertain()
            .answer(200, "{\"results\":[]}")
            .answer(
                200,
                "{\"results\":[{\"id\":\"81\",\"properties\":{\"zendesk_comment_id\":\"1\"}}]}");
    var outcomes = script.play(conversation(Script.notes(false), note));
    assertThat(outcomes.get("1").outcome()).isEqualTo(created("81"));
    assertThat(script.paths().get(3)).isEqualTo("/crm/objects/2026-03/notes/search");
  }

  @Test
  void updatesWhatAnEarlierAttemptHadCreated() {
    Script script =
        new Script()
            .answer(200, found("91", "1"))
            .answer(200, "{\"results\":[{\"id\":\"91\"}]}")
            .answer(201, found("92", "2"));
    var outcomes =
        script.play(
            conversation(
                CONTACTS,
                record(PlannedRecord.Step.RESOLVE, "1", "", List.of()),
                record(PlannedRecord.Step.RESOLVE, "2", "", List.of())));
    assertThat(script.paths()).containsExactly(READ, UPDATE, CREATE);
    assertThat(outcomes.values())
        .extracting(RecordOutcome::outcome)
        .containsExactly(created("91"), created("92"));
  }
}
