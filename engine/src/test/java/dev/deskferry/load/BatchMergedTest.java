package dev.deskferry.load;

import static dev.deskferry.load.BatchReplies.CONTACTS;
import static dev.deskferry.load.BatchReplies.READ;
import static dev.deskferry.load.BatchReplies.UPDATE;
import static dev.deskferry.load.BatchReplies.conflict;
import static dev.deskferry.load.BatchReplies.found;
import static dev.deskferry.load.Script.conversation;
import static dev.deskferry.load.Script.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.spec.LoadSettings.OnMissing;
import dev.deskferry.spec.OnExisting;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Contacts of the portal that were taken over, and merged or deleted in HubSpot afterwards. */
class BatchMergedTest {

  private static final String TAKEN_OVER = "on_existing: fill_empty";
  private static final String GONE = "{\"category\":\"OBJECT_NOT_FOUND\"}";

  @Test
  void answersForBothOfTwoThatWereMerged() {
    Script script =
        new Script()
            .answer(200, found("91", "1"))
            .answer(200, found("91", "1"))
            .answer(200, "{\"results\":[{\"id\":\"91\"}]}")
            .answer(200, "{\"results\":[{\"id\":\"91\"}]}");
    var outcomes =
        script.play(conversation(CONTACTS, adopted("1", "91", "phone"), adopted("2", "91", "fax")));
    assertThat(script.paths()).containsExactly(READ, READ, UPDATE, UPDATE);
    assertThat(script.body(3).at("/inputs/0/properties").toString()).isEqualTo("{\"fax\":\"1\"}");
    assertThat(outcomes.values())
        .extracting(RecordOutcome::outcome)
        .containsOnly(new Outcome.Loaded("91", Outcome.Way.UPDATED, TAKEN_OVER));
  }

  @Test
  void keepsFillingTheOneThatItWasMergedIntoLongAgo() {
    Script script =
        new Script().answer(200, found("99", "7")).answer(200, "{\"results\":[{\"id\":\"99\"}]}");
    var outcomes = script.play(conversation(CONTACTS, adopted("1", "99", "phone")));
    assertThat(script.body(1).at("/inputs/0/properties").toString()).isEqualTo("{\"phone\":\"1\"}");
    assertThat(outcomes.get("1").outcome())
        .isEqualTo(new Outcome.Loaded("99", Outcome.Way.UPDATED, TAKEN_OVER));
  }

  @Test
  void isRefusedTheContactOfAnotherWhenItIsCreatedAnew() {
    Script script =
        new Script()
            .answer(207, "{\"results\":[]}")
            .refuse(404, GONE)
            .answer(207, conflict("1", "92"))
            .answer(200, found("92", "7"));
    var outcomes = script.play(conversation(recreating(), adopted("1", "90", "phone")));
    assertThat(outcomes.get("1").outcome())
        .isInstanceOfSatisfying(
            Outcome.Rejected.class,
            rejected -> assertThat(rejected.code()).isEqualTo("HELD_BY_ANOTHER"));
  }

  @Test
  void isOursOnceItWasCreatedAnew() {
    Script script =
        new Script()
            .answer(207, "{\"results\":[]}")
            .refuse(404, GONE)
            .answer(201, found("92", "1"));
    var outcomes = script.play(conversation(recreating(), adopted("1", "90", "phone")));
    assertThat(Settlement.of(List.of(outcomes.get("1"))).arrays())
        .containsEntry("hubspot_ids", new String[] {"92"})
        .containsEntry("outcomes", new String[] {"created"})
        .containsEntry("rules", new String[] {""});
  }

  private static PlannedRecord adopted(String id, String hubspotId, String property) {
    return record(id, property, "1").adopted(hubspotId, OnExisting.FILL_EMPTY);
  }

  private static Destination recreating() {
    return new Destination(
        "users",
        "users",
        "f",
        "contacts",
        "zendesk_user_id",
        true,
        OnExisting.FILL_EMPTY,
        OnMissing.RECREATE,
        Script.SEARCH_LAG);
  }
}
