package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.run.RunState;
import dev.deskferry.run.WorkState;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.testing.PgServer;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Sources that are asked parent by parent: what one parent meets, the others do not. */
class ExtractChildrenIT extends ChildrenFixture {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final Reply UNREADABLE = Reply.json(400, "{}");

  ExtractChildrenIT() {
    super(POSTGRES);
  }

  @ParameterizedTest
  @ValueSource(strings = {DOUBTFUL, "extract/parents-not-visited"})
  void childrenThatWereNotGivenOutAreAskedForInTheNextRun(String chosenBy) {
    tickets(2);
    zendesk.on(path(1), Reply.html(403, "<html>busy</html>"), comments(11));
    zendesk.on(path(2), comments(21));
    assertThat(extract(chosenBy).state()).isEqualTo(RunState.DONE);
    assertThat(staged()).containsExactly("21");
    assertThat(events("children_not_given")).containsExactly("ticket_comments 1");
    assertThat(rows("SELECT message FROM migration.event WHERE code = 'children_not_given'"))
        .singleElement()
        .asString()
        .startsWith(path(1) + " answered 403 (text/html, 17 bytes)")
        .doesNotContain("busy");

    extract(chosenBy);
    extract(chosenBy);
    assertThat(staged()).containsExactly("11", "21");
    assertThat(zendesk.requests(path(1))).hasSize(2);
    assertThat(zendesk.requests(path(2))).hasSize(1);
  }

  @Test
  void aRedactedCommentThatWasNotGivenOutIsAskedForInTheNextRun() {
    tickets(1);
    zendesk.on(path(1), comments(11), Reply.html(403, ""), comments(11));
    extract(DOUBTFUL);
    POSTGRES.execute(
        """
        INSERT INTO staging.record (object_type, source_id, parent_id, payload, payload_hash, source_version, deleted, landed_at, changed_at)
        VALUES ('ticket_comment_changes', '5', '1', '{}', gen_random_uuid(), 0, false, now(), now())
        """);
    extract(DOUBTFUL);
    extract(DOUBTFUL);
    extract(DOUBTFUL);
    assertThat(zendesk.requests(path(1))).hasSize(3);
  }

  @Test
  void aParentThatCannotBeReadDoesNotHideTheOthers() {
    tickets(3);
    zendesk.on(path(1), ScriptedZendesk.FAILED);
    zendesk.on(path(2), comments(21));
    zendesk.on(path(3), comments(31));
    ExtractSummary summary = extract(DOUBTFUL);
    assertThat(staged()).containsExactly("21", "31");
    assertThat(events("children_refused")).containsExactly("ticket_comments 1");
    assertThat(summary.state()).isEqualTo(RunState.FAILED);
    assertThat(summary.task("ticket_comments").state()).isEqualTo(WorkState.FAILED);
    assertThat(summary.task("ticket_comments").message())
        .startsWith("1 of the tickets could not be asked")
        .contains("children_refused");

    zendesk.on(path(1), comments(11));
    assertThat(extract(DOUBTFUL).state()).isEqualTo(RunState.DONE);
    assertThat(staged()).containsExactly("11", "21", "31");
    assertThat(zendesk.requests(path(2))).hasSize(1);
  }

  @Test
  void aHeavyParentIsAskedInSmallPages() {
    tickets(1);
    zendesk.on(
        path(1),
        request ->
            Integer.parseInt(request.parameter("page[size]").orElse("0")) > 12
                ? Reply.json(504, "").with("Retry-After", "0")
                : comments(11));
    assertThat(extract(DOUBTFUL).state()).isEqualTo(RunState.DONE);
    assertThat(zendesk.requests(path(1)))
        .extracting(it -> it.parameter("page[size]").orElse("-"))
        .containsExactly("100", "50", "25", "12");
  }

  @Test
  void manyRefusedInARowAreNotTheirOwnFault() {
    tickets(40);
    IntStream.rangeClosed(1, 40).forEach(id -> zendesk.on(path(id), Reply.json(400, "{}")));
    ExtractSummary summary = extract(DOUBTFUL);
    assertThat(summary.task("ticket_comments").message()).contains("answered 400").contains("row");
    assertThat(events("children_refused")).hasSize(10);
  }

  @ParameterizedTest
  @ValueSource(strings = {DOUBTFUL, "extract/parents-not-visited"})
  void parentsThatWereRefusedBeforeDoNotHideNewOnes(String chosenBy) {
    tickets(30);
    IntStream.rangeClosed(1, 30)
        .forEach(id -> zendesk.on(path(id), id % 2 == 1 ? UNREADABLE : comments(100 + id)));
    assertThat(message(extract(chosenBy))).startsWith("15 of the tickets could not be asked");

    tickets(31);
    zendesk.on(path(31), comments(131));
    assertThat(message(extract(chosenBy))).startsWith("15 of the tickets could not be asked");
    assertThat(staged()).hasSize(16).contains("131");
    assertThat(events("children_refused")).hasSize(30);

    IntStream.rangeClosed(1, 30).forEach(id -> zendesk.on(path(id), comments(100 + id)));
    assertThat(extract(chosenBy).state()).isEqualTo(RunState.DONE);
    assertThat(staged()).hasSize(31);
    assertThat(zendesk.requests(path(2))).hasSize(1);
  }

  @Test
  void manyNewlyRefusedInARowAreNotMetFirstAgain() {
    tickets(40);
    IntStream.rangeClosed(1, 40).forEach(id -> zendesk.on(path(id), comments(100 + id)));
    // One after another as texts: 10 to 19, 2, 20 to 23.
    IntStream.concat(IntStream.of(2), IntStream.range(10, 24))
        .forEach(id -> zendesk.on(path(id), UNREADABLE));
    assertThat(message(extract(DOUBTFUL))).contains("in a row");
    assertThat(message(extract(DOUBTFUL))).startsWith("15 of the tickets could not be asked");
    assertThat(staged()).hasSize(25);
  }

  @Test
  void notBeingGivenOutDoesNotInterruptARowOfRefused() {
    tickets(40);
    IntStream.rangeClosed(1, 40)
        .forEach(id -> zendesk.on(path(id), id % 2 == 1 ? UNREADABLE : Reply.html(403, "busy")));
    assertThat(message(extract(DOUBTFUL))).contains("in a row");
    assertThat(events("children_refused")).hasSize(10);
  }

  @Test
  void whatIsRefusedForAllEndsTheTaskAtOnce() {
    tickets(2);
    zendesk.on(
        path(1),
        Reply.json(
            403,
            "{\"error\":\"Forbidden\",\"description\":\"Missing the following required scopes: read\"}"));
    ExtractSummary summary = extract(DOUBTFUL);
    assertThat(summary.task("ticket_comments").message()).contains("lacks a scope");
    assertThat(zendesk.requests(path(2))).isEmpty();
    assertThat(events("children_refused")).isEmpty();
  }
}
