package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.deskferry.run.RunState;
import dev.deskferry.run.WorkState;
import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.SandboxOptions;
import dev.deskferry.sandbox.data.LiveAccount;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.Tickets;
import dev.deskferry.spec.Sources;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Repository;
import dev.deskferry.testing.Sql;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.MethodOrderer.OrderAnnotation;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * The shipped sources against a whole generated account; the second test is a delta of the first.
 */
@TestMethodOrder(OrderAnnotation.class)
class ExtractSandboxIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Set<ObjectType> NOT_LISTED_WHEN_DELETED =
      Set.of(
          ObjectType.ORGANIZATION_MEMBERSHIPS,
          ObjectType.BRANDS,
          ObjectType.SATISFACTION_RATINGS,
          ObjectType.TICKET_FIELDS,
          ObjectType.USER_FIELDS,
          ObjectType.ORGANIZATION_FIELDS,
          ObjectType.TICKET_FORMS,
          ObjectType.CUSTOM_STATUSES);

  private static final Sandbox SANDBOX = Sandbox.start(SandboxOptions.defaults().generated(7, 400));

  @AfterAll
  static void close() {
    SANDBOX.close();
  }

  @Test
  @Order(1)
  void landsTheWholeAccountAsItIsNow() throws Exception {
    ExtractSummary summary = extract();
    assertThat(summary.tasks())
        .allSatisfy((name, end) -> assertThat(end.state()).as(name).isEqualTo(WorkState.DONE));
    for (ObjectType type : shipped()) {
      assertThat(staged(type.plural()))
          .as(type.plural())
          .containsExactlyInAnyOrderElementsOf(expected(type));
    }
    assertThat(stagedComments()).isEqualTo(comments());
    assertThat(Sql.texts(POSTGRES, "SELECT code || ': ' || message FROM migration.event"))
        .isEmpty();
    assertThat(
            Sql.texts(
                POSTGRES,
                "SELECT reported_count - (SELECT count(*) FROM staging.record WHERE object_type = 'ticket_comments')"
                    + " FROM migration.source_count WHERE object_type = 'ticket_comments'"))
        .containsExactly("0");
    assertThat(
            Sql.texts(
                POSTGRES,
                "SELECT object_type FROM reconcile.object WHERE NOT reported_agrees OR NOT is_extracted"))
        .isEmpty();
  }

  @Test
  @Order(2)
  void theSecondRunBringsTheChangesOnly() throws Exception {
    LiveAccount account = SANDBOX.zendesk().account();
    int open = openTicket(account.tickets());
    long ticket = account.tickets().id(open);
    Instant at = Instant.now().minus(Duration.ofMinutes(30));
    account.change(ObjectType.TICKETS, ticket, at, it -> it.put("subject", "changed"));
    account.comment(
        ticket,
        at.plusSeconds(1),
        JsonNodeFactory.instance
            .objectNode()
            .put("id", 99_000_000_000_001L)
            .put("type", "Comment")
            .put("body", "new")
            .put("public", true)
            .put("author_id", 1));

    ExtractSummary summary = extract();
    assertThat(summary.state()).isEqualTo(RunState.DONE);
    assertThat(
            Sql.texts(
                POSTGRES,
                "SELECT created_count || ' ' || updated_count FROM migration.task WHERE object_type IN ('tickets', 'ticket_comments') AND run_id = "
                    + summary.runId()
                    + " ORDER BY object_type"))
        .containsExactly("1 0", "0 1");
    assertThat(stagedComments()).isEqualTo(comments());
  }

  @Test
  @Order(3)
  void findsAUserWhoChangedInTheSecondThatTheLastRunSawLast() throws Exception {
    LiveAccount account = SANDBOX.zendesk().account();
    Records users = account.records(ObjectType.USERS);
    long first = users.id(0);
    long last = users.id(users.size() - 1);
    Instant at = Instant.now();
    account.change(ObjectType.USERS, last, at, it -> it.put("notes", "changed"));
    extract();
    account.change(ObjectType.USERS, first, at, it -> it.put("active", false));
    extract();
    assertThat(
            Sql.texts(
                POSTGRES,
                "SELECT deleted::text FROM staging.record WHERE object_type = 'users' AND source_id = '"
                    + first
                    + "'"))
        .containsExactly("true");
  }

  /** The types that a source file reads. */
  private static List<ObjectType> shipped() {
    Path folder = Repository.root().resolve(Sources.FOLDER);
    return Arrays.stream(ObjectType.values())
        .filter(type -> Files.exists(folder.resolve(type.plural() + ".yaml")))
        .toList();
  }

  private static ExtractSummary extract() {
    return new ExtractFixture(POSTGRES.database(), SANDBOX.zendeskUrl().toString())
        .shippedSources()
        .run();
  }

  private static Set<String> staged(String objectType) {
    return new TreeSet<>(
        Sql.texts(
            POSTGRES,
            "SELECT source_id FROM staging.record WHERE object_type = '" + objectType + "'"));
  }

  private static Set<String> expected(ObjectType type) {
    Records records =
        type == ObjectType.TICKETS
            ? SANDBOX.zendesk().account().tickets()
            : SANDBOX.zendesk().account().records(type);
    Set<String> ids = new TreeSet<>();
    for (int i = 0; i < records.size(); i++) {
      if (records.isListed(i) || !NOT_LISTED_WHEN_DELETED.contains(type)) {
        ids.add(Long.toString(records.id(i)));
      }
    }
    return ids;
  }

  /** What every comment says now, by id; of deleted tickets only that it is there. */
  private static Map<String, String> comments() {
    Tickets tickets = SANDBOX.zendesk().account().tickets();
    Map<String, String> comments = new HashMap<>();
    for (int i = 0; i < tickets.size(); i++) {
      for (int ordinal = 0; ordinal < tickets.comments(i).size(); ordinal++) {
        JsonNode comment = tickets.comment(i, ordinal);
        comments.put(
            comment.path("id").asText(),
            tickets.facts(i).isDeleted() ? "deleted" : says(tickets.id(i), comment));
      }
    }
    return comments;
  }

  private static Map<String, String> stagedComments() throws Exception {
    Map<String, String> comments = new HashMap<>();
    for (String row :
        Sql.texts(
            POSTGRES,
            "SELECT json_build_object('payload', comment.payload, 'deleted', ticket.deleted)"
                + " FROM staging.record AS comment JOIN staging.record AS ticket"
                + " ON ticket.object_type = 'tickets' AND ticket.source_id = comment.parent_id"
                + " WHERE comment.object_type = 'ticket_comments'")) {
      JsonNode read = JSON.readTree(row);
      JsonNode comment = read.path("payload");
      comments.put(
          comment.path("id").asText(),
          read.path("deleted").asBoolean()
              ? "deleted"
              : says(comment.path("ticket_id").asLong(), comment));
    }
    return comments;
  }

  private static String says(long ticket, JsonNode comment) {
    return ticket
        + " "
        + comment.path("public").asBoolean()
        + " "
        + comment.path("created_at").asText()
        + " "
        + comment.path("body").asText();
  }

  private static int openTicket(Tickets tickets) {
    for (int i = 0; i < tickets.size(); i++) {
      if (tickets.facts(i).status().equals("open")) {
        return i;
      }
    }
    throw new IllegalStateException("no open ticket was generated");
  }
}
