package dev.deskferry.load;

import static dev.deskferry.load.BatchReplies.CONTACTS;
import static dev.deskferry.load.BatchReplies.READ;
import static dev.deskferry.load.BatchReplies.UPDATE;
import static dev.deskferry.load.BatchReplies.found;
import static dev.deskferry.load.Script.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.mapping.AssociationType;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** What a load that died left behind: creations and take-overs without an outcome. */
class BatchLeftBehindTest {

  private static final String TAKEN_OVER = "on_existing: fill_empty";

  @Test
  void asksForWhatNobodyWantsAnyMoreAndSendsNothing() {
    Script script = new Script().answer(207, found("91", "1"));
    var outcomes =
        script.play(
            conversation(CONTACTS, PlannedRecord.toFind("1", ""), PlannedRecord.toFind("2", "")));
    assertThat(script.paths()).containsExactly(READ);
    assertThat(outcomes.values())
        .extracting(RecordOutcome::outcome)
        .containsExactly(new Outcome.Loaded("91", Outcome.Way.UNCHANGED, ""), new Outcome.Absent());
    Settlement settlement = Settlement.of(List.copyOf(outcomes.values()));
    assertThat(settlement.arrays().get("states")).containsExactly("loaded", "deferred");
    assertThat(settlement.arrays().get("mapped_hashes")).containsOnly("");
    assertThat(settlement.arrays().get("codes")).containsExactly("", "NOT_CREATED");
    assertThat(settlement.count(Outcome.Way.UNCHANGED)).isZero();
  }

  @Test
  void nothingIsThereWhenHubSpotKnowsNoneOfTheKeys() {
    Script script = new Script().refuse(404, "{\"category\":\"OBJECT_NOT_FOUND\"}");
    var outcomes = script.play(conversation(CONTACTS, PlannedRecord.toFind("1", "")));
    assertThat(outcomes.get("1").outcome()).isEqualTo(new Outcome.Absent());
  }

  @Test
  void searchesAfterTheLagWhereKeysAreNotEnforced() {
    Script script =
        new Script()
            .answer(
                200,
                "{\"results\":[{\"id\":\"81\",\"properties\":{\"zendesk_comment_id\":\"1\"}}]}");
    var outcomes =
        script.play(
            conversation(
                Script.notes(false), PlannedRecord.toFind("1", ""), PlannedRecord.toFind("2", "")));
    assertThat(script.paths()).containsExactly("/crm/objects/2026-03/notes/search");
    assertThat(script.pauses()).containsExactly(Script.SEARCH_LAG);
    assertThat(outcomes.values())
        .extracting(RecordOutcome::outcome)
        .containsExactly(new Outcome.Loaded("81", Outcome.Way.UNCHANGED, ""), new Outcome.Absent());
  }

  @Test
  void knowsATakenOverRecordByTheClaimThatTheDeadLeft() {
    Script script = new Script().answer(200, found("6001", "1"));
    var outcomes =
        script.play(conversation(CONTACTS, new Held("6001"), PlannedRecord.toFind("1", "")));
    Settlement settlement = Settlement.of(List.copyOf(outcomes.values()));
    assertThat(settlement.arrays().get("rules")).containsExactly(TAKEN_OVER);
    assertThat(settlement.arrays().get("mapped_hashes")).containsExactly("");
  }

  @Test
  void goesOnUnderThePolicyWithWhatTheDeadTookOver() {
    Script script =
        new Script()
            .answer(200, found("6001", "1"))
            .answer(
                200,
                """
                {"results":[{"id":"6001","properties":{"zendesk_user_id":"1","firstname":"Ada","phone":null}}]}""")
            .answer(200, "{\"results\":[{\"id\":\"6001\"}]}");
    PlannedRecord record =
        Script.record(
            PlannedRecord.Step.RESOLVE, "1", "", List.of(), "firstname", "A.", "phone", "1");
    var outcomes = script.play(conversation(CONTACTS, new Held("6001"), record));
    assertThat(script.paths()).containsExactly(READ, READ, UPDATE);
    assertThat(script.body(2).path("inputs").path(0).path("properties").toString())
        .isEqualTo("{\"phone\":\"1\"}");
    assertThat(outcomes.get("1").outcome())
        .isEqualTo(new Outcome.Loaded("6001", Outcome.Way.UPDATED, TAKEN_OVER));
  }

  @Test
  void looksForAnActivityThroughItsTicketAndThenSearchesForIt() {
    Script script =
        new Script()
            .answer(
                200, "{\"results\":[{\"from\":{\"id\":\"505\"},\"to\":[{\"toObjectId\":\"80\"}]}]}")
            .answer(
                200,
                "{\"results\":[{\"id\":\"80\",\"properties\":{\"zendesk_comment_id\":\"1\"}}]}")
            .answer(200, "{\"results\":[]}");
    var outcomes =
        script.play(
            conversation(
                Script.notes(false),
                PlannedRecord.toFind("1", "505"),
                PlannedRecord.toFind("2", "505")));
    assertThat(script.paths())
        .containsExactly(
            "/crm/associations/2026-03/tickets/notes/batch/read",
            "/crm/objects/2026-03/notes/batch/read",
            "/crm/objects/2026-03/notes/search");
    assertThat(outcomes.values())
        .extracting(RecordOutcome::outcome)
        .containsExactly(new Outcome.Loaded("80", Outcome.Way.UNCHANGED, ""), new Outcome.Absent());
    assertThat(Settlement.of(List.copyOf(outcomes.values())).arrays().get("link_from_ids"))
        .isEmpty();
  }

