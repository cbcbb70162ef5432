package dev.deskferry.sandbox.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.LiveTickets;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import java.time.Instant;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

class CommentsAndEventsTest {

  private static final String EVENTS =
      "/api/v2/incremental/ticket_events?start_time=0&support_type_scope=all";

  private final ZendeskStandIn standIn =
      new ZendeskStandIn(ZendeskOptions.defaults(), new GeneratedAccount(11, 1_000));
  private final Client client = Client.admin(standIn);
  private final LiveTickets tickets = standIn.account().tickets();

  @Test
  void childrenOfDeletedTicketsAre404() {
    int deleted = first(index -> tickets.facts(index).isDeleted());
    String path = "/api/v2/tickets/" + tickets.id(deleted);

    for (String child : List.of("", "/comments", "/comments/count", "/metrics", "/audits")) {
      Client.Answer answer = client.get(path + child);
      assertThat(answer.status()).as(child).isEqualTo(404);
      assertThat(answer.body().path("error").asText()).isEqualTo("RecordNotFound");
    }
  }

  @Test
  void scrubbedTicketsAreAShellInTheExport() {
    int scrubbed = first(index -> tickets.facts(index).isScrubbed());

    JsonNode ticket = of(exported(), tickets.id(scrubbed));

    assertThat(ticket.path("status").asText()).isEqualTo("deleted");
    assertThat(ticket.path("subject").asText()).isEqualTo("SCRUBBED");
    assertThat(ticket.path("comment_count").asInt()).isZero();
    assertThat(ticket.has("metric_set")).isFalse();
  }

  @Test
  void commentCountOfTheExportIsTheNumberOfComments() {
    Map<Long, JsonNode> exported = exported();
    for (int index = 0; index < 60; index++) {
      if (!tickets.facts(index).isDeleted()) {
        long id = tickets.id(index);
        JsonNode page = client.get("/api/v2/tickets/" + id + "/comments?page%5Bsize%5D=100").body();
        assertThat(of(exported, id).path("comment_count").asInt())
            .isEqualTo(page.path("comments").size());
        assertThat(of(exported, id).path("metric_set").path("ticket_id").asLong()).isEqualTo(id);
        assertThat(of(exported, id).path("description")).isEqualTo(page.at("/comments/0/body"));
        assertThat(page.at("/comments/0").has("ticket_id")).isFalse();
      }
    }
  }

  @Test
  void auditsOfArchivedTicketsComeInOneReply() {
    int archived = first(index -> index == 123 && tickets.facts(index).isArchived());
    JsonNode page =
        client.get("/api/v2/tickets/" + tickets.id(archived) + "/audits?page%5Bsize%5D=5").body();

    long comments =
        stream(page.path("audits"))
            .flatMap(audit -> stream(audit.path("events")))
            .filter(event -> event.path("type").asText().endsWith("Comment"))
            .count();
    assertThat(comments).isEqualTo(120);
    assertThat(page.path("audits").size()).isEqualTo(page.path("count").asInt());
  }

  @Test
  void longThreadsArePaged() {
    long id = tickets.id(123);

    JsonNode first = client.get("/api/v2/tickets/" + id + "/comments?page%5Bsize%5D=100").body();
    JsonNode second = client.get(first.at("/links/next").asText()).body();

    assertThat(first.path("comments")).hasSize(100);
    assertThat(second.path("comments")).hasSize(20);
    assertThat(second.at("/meta/has_more").asBoolean()).isFalse();
    assertThat(client.get("/api/v2/tickets/" + id + "/comments/count").body().at("/count/value"))
        .hasToString("120");
  }

  @Test
  void inlineImagesAreHiddenUnlessAskedFor() {
    int withImage = -1;
    for (int index = 0; withImage < 0; index++) {
      withImage =
          !tickets.facts(index).isDeleted()
                  && tickets.comment(index, 0).path("html_body").asText().contains("<img")
              ? index
              : -1;
    }
    String path = "/api/v2/tickets/" + tickets.id(withImage) + "/comments";

    assertThat(inline(client.get(path).body())).isFalse();
    assertThat(inline(client.get(path + "?include_inline_images=true").body())).isTrue();
  }

