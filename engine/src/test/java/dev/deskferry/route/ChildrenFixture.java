package dev.deskferry.route;

import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;

/** Tickets of a scripted Zendesk with a comment each, asked for one by one. */
abstract class ChildrenFixture {

  static final String DOUBTFUL = "extract/tickets-with-doubtful-comments";

  final ScriptedZendesk zendesk = new ScriptedZendesk();
  private final PgServer postgres;

  ChildrenFixture(PgServer postgres) {
    this.postgres = postgres;
  }

  @BeforeEach
  void emptyStaging() {
    postgres.execute(Scene.EMPTY + "; TRUNCATE migration.parent_visit");
  }

  @AfterEach
  void close() {
    zendesk.close();
  }

  /** A source that does not answer rests as long as the pauses say, one after the other. */
  ExtractSummary extract(String chosenBy, Duration... tryAgainAfter) {
    return new ExtractFixture(postgres.database(), zendesk.url())
        .attempts(4)
        .tryAgainAfter(tryAgainAfter)
        .source(
            """
            source: tickets
            description: tickets
            path: /api/v2/tickets
            paging: none
            budget: [account]
            records:
              tickets: { at: tickets }
            """)
        .source(
            """
            source: ticket_comments
            description: comments
            path: /api/v2/tickets/{id}/comments
            each: { of: tickets, as: ticket_id, chosen_by: %s }
            paging: cursor
            page_size: 100
            budget: [account]
            after: tickets
            records:
              ticket_comments: { at: comments, parent: ticket_id }
            """
                .formatted(chosenBy))
        .run();
  }

  static String message(ExtractSummary summary) {
    return summary.task("ticket_comments").message();
  }

  void tickets(int count) {
    zendesk.on(
        "/api/v2/tickets",
        Reply.json(
            200,
            IntStream.rangeClosed(1, count)
                .mapToObj(id -> "{\"id\":" + id + ",\"comment_count\":1}")
                .collect(Collectors.joining(",", "{\"tickets\":[", "]}"))));
  }

  static String path(int ticket) {
    return "/api/v2/tickets/" + ticket + "/comments";
  }

  static Reply noComments() {
    return Reply.json(200, "{\"comments\":[],\"meta\":{\"has_more\":false}}");
  }

  static Reply comments(int id) {
    return Reply.json(200, "{\"comments\":[{\"id\":" + id + "}],\"meta\":{\"has_more\":false}}");
  }

  List<String> staged() {
    return rows(
        "SELECT source_id FROM staging.record WHERE object_type = 'ticket_comments' ORDER BY 1");
  }

  List<String> events(String code) {
    return rows(
        "SELECT concat_ws(' ', object_type, source_id) FROM migration.event WHERE code = '"
            + code
            + "' ORDER BY event_id");
  }

  List<String> rows(String sql) {
    return Sql.texts(postgres, sql);
  }
}
