package dev.deskferry.load;

import static dev.deskferry.load.BatchReplies.CONTACTS;
import static dev.deskferry.load.BatchReplies.CREATE;
import static dev.deskferry.load.BatchReplies.READ;
import static dev.deskferry.load.BatchReplies.UPDATE;
import static dev.deskferry.load.BatchReplies.conflict;
import static dev.deskferry.load.BatchReplies.created;
import static dev.deskferry.load.BatchReplies.found;
import static dev.deskferry.load.Script.contacts;
import static dev.deskferry.load.Script.conversation;
import static dev.deskferry.load.Script.record;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.spec.LoadSettings.OnMissing;
import dev.deskferry.spec.OnExisting;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Records that HubSpot has already, its own or those of others. */
class BatchConflictTest {

  @Test
  void neverSendsOneAddressTwiceInOneRequest() {
    Script script =
        new Script()
            .answer(201, found("91", "1"))
            .answer(207, conflict("2", "91"))
            .answer(200, found("91", "1"));
    var outcomes =
        script.play(
            conversation(
                CONTACTS, record("1", "email", "A@x.org"), record("2", "email", "a@x.org")));
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
                CONTACTS, record("1", "email", "a@x.org", "firstname", "A.", "phone", "1")));
    assertThat(outcomes.get("1").outcome())
        .isEqualTo(new Outcome.Loaded("6001", Outcome.Way.UPDATED, "on_existing: fill_empty"));
    assertThat(script.paths()).containsExactly(CREATE, READ, UPDATE);
    var sent = script.body(2).path("inputs").path(0).path("properties");
    assertThat(sent.has("firstname")).isFalse();
    assertThat(sent.path("phone").asText()).isEqualTo("1");
    assertThat(sent.path("zendesk_user_id").asText()).isEqualTo("1");
  }

  @Test
  void fillsTheContactThatOneOfThePortalsWasMergedInto() {
    Script script =
        new Script()
            .answer(
                200, "{\"results\":[{\"id\":\"99\",\"properties\":{\"zendesk_user_id\":\"7\"}}]}")
            .answer(200, "{\"id\":\"99\",\"properties\":{\"zendesk_user_id\":\"7\"}}")
            .answer(
                200,
                "{\"results\":[{\"id\":\"99\",\"properties\":{\"zendesk_user_id\":\"7\",\"firstname\":\"Ada\"}}]}")
            .answer(200, "{\"results\":[{\"id\":\"99\"}]}");
    PlannedRecord adopted =
        record("1", "firstname", "A.", "phone", "1").adopted("91", OnExisting.FILL_EMPTY);
    var outcomes = script.play(conversation(CONTACTS, adopted));
    assertThat(outcomes.get("1").outcome())
        .isEqualTo(new Outcome.Loaded("99", Outcome.Way.UPDATED, "on_existing: fill_empty"));
    assertThat(script.body(3).path("inputs").path(0).path("properties").properties())
        .extracting(Map.Entry::getKey)
        .containsExactly("phone");
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
            .answer(200, found("91", "1"))
            .answer(200, "{\"results\":[{\"id\":\"91\"}]}");
    var outcomes = script.play(conversation(CONTACTS, record("1")));
    assertThat(outcomes.get("1").outcome()).isEqualTo(created("91"));
  }

  @Test
  void whatItRecreatedItselfIsNotTakenForAnothersRecord() {
    Destination recreating =
        new Destination(
            "users",
            "users",
            "f",
            "contacts",
            "zendesk_user_id",
            true,
            OnExisting.FILL_EMPTY,
            OnMissing.RECREATE,
            Script.SEARCH_LAG);
    Script script =
        new Script()
            .answer(
                207,
                """
                {"results":[],"errors":[{"status":"error","category":"OBJECT_NOT_FOUND","message":"gone",
                  "context":{"ids":["90"]}}]}""")
            .refuse(
                409,
                "{\"category\":\"CONFLICT\",\"message\":\"Contact already exists. Existing ID: 91\"}")
            .answer(200, found("91", "1"))
            .answer(200, "{\"results\":[{\"id\":\"91\"}]}");
    var outcomes =
        script.play(
            conversation(
                recreating,
                record(PlannedRecord.Step.UPDATE, "1", "90", List.of(), "firstname", "Ada")));
    assertThat(outcomes.get("1").outcome()).isEqualTo(created("91"));
    assertThat(script.body(3).at("/inputs/0/properties/firstname").asText()).isEqualTo("Ada");
  }
}
