package dev.deskferry.sandbox.zendesk.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.LiveTickets;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import dev.deskferry.sandbox.zendesk.Client;
import dev.deskferry.sandbox.zendesk.Readings;
import dev.deskferry.sandbox.zendesk.ZendeskOptions;
import dev.deskferry.sandbox.zendesk.ZendeskStandIn;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName(
    "zendesk-api.md §12: ticket_events with non-comment audits in realistic ratio, empty"
        + " `child_events`, string `via`, redaction events with string ids, booleans without the"
        + " side-load, AI-agent scope default. Deleted organizations as `{id}_deleted_{name}` with"
        + " `deleted_at`.")
class TicketEventsTest {

  private static final String EVENTS =
      "/api/v2/incremental/ticket_events?start_time=0&support_type_scope=all";

  private final ZendeskStandIn standIn =
      new ZendeskStandIn(ZendeskOptions.defaults(), new GeneratedAccount(11, 1_000));
  private final Client client = Client.admin(standIn);
  private final LiveTickets tickets = standIn.account().tickets();

  @Test
  @DisplayName("non-comment audits in realistic ratio, empty `child_events`")
  void aboutTenEventsATicketMoreThanHalfOfThemWithoutAComment() {
    Map<Long, JsonNode> events = events(EVENTS);
    long withComment =
        events.values().stream()
            .filter(event -> event.path("child_events").toString().contains("comment_present"))
            .count();

    assertThat(events.size()).isBetween(8_000, 13_000);
    assertThat(withComment).isLessThan(events.size() / 2);
    assertThat(events.values()).anyMatch(event -> event.path("child_events").isEmpty());
  }

  @Test
  @DisplayName("string `via`, booleans without the side-load")
  void withoutTheSideLoadACommentIsTwoBooleansAndViaIsText() {
    JsonNode page = client.get(EVENTS + "&per_page=1").body();

    JsonNode child = page.at("/ticket_events/0/child_events/0");
    assertThat(child.path("comment_present").asBoolean()).isTrue();
    assertThat(child.has("comment_public")).isTrue();
    assertThat(child.has("body")).isFalse();
    assertThat(child.path("via").isTextual()).isTrue();
    assertThat(page.at("/ticket_events/0/event_type").asText()).isEqualTo("Audit");
  }

  @Test
  @DisplayName("redaction events with string ids")
  void redactionComesAsAnEventWithATextId() {
    JsonNode redaction =
        children(EVENTS + "&include=comment_events")
            .filter(child -> child.path("event_type").asText().equals("CommentRedactionEvent"))
            .findFirst()
            .orElseThrow();

    assertThat(redaction.path("comment_id").isTextual()).isTrue();
  }

  @Test
  @DisplayName("every comment is a child of one event")
  void everyCommentIsAChildOfOneEvent() {
    Map<Long, Integer> seen = new HashMap<>();
    children(EVENTS + "&include=comment_events")
        .filter(child -> child.has("body"))
        .forEach(child -> seen.merge(child.path("id").asLong(), 1, Integer::sum));

    Map<Long, Integer> expected = new HashMap<>();
    IntStream.range(0, tickets.size())
        .forEach(index -> tickets.comments(index).forEach(one -> expected.put(one.id(), 1)));
    assertThat(seen).isEqualTo(expected);
  }

  @Test
  @DisplayName("comment events have neither metadata nor inline images, plain_body as it is read")
  void commentEventsHaveLessThanComments() {
    JsonNode strict =
        children(EVENTS + "&include=comment_events")
            .filter(child -> child.has("body"))
            .findFirst()
            .orElseThrow();
    Client lenient =
        Client.admin(
            new ZendeskStandIn(
                ZendeskOptions.defaults().with(Readings.LENIENT), new GeneratedAccount(11, 50)));

    assertThat(strict.has("metadata")).isFalse();
    assertThat(strict.has("plain_body")).isFalse();
    assertThat(strict.path("via").isObject()).isTrue();
    assertThat(lenient.get(EVENTS + "&include=comment_events").text()).contains("plain_body");
  }

  @Test
  @DisplayName("AI-agent scope default")
  void ticketsOfAiAgentsAreLeftOutUnlessAskedFor() {
    String address = "/api/v2/incremental/tickets/cursor?start_time=0";
    int usual = client.export(address, "tickets").size();
    int all = client.export(address + "&support_type_scope=all", "tickets").size();
    int aiOnly = client.export(address + "&support_type_scope=ai_agent", "tickets").size();

    assertThat(aiOnly).isPositive();
    assertThat(usual + aiOnly).isEqualTo(all);
    assertThat(events("/api/v2/incremental/ticket_events?start_time=0").size())
        .isLessThan(events(EVENTS).size());
  }

  @Test
  @DisplayName("Deleted organizations as `{id}_deleted_{name}` with `deleted_at`")
  void deletedOrganizationsAreRenamedAndShownInTheExportOnly() {
    List<JsonNode> deleted =
        client.walk("/api/v2/incremental/organizations?start_time=0", "organizations").stream()
            .filter(organization -> organization.hasNonNull("deleted_at"))
            .toList();

    assertThat(deleted).isNotEmpty();
    for (JsonNode organization : deleted) {
      long id = organization.path("id").asLong();
      assertThat(organization.path("name").asText()).startsWith(id + "_deleted_");
      assertThat(client.get("/api/v2/organizations/" + id).status()).isEqualTo(404);
    }
  }

  @Test
  void aNewCommentChangesTheTicketAndComesAsAnEvent() {
    Instant at = Instant.parse("2026-02-03T04:05:06Z");
    ObjectNode comment = JsonNodeFactory.instance.objectNode();
    comment.put("id", 99_000_000_000_001L).put("type", "Comment").put("body", "late");
    comment.put("author_id", tickets.facts(5).requesterId()).put("public", true);

    standIn.account().comment(tickets.id(5), at, comment);

    String since = "start_time=" + at.getEpochSecond();
    JsonNode ticket =
        client.get("/api/v2/incremental/tickets/cursor?include=comment_count&" + since).body();
    JsonNode event =
        client.get("/api/v2/incremental/ticket_events?include=comment_events&" + since).body();
    assertThat(ticket.path("tickets")).hasSize(1);
    assertThat(ticket.at("/tickets/0/comment_count").asInt()).isEqualTo(tickets.comments(5).size());
    assertThat(event.at("/ticket_events/0/child_events/0/body").asText()).isEqualTo("late");
    assertThat(event.at("/ticket_events/0/ticket_id").asLong()).isEqualTo(tickets.id(5));
  }

  private Stream<JsonNode> children(String address) {
    return events(address).values().stream().flatMap(event -> Rows.in(event.path("child_events")));
  }

  private Map<Long, JsonNode> events(String address) {
    Map<Long, JsonNode> byId = new LinkedHashMap<>();
    client
        .walk(address, "ticket_events")
        .forEach(event -> byId.put(event.path("id").asLong(), event));
    return byId;
  }
}
