package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.run.RunState;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What was fetched one by one stays when the bulk that it corrected is read again. */
class ExtractRedactedIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final String SECOND = "2024-01-02T03:04:05Z";

  private final ScriptedZendesk zendesk = new ScriptedZendesk();

  @BeforeEach
  void emptyStaging() {
    POSTGRES.execute(Scene.EMPTY + "; TRUNCATE migration.parent_visit");
  }

  @AfterEach
  void close() {
    zendesk.close();
  }

  @Test
  void aRedactedCommentKeepsItsNewTextThoughItsTicketIsOfTheSameSecond() {
    zendesk.on("/api/v2/tickets", list("tickets", "{\"id\":1,\"updated_at\":\"" + SECOND + "\"}"));
    zendesk.on("/api/v2/events", list("events", comment("the number of my card")));
    zendesk.on("/api/v2/tickets/1/comments", list("comments", comment("(redacted)")));
    assertThat(extract().state()).isEqualTo(RunState.DONE);
    assertThat(extract().state()).isEqualTo(RunState.DONE);
    assertThat(zendesk.requests("/api/v2/events")).hasSize(2);
    assertThat(zendesk.requests("/api/v2/tickets/1/comments")).hasSize(1);
    assertThat(
            Sql.texts(
                POSTGRES,
                "SELECT payload ->> 'body' FROM staging.record WHERE object_type = 'ticket_comments'"))
        .containsExactly("(redacted)");
  }

  private ExtractSummary extract() {
    return new ExtractFixture(POSTGRES.database(), zendesk.url())
        .source(
            """
            source: tickets
            description: tickets
            path: /api/v2/tickets
            paging: none
            budget: [account]
            records:
              tickets: { at: tickets, version: updated_at }
            """)
        .source(
            """
            source: ticket_events
            description: what happened to them
            path: /api/v2/events
            paging: none
            budget: [account]
            records:
              ticket_comments: { at: events, parent: ticket_id, version: created_at }
            """)
        .source(
            """
            source: ticket_comments
            description: comments
            path: /api/v2/tickets/{id}/comments
            each: { of: tickets, as: ticket_id, chosen_by: extract/parents-not-visited }
            paging: none
            budget: [account]
            after: [tickets, ticket_events]
            records:
              ticket_comments: { at: comments, parent: ticket_id, version: created_at }
            """)
        .run();
  }

  private static String comment(String body) {
    return "{\"id\":11,\"ticket_id\":1,\"created_at\":\"%s\",\"body\":\"%s\"}"
        .formatted(SECOND, body);
  }

  private static Reply list(String name, String record) {
    return Reply.json(200, "{\"" + name + "\":[" + record + "]}");
  }
}