  @Test
  void everyCommentIsAChildOfOneEvent() {
    Map<Long, Integer> seen = new HashMap<>();
    events(EVENTS + "&include=comment_events")
        .values()
        .forEach(
            event ->
                event
                    .path("child_events")
                    .forEach(
                        child -> {
                          if (child.has("body")) {
                            seen.merge(child.path("id").asLong(), 1, Integer::sum);
                          }
                        }));

    Map<Long, Integer> expected = new HashMap<>();
    IntStream.range(0, tickets.size())
        .forEach(index -> tickets.comments(index).forEach(one -> expected.put(one.id(), 1)));
    assertThat(seen).isEqualTo(expected);
  }

  @Test
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
  void withoutTheSideLoadACommentIsTwoBooleansAndViaIsText() {
    JsonNode page = client.get(EVENTS + "&per_page=1").body();

    JsonNode child = page.at("/ticket_events/0/child_events/0");
    assertThat(child.path("comment_present").asBoolean()).isTrue();
    assertThat(child.has("comment_public")).isTrue();
    assertThat(child.has("body")).isFalse();
    assertThat(child.path("via").isTextual()).isTrue();
  }

  @Test
  void redactionComesAsAnEventWithATextId() {
    JsonNode redaction =
        events(EVENTS + "&include=comment_events").values().stream()
            .flatMap(event -> stream(event.path("child_events")))
            .filter(child -> child.path("event_type").asText().equals("CommentRedactionEvent"))
            .findFirst()
            .orElseThrow();

    assertThat(redaction.path("comment_id").isTextual()).isTrue();
  }

  @Test
  void redactedCommentsAreUnreadableInTheTicketButNotInTheEvents() {
    for (int index = 0; index < tickets.size(); index++) {
      for (int ordinal = 0; ordinal < tickets.comments(index).size(); ordinal++) {
        if (tickets.comments(index).get(ordinal).isRedacted()) {
          assertThat(tickets.comment(index, ordinal).path("body").asText()).contains("▇");
          assertThat(tickets.commentAsWritten(index, ordinal).path("body").asText())
              .doesNotContain("▇");
          return;
        }
      }
    }
    throw new AssertionError("no comment is redacted");
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

  private static JsonNode of(Map<Long, JsonNode> byId, long id) {
    return byId.getOrDefault(id, MissingNode.getInstance());
  }

  private Map<Long, JsonNode> exported() {
    Map<Long, JsonNode> byId = new LinkedHashMap<>();
    client
        .export(
            "/api/v2/incremental/tickets/cursor?start_time=0&support_type_scope=all"
                + "&include=metric_sets,comment_count",
            "tickets")
        .forEach(ticket -> byId.put(ticket.path("id").asLong(), ticket));
    return byId;
  }

  private Map<Long, JsonNode> events(String first) {
    Map<Long, JsonNode> byId = new LinkedHashMap<>();
    String address = first;
    while (true) {
      JsonNode page = client.get(address).body();
      page.path("ticket_events").forEach(event -> byId.put(event.path("id").asLong(), event));
      if (page.path("end_of_stream").asBoolean()) {
        return byId;
      }
      address = page.path("next_page").asText();
    }
  }

  private int first(IntPredicate condition) {
    return IntStream.range(0, tickets.size()).filter(condition).findFirst().orElseThrow();
  }

  private static boolean inline(JsonNode page) {
    return stream(page.path("comments"))
        .flatMap(comment -> stream(comment.path("attachments")))
        .anyMatch(attachment -> attachment.path("inline").asBoolean());
  }

  private static Stream<JsonNode> stream(JsonNode array) {
    return StreamSupport.stream(array.spliterator(), false);
  }
}
