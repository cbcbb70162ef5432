package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.run.RunState;
import dev.deskferry.run.StopSignal;
import dev.deskferry.run.WorkState;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Statements that a source names, and what comes of a walk when they do not work. */
class ExtractStatementsIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final String GROUPS = "/api/v2/groups";
  private static final String COUNT = "/api/v2/groups/count";

  private final ScriptedZendesk zendesk = new ScriptedZendesk();

  @BeforeEach
  void emptyStaging() {
    POSTGRES.execute(
        Scene.EMPTY + "; TRUNCATE migration.parent_visit; TRUNCATE migration.source_count");
    zendesk.on(GROUPS, Reply.json(200, "{\"groups\":[{\"id\":1}],\"next_page\":null}"));
  }

  @AfterEach
  void close() {
    zendesk.close();
  }

  @Test
  void aStatementThatCannotChooseParentsFailsItsObjectTypeAlone() {
    tickets("\"many\"");
    ExtractSummary summary =
        fixture().source(ticketsSource("")).source(comments()).groups("offset", "").run();
    assertThat(summary.state()).isEqualTo(RunState.FAILED);
    assertThat(summary.task("ticket_comments").state()).isEqualTo(WorkState.FAILED);
    assertThat(summary.task("ticket_comments").message())
        .startsWith("statements/extract/tickets-with-doubtful-comments.sql")
        .contains("22P02");
    assertThat(summary.task("tickets").state()).isEqualTo(WorkState.DONE);
    assertThat(summary.task("groups").state()).isEqualTo(WorkState.DONE);
    assertThat(rows("SELECT state FROM migration.run")).containsExactly("failed");

    tickets("0");
    assertThat(
            fixture()
                .source(ticketsSource(""))
                .source(comments())
                .groups("offset", "")
                .run()
                .state())
        .isEqualTo(RunState.DONE);
  }

  @Test
  void aStatementThatCannotCountIsAWarning() {
    tickets("\"many\"");
    String count = "counts: { tickets: { statement: extract/comments-that-tickets-count } }";
    ExtractSummary summary = fixture().source(ticketsSource(count)).run();
    assertThat(summary.state()).isEqualTo(RunState.DONE);
    assertThat(
            rows("SELECT object_type || ' ' || message FROM migration.event WHERE level='warning'"))
        .singleElement()
        .asString()
        .startsWith("tickets statements/extract/comments-that-tickets-count.sql");
  }

  @Test
  void aStopWhileRecordsAreCountedLeavesTheTaskForTheNextRun() {
    StopSignal stop = new StopSignal();
    String counted = "counts: { groups: { path: %s, value: count } }".formatted(COUNT);
    zendesk.on(GROUPS, Reply.json(200, "{\"groups\":[{\"id\":1}],\"end_time\":null}"));
    zendesk.on(
        COUNT,
        request -> {
          stop.request();
          return Reply.json(400, "{}");
        });
    ExtractSummary stopped = fixture().stop(stop).groups("incremental_time", counted).run();
    assertThat(stopped.state()).isEqualTo(RunState.INTERRUPTED);

    zendesk.on(COUNT, Reply.json(200, "{\"count\":1}"));
    ExtractSummary resumed = fixture().groups("incremental_time", counted).run();
    assertThat(resumed.runId()).isEqualTo(stopped.runId());
    assertThat(resumed.state()).isEqualTo(RunState.DONE);
    assertThat(rows("SELECT reported_count FROM migration.source_count")).containsExactly("1");
  }

  @Test
  void doubtfulTicketsAreFoundBehindThousandsOfOthers() {
    zendesk.on("/api/v2/tickets", Reply.json(200, "{\"tickets\":[]}"));
    POSTGRES.execute(
        """
        INSERT INTO staging.record (object_type, source_id, payload, payload_hash, source_version, deleted, landed_at, changed_at)
        SELECT 'tickets', (100000 + n)::text, json_build_object('id', 100000 + n, 'comment_count', CASE WHEN n IN (7000, 11999) THEN 1 ELSE 0 END),
          gen_random_uuid(), 0, false, now(), now()
        FROM generate_series(0, 11999) AS n
        """);
    for (String id : List.of("107000", "111999")) {
      zendesk.on(
          "/api/v2/tickets/" + id + "/comments",
          Reply.json(200, "{\"comments\":[{\"id\":" + id + "}],\"meta\":{\"has_more\":false}}"));
    }
    assertThat(
            POSTGRES
                .database()
                .query(
                    "extract/tickets-with-doubtful-comments",
                    Map.of(
                        "object_type", "ticket_comments",
                        "parent_type", "tickets",
                        "after_id", "",
                        "limit", 500)))
        .as("no call looks at more than 5,000")
        .singleElement()
        .satisfies(
            row -> {
              assertThat(row.text("source_id")).isEqualTo("104999");
              assertThat(row.bool("is_chosen")).isFalse();
            });
    ExtractSummary summary = fixture().source(ticketsSource("")).source(comments()).run();
    assertThat(summary.state()).isEqualTo(RunState.DONE);
    assertThat(
            rows(
                "SELECT parent_id FROM staging.record WHERE object_type = 'ticket_comments' ORDER BY 1"))
        .containsExactly("107000", "111999");
  }

  private ExtractFixture fixture() {
    return new ExtractFixture(POSTGRES.database(), zendesk.url());
  }

  private void tickets(String commentCount) {
    zendesk.on(
        "/api/v2/tickets",
        Reply.json(200, "{\"tickets\":[{\"id\":1,\"comment_count\":" + commentCount + "}]}"));
  }

  private static String ticketsSource(String more) {
    return """
        source: tickets
        description: tickets
        path: /api/v2/tickets
        paging: none
        budget: [account]
        records:
          tickets: { at: tickets }
        %s
        """
        .formatted(more);
  }

  private static String comments() {
    return """
        source: ticket_comments
        description: comments
        path: /api/v2/tickets/{id}/comments
        each: { of: tickets, as: ticket_id, chosen_by: extract/tickets-with-doubtful-comments }
        paging: cursor
        page_size: 100
        budget: [account]
        after: tickets
        records:
          ticket_comments: { at: comments, parent: ticket_id }
        """;
  }

  private static List<String> rows(String sql) {
    return Sql.texts(POSTGRES, sql);
  }
}
