package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.run.RunState;
import dev.deskferry.run.WorkState;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.testing.PgServer;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Comments that are not given out: whether that is the tickets' fault, run after run. */
class ExtractNotGivenIT extends ChildrenFixture {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final Duration SOON = Duration.ofMillis(10);

  ExtractNotGivenIT() {
    super(POSTGRES);
  }

  @Test
  void manyNotGivenOutInARowAreNotTheirOwnFault() {
    tickets(40);
    IntStream.rangeClosed(1, 40).forEach(id -> zendesk.on(path(id), Reply.html(403, "busy")));
    for (int run = 0; run < 6; run++) {
      ExtractSummary summary = extract(DOUBTFUL);
      assertThat(summary.task("ticket_comments").state()).isEqualTo(WorkState.FAILED);
      assertThat(message(summary)).contains("403").contains("it is the access that is refused");
    }
    assertThat(events("children_not_given")).hasSize(6 * 11);

    IntStream.rangeClosed(1, 40).forEach(id -> zendesk.on(path(id), comments(100 + id)));
    assertThat(extract(DOUBTFUL).state()).isEqualTo(RunState.DONE);
    assertThat(staged()).hasSize(40);
  }

  @Test
  void aFewNotGivenOutAreNotTheirOwnFaultWhenOthersAreNotEither() {
    tickets(5);
    IntStream.rangeClosed(1, 5).forEach(id -> zendesk.on(path(id), comments(100 + id)));
    zendesk.on(path(1), Reply.html(403, "busy"));
    assertThat(extract(DOUBTFUL).state()).isEqualTo(RunState.DONE);

    IntStream.rangeClosed(1, 5).forEach(id -> zendesk.on(path(id), Reply.html(403, "busy")));
    assertThat(message(extract(DOUBTFUL))).contains("it is the access that is refused");
    assertThat(message(extract(DOUBTFUL))).contains("it is the access that is refused");

    IntStream.rangeClosed(2, 5).forEach(id -> zendesk.on(path(id), comments(100 + id)));
    assertThat(extract(DOUBTFUL).state()).isEqualTo(RunState.DONE);
  }

  @Test
  void manyNotGivenOutInARowAreTheirOwnFaultWhenOthersAre() {
    tickets(40);
    IntStream.rangeClosed(1, 40)
        .forEach(
            id -> zendesk.on(path(id), id == 1 ? comments(101) : Reply.html(403, "restricted")));
    assertThat(extract(DOUBTFUL).state()).isEqualTo(RunState.DONE);
    assertThat(extract(DOUBTFUL).state()).isEqualTo(RunState.DONE);
    assertThat(events("children_not_given")).hasSize(2 * 39);
    assertThat(zendesk.requests(path(1))).hasSize(1 + 3 + 3);
  }

  @Test
  void parentsThatWereRefusedBeforeAreNotWaitedForAgain() {
    tickets(31);
    IntStream.rangeClosed(1, 31)
        .forEach(
            id -> zendesk.on(path(id), id % 2 == 1 ? ScriptedZendesk.FAILED : comments(100 + id)));
    extract(DOUBTFUL);
    assertThat(zendesk.requests(path(1))).hasSize(4);
    assertThat(message(extract(DOUBTFUL))).startsWith("16 of the tickets could not be asked");
    List<Integer> again =
        IntStream.rangeClosed(1, 31)
            .filter(id -> id % 2 == 1)
            .mapToObj(id -> zendesk.requests(path(id)).size() - 4)
            .sorted()
            .toList();
    assertThat(again).hasSize(16).startsWith(1, 1, 1, 1, 1, 1, 2).endsWith(2);
    assertThat(zendesk.requests(path(1)).get(4).parameter("page[size]")).contains("10");

    IntStream.rangeClosed(1, 31).forEach(id -> zendesk.on(path(id), comments(100 + id)));
    assertThat(extract(DOUBTFUL).state()).isEqualTo(RunState.DONE);
    assertThat(staged()).hasSize(31);
  }

  @Test
  void aTicketThatCouldNotBeReadForAWhileIsReadInTheSameRun() {
    tickets(3);
    zendesk.on(path(1), comments(101));
    zendesk.on(
        path(2),
        ScriptedZendesk.FAILED,
        ScriptedZendesk.FAILED,
        ScriptedZendesk.FAILED,
        ScriptedZendesk.FAILED,
        comments(102));
    zendesk.on(path(3), comments(103));
    assertThat(extract(DOUBTFUL, SOON).state()).isEqualTo(RunState.DONE);
    assertThat(staged()).hasSize(3);
    assertThat(events("tried_again_later")).containsExactly("ticket_comments");
    assertThat(zendesk.requests(path(3))).hasSize(1);
  }

  @Test
  void aTicketThatCanNeverBeReadIsTriedAgainOnce() {
    tickets(2);
    zendesk.on(path(1), ScriptedZendesk.FAILED);
    zendesk.on(path(2), comments(102));
    assertThat(message(extract(DOUBTFUL, SOON, SOON))).startsWith("1 of the tickets");
    assertThat(zendesk.requests(path(1))).hasSize(4 + 2);
    assertThat(message(extract(DOUBTFUL, SOON, SOON))).startsWith("1 of the tickets");
    assertThat(zendesk.requests(path(1))).hasSize(4 + 2 + 2);
  }

  @Test
  void whoCannotBeReadSaysNothingAboutThoseThatWereNotGivenOut() {
    tickets(5);
    IntStream.rangeClosed(1, 5).forEach(id -> zendesk.on(path(id), comments(100 + id)));
    zendesk.on(path(1), Reply.html(403, "busy"));
    zendesk.on(path(2), Reply.html(403, "busy"));
    assertThat(extract(DOUBTFUL).state()).isEqualTo(RunState.DONE);

    IntStream.rangeClosed(3, 5).forEach(id -> zendesk.on(path(id), ScriptedZendesk.FAILED));
    ExtractSummary summary = extract(DOUBTFUL, SOON);
    assertThat(summary.task("ticket_comments").state()).isEqualTo(WorkState.FAILED);
    assertThat(message(summary))
        .startsWith("2 of the tickets in a row were not given out")
        .contains("could not be read to compare")
        .contains("500");
    assertThat(zendesk.requests(path(3)).size()).isLessThanOrEqualTo(1 + 2);

    zendesk.on(path(5), comments(105));
    assertThat(extract(DOUBTFUL).state()).isEqualTo(RunState.DONE);
  }

  @Test
  void anEmptyAnswerIsGivenOutToo() {
    tickets(17);
    IntStream.rangeClosed(1, 17)
        .forEach(id -> zendesk.on(path(id), id > 6 ? Reply.html(403, "no") : noComments()));
    assertThat(extract(DOUBTFUL).state()).isEqualTo(RunState.DONE);
    assertThat(events("children_not_given")).hasSize(11);
    assertThat(extract(DOUBTFUL).state()).isEqualTo(RunState.DONE);
  }

  @Test
  void scatteredOnesThatAreNotGivenOutStayWarnings() {
    tickets(30);
    IntStream.rangeClosed(1, 30)
        .forEach(
            id -> zendesk.on(path(id), id % 2 == 1 ? Reply.html(403, "no") : comments(100 + id)));
    assertThat(extract(DOUBTFUL).state()).isEqualTo(RunState.DONE);
    assertThat(extract(DOUBTFUL).state()).isEqualTo(RunState.DONE);
    assertThat(events("children_not_given")).hasSize(30);
  }
}