  @Test
  void asksForTheClaimsOfABatchOnce() {
    Held claims = new Held("6002");
    Script script =
        new Script()
            .answer(
                200,
                """
                {"results":[{"id":"6001","properties":{"zendesk_user_id":"1"}},{"id":"6002","properties":{"zendesk_user_id":"2"}}]}""");
    var outcomes =
        script.play(
            conversation(
                CONTACTS,
                claims,
                PlannedRecord.toFind("1", ""),
                PlannedRecord.toFind("2", ""),
                PlannedRecord.toFind("3", "")));
    assertThat(claims.asked).containsExactly(2);
    assertThat(Settlement.of(List.copyOf(outcomes.values())).arrays().get("rules"))
        .containsExactly("", TAKEN_OVER, "");
  }

  @Test
  void aListThatGoesRoundInCirclesLeavesTheRecordsUnknown() {
    String page =
        """
        {"results":[{"from":{"id":"505"},"to":[{"toObjectId":"80"}],"paging":{"next":{"after":"7"}}}]}""";
    Script script = new Script().answer(200, page).answer(200, page);
    var outcomes = script.play(conversation(Script.notes(false), PlannedRecord.toFind("1", "505")));
    assertThat(script.body(1).path("inputs").path(0).path("after").asText()).isEqualTo("7");
    assertThat(outcomes.get("1").outcome())
        .isInstanceOfSatisfying(
            Outcome.Unknown.class,
            unknown ->
                assertThat(unknown.reason())
                    .startsWith("HubSpot lists the notes of tickets 505 without end"));
  }

  @Test
  void takesAwayALinkOfTheLostCreationThatNobodyWantsAnyMore() {
    ObsoleteLink gone =
        new ObsoleteLink(
            "company",
            "organizations",
            "7",
            "companies",
            "707",
            List.of(AssociationType.hubspot(1)),
            List.of());
    PlannedRecord plain =
        Script.record(PlannedRecord.Step.RESOLVE, "1", "", List.of(), "phone", "1");
    PlannedRecord record =
        new PlannedRecord(
            plain.sourceId(),
            plain.step(),
            "",
            plain.properties(),
            List.of(),
            List.of(gone),
            Optional.empty(),
            plain.hash(),
            false);
    Script script =
        new Script()
            .answer(200, found("91", "1"))
            .answer(204, "{}")
            .answer(200, "{\"results\":[{\"id\":\"91\"}]}");
    var outcomes = script.play(conversation(CONTACTS, record));
    assertThat(script.paths())
        .containsExactly(
            READ, "/crm/associations/2026-03/contacts/companies/batch/labels/archive", UPDATE);
    assertThat(script.body(1).toString()).contains("91", "707");
    assertThat(outcomes.get("1").removed()).containsExactly(gone);
  }

  @Test
  void confirmsAClaimOnlyOnWhatThePortalHad() {
    Held claims = new Held("");
    Script script =
        new Script()
            .answer(207, BatchReplies.conflict("1", "91"))
            .answer(200, found("91", "1"))
            .answer(200, "{\"results\":[{\"id\":\"91\"}]}");
    script.play(conversation(CONTACTS, claims, Script.record("1", "phone", "1")));
    assertThat(claims.confirmed).isEmpty();

    Script portals =
        new Script()
            .answer(207, BatchReplies.conflict("1", "6001"))
            .answer(200, "{\"results\":[{\"id\":\"6001\",\"properties\":{\"phone\":null}}]}")
            .answer(200, "{\"results\":[{\"id\":\"6001\"}]}");
    portals.play(conversation(CONTACTS, claims, Script.record("1", "phone", "1")));
    assertThat(claims.confirmed).containsExactly("6001");
  }

  /** One record is held by whoever asks. */
  private static final class Held implements Claims {
    private final String hubspotId;
    private final List<String> confirmed = new ArrayList<>();
    private final List<Integer> asked = new ArrayList<>();

    Held(String hubspotId) {
      this.hubspotId = hubspotId;
    }

    @Override
    public Optional<String> take(String target, String id, String sourceId) {
      return Optional.empty();
    }

    @Override
    public void confirm(String target, String id, String sourceId) {
      confirmed.add(id);
    }

    @Override
    public Set<String> held(String target, Map<String, String> hubspotIds) {
      asked.add(hubspotIds.size());
      return hubspotIds.entrySet().stream()
          .filter(it -> it.getValue().equals(hubspotId))
          .map(Map.Entry::getKey)
          .collect(Collectors.toSet());
    }

    @Override
    public void release(String target, Collection<String> sourceIds) {}
  }
}
