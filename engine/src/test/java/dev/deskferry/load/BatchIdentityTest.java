package dev.deskferry.load;

import static dev.deskferry.load.BatchReplies.CONTACTS;
import static dev.deskferry.load.BatchReplies.CREATE;
import static dev.deskferry.load.BatchReplies.READ;
import static dev.deskferry.load.BatchReplies.UPDATE;
import static dev.deskferry.load.BatchReplies.conflict;
import static dev.deskferry.load.BatchReplies.created;
import static dev.deskferry.load.BatchReplies.found;
import static dev.deskferry.load.Script.conversation;
import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.mapping.AssociationType;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What is known of a record that an earlier attempt may have created, whatever follows. */
class BatchIdentityTest {

  private static final String UNLINK =
      "/crm/associations/2026-03/contacts/companies/batch/labels/archive";
  private static final String UPDATED = "{\"results\":[{\"id\":\"91\"}]}";
  private static final String ABSENT = "{\"results\":[]}";
  private static final String INVALID =
      "{\"category\":\"VALIDATION_ERROR\",\"message\":\"INVALID_OPTION\"}";
  private static final ObsoleteLink GONE =
      new ObsoleteLink(
          "company",
          "organizations",
          "7",
          "companies",
          "707",
          List.of(AssociationType.hubspot(1)),
          List.of());

  @Test
  void keepsWhatALookUpFoundThoughTheUpdateIsRefused() {
    Script script =
        new Script().answer(200, found("91", "1")).answer(204, "{}").refuse(400, INVALID);
    assertRejectedAs91(script.play(conversation(CONTACTS, resolved())));
    assertThat(script.paths()).containsExactly(READ, UNLINK, UPDATE);
  }

  @Test
  void keepsWhatStoodInTheWayAndIsOursThoughTheUpdateIsRefused() {
    Script script =
        new Script()
            .answer(207, conflict("1", "91"))
            .answer(200, found("91", "1"))
            .refuse(400, INVALID);
    assertRejectedAs91(script.play(conversation(CONTACTS, Script.record("1", "phone", "1"))));
  }

  private static void assertRejectedAs91(Script.Outcomes outcomes) {
    assertThat(Settlement.of(List.of(outcomes.get("1"))).arrays())
        .containsEntry("states", new String[] {"rejected"})
        .containsEntry("hubspot_ids", new String[] {"91"});
  }

  @Test
  void takesALinkAwayThatTheLateCreationBrought() {
    Script script =
        new Script()
            .answer(207, ABSENT)
            .answer(207, conflict("1", "91"))
            .answer(200, found("91", "1"))
            .answer(204, "{}")
            .answer(200, UPDATED);
    var outcomes = script.play(conversation(CONTACTS, resolved()));
    assertThat(script.paths()).containsExactly(READ, CREATE, READ, UNLINK, UPDATE);
    assertThat(script.body(3).toString()).contains("91", "707");
    assertThat(outcomes.get("1").removed()).containsExactly(GONE);
    assertThat(outcomes.get("1").outcome()).isEqualTo(created("91"));
  }

  @Test
  void leavesTheLinksOfThePortalsContactAlone() {
    Script script =
        new Script()
            .answer(207, ABSENT)
            .answer(207, conflict("1", "6001"))
            .answer(200, "{\"results\":[{\"id\":\"6001\",\"properties\":{\"phone\":null}}]}")
            .answer(200, "{\"results\":[{\"id\":\"6001\"}]}");
    var outcomes = script.play(conversation(CONTACTS, resolved()));
    assertThat(script.paths()).containsExactly(READ, CREATE, READ, UPDATE);
    assertThat(outcomes.get("1").removed()).containsExactly(GONE);
  }

  @Test
  void forgetsALinkThatTheCreationCannotHaveBrought() {
    Script script = new Script().answer(207, ABSENT).answer(201, found("91", "1"));
    var outcomes = script.play(conversation(CONTACTS, resolved()));
    assertThat(outcomes.get("1").removed()).containsExactly(GONE);
  }

  @Test
  void remembersALinkWhileNobodyKnowsWhetherItStands() {
    Script script = new Script().answer(207, ABSENT).refuse(400, INVALID);
    var outcomes = script.play(conversation(CONTACTS, resolved()));
    assertThat(outcomes.get("1").removed()).isEmpty();
    assertThat(outcomes.get("1").outcome()).isInstanceOf(Outcome.Rejected.class);
  }

  @Test
  void updatesWhatIsFoundAfterASecondLostReplyToo() {
    Script script =
        new Script()
            .answer(207, ABSENT)
            .uncertain()
            .answer(200, found("91", "1"))
            .answer(204, "{}")
            .answer(200, UPDATED);
    var outcomes = script.play(conversation(CONTACTS, resolved()));
    assertThat(script.paths()).containsExactly(READ, CREATE, READ, UNLINK, UPDATE);
    assertThat(outcomes.get("1").outcome()).isEqualTo(created("91"));
  }

  /** One that an earlier attempt may have sent with a link that nobody wants any more. */
  private static PlannedRecord resolved() {
    PlannedRecord plain =
        Script.record(PlannedRecord.Step.RESOLVE, "1", "", List.of(), "phone", "1");
    return new PlannedRecord(
        plain.sourceId(),
        plain.step(),
        "",
        plain.properties(),
        List.of(),
        List.of(GONE),
        Optional.empty(),
        plain.hash(),
        false);
  }
}
