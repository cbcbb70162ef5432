package dev.deskferry.sandbox.zendesk.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.data.LiveTickets;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import dev.deskferry.sandbox.zendesk.Client;
import dev.deskferry.sandbox.zendesk.ZendeskOptions;
import dev.deskferry.sandbox.zendesk.ZendeskStandIn;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName(
    "zendesk-api.md §12: `status:\"deleted\"` tickets, 404 on their children; scrubbed rows;"
        + " archived flag removing tickets from list/metrics/audits endpoints; unpaginated audits"
        + " for archived.")
class DeletedAndArchivedTest {

  private static final String SIZE = "?page%5Bsize%5D=100";

  private final ZendeskStandIn standIn =
      new ZendeskStandIn(ZendeskOptions.defaults(), new GeneratedAccount(5, 1_500));
  private final Client client = Client.admin(standIn);
  private final LiveTickets tickets = standIn.account().tickets();

  @Test
  @DisplayName("`status:\"deleted\"` tickets, 404 on their children")
  void childrenOfDeletedTicketsAre404() {
    int deleted = first(index -> tickets.facts(index).isDeleted());
    String path = "/api/v2/tickets/" + tickets.id(deleted);

    for (String child :
        List.of(
            "",
            "/comments",
            "/comments/count",
            "/metrics",
            "/audits",
            "/audits/count",
            "/related",
            "/side_conversations")) {
      Client.Answer answer = client.get(path + child);
      assertThat(answer.status()).as(child).isEqualTo(404);
      assertThat(answer.body().path("error").asText()).isEqualTo("RecordNotFound");
    }
    assertThat(exported(tickets.id(deleted)).path("status").asText()).isEqualTo("deleted");
  }

  @Test
  @DisplayName("scrubbed rows")
  void scrubbedTicketsAreAShellInTheExport() {
    int scrubbed = first(index -> tickets.facts(index).isScrubbed());

    JsonNode ticket = exported(tickets.id(scrubbed));

    assertThat(ticket.path("status").asText()).isEqualTo("deleted");
    assertThat(ticket.path("subject").asText()).isEqualTo("SCRUBBED");
    assertThat(ticket.path("comment_count").asInt()).isZero();
    assertThat(ticket.has("metric_set")).isFalse();
  }

  @Test
  @DisplayName("deleted tickets that are neither archived nor scrubbed have a list of their own")
  void deletedTicketsListsWhatCanBeRestored() {
    List<JsonNode> deleted = client.list("/api/v2/deleted_tickets" + SIZE, "deleted_tickets");

    assertThat(deleted).isNotEmpty();
    for (JsonNode ticket : deleted) {
      int index = tickets.indexOf(ticket.path("id").asLong());
      assertThat(tickets.facts(index).isDeleted()).isTrue();
      assertThat(tickets.facts(index).isScrubbed()).isFalse();
      assertThat(ticket.path("deleted_at").asText())
          .matches("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
    }
  }

  @Test
  @DisplayName("archived flag removing tickets from list/metrics/audits endpoints")
  void archivedTicketsAreReadOneByOneOnly() {
    Set<Long> listed = Rows.ids(client.list("/api/v2/tickets" + SIZE, "tickets"));
    Set<Long> measured =
        client.list("/api/v2/ticket_metrics" + SIZE, "ticket_metrics").stream()
            .map(metrics -> metrics.path("ticket_id").asLong())
            .collect(Collectors.toSet());
    Set<Long> audited =
        audits("/api/v2/ticket_audits?limit=100").stream()
            .map(audit -> audit.path("ticket_id").asLong())
            .collect(Collectors.toSet());
    int archived = first(index -> tickets.facts(index).isArchived());
    long id = tickets.id(archived);

    assertThat(listed).isNotEmpty().doesNotContain(id).isEqualTo(measured).isEqualTo(audited);
    assertThat(client.get("/api/v2/tickets/" + id).status()).isEqualTo(200);
    assertThat(client.get("/api/v2/tickets/" + id + "/comments").body().path("comments"))
        .isNotEmpty();
    assertThat(client.get("/api/v2/tickets/" + id + "/related").text())
        .contains("\"from_archive\":true");
    assertThat(exported(id).path("status").asText()).isEqualTo("closed");
  }

  @Test
  @DisplayName("ticket_audits newest first, at most 100, `after_cursor` always points to the head")
  void auditsOfAllTicketsGoBackwards() {
    JsonNode first = client.get("/api/v2/ticket_audits?limit=500").body();
    JsonNode older = client.get(first.path("before_url").asText()).body();

    assertThat(first.path("audits")).hasSize(100);
    assertThat(Rows.in(first.path("audits")).map(audit -> audit.path("created_at").asText()))
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
    assertThat(older.path("after_cursor")).isEqualTo(first.path("after_cursor"));
    assertThat(Rows.ids(older.path("audits")))
        .doesNotContainAnyElementsOf(Rows.ids(first.path("audits")));
    assertThat(client.get(first.path("after_url").asText()).body().path("audits")).isEmpty();
    List<JsonNode> all = audits("/api/v2/ticket_audits?limit=100");
    assertThat(Rows.ids(all)).hasSize(all.size());
  }

  @Test
  @DisplayName("unpaginated audits for archived")
  void auditsOfArchivedTicketsComeInOneReply() {
    int archived = first(index -> index == 123 && tickets.facts(index).isArchived());
    JsonNode page =
        client.get("/api/v2/tickets/" + tickets.id(archived) + "/audits?page%5Bsize%5D=5").body();

    long comments =
        Rows.in(page.path("audits"))
            .flatMap(audit -> Rows.in(audit.path("events")))
            .filter(event -> event.path("type").asText().endsWith("Comment"))
            .count();
    assertThat(comments).isEqualTo(120);
    assertThat(page.path("audits").size()).isEqualTo(page.path("count").asInt());
    int live = first(tickets::isListed);
    String address = "/api/v2/tickets/" + tickets.id(live) + "/audits?page%5Bsize%5D=1";
    assertThat(client.get(address).body().path("audits")).hasSize(1);
  }

  private List<JsonNode> audits(String first) {
    List<JsonNode> audits = new ArrayList<>();
    String address = first;
    while (!address.equals("null")) {
      JsonNode page = client.get(address).body();
      page.path("audits").forEach(audits::add);
      address = page.path("before_url").asText();
    }
    return audits;
  }

  private JsonNode exported(long id) {
    return client
        .export(
            "/api/v2/incremental/tickets/cursor?start_time=0&support_type_scope=all"
                + "&include=metric_sets,comment_count",
            "tickets")
        .stream()
        .filter(ticket -> ticket.path("id").asLong() == id)
        .findFirst()
        .orElseThrow();
  }

  private int first(IntPredicate condition) {
    return Rows.first(tickets.size(), condition);
  }
}
