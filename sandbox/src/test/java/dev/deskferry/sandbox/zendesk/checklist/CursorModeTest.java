package dev.deskferry.sandbox.zendesk.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import dev.deskferry.sandbox.zendesk.Client;
import dev.deskferry.sandbox.zendesk.Readings;
import dev.deskferry.sandbox.zendesk.ZendeskOptions;
import dev.deskferry.sandbox.zendesk.ZendeskStandIn;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName(
    "zendesk-api.md §12: Cursor = base64(`ts.0||id|`), page ≤ 1,000, order (generated_timestamp,"
        + " id), latest minute hidden, `before_*` null first, `end_of_stream`, after_cursor kept at"
        + " the end, re-delivery of rows mutated mid-walk.")
class CursorModeTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final String TICKETS =
      "/api/v2/incremental/tickets/cursor.json?support_type_scope=all";

  private final ZendeskStandIn standIn = standIn(Readings.STRICT, 600);
  private final Client client = Client.admin(standIn);

  @Test
  @DisplayName("Cursor = base64(`ts.0||id|`)")
  void aCursorIsSecondAndId() {
    JsonNode page = client.get(TICKETS + "&start_time=0&per_page=3").body();

    JsonNode last = page.at("/tickets/2");
    assertThat(decoded(page.path("after_cursor")))
        .isEqualTo(
            last.path("generated_timestamp").asLong() + ".0||" + last.path("id").asLong() + "|");
    assertThat(page.path("after_url").asText())
        .startsWith("http://zendesk.test:80/api/v2/incremental/tickets/cursor.json?")
        .contains("per_page=3", "cursor=")
        .doesNotContain("start_time");
  }

  @Test
  @DisplayName("page ≤ 1,000")
  void aPageHasAThousandAtMost() {
    Client large = Client.admin(standIn(Readings.STRICT, 1_200));

    assertThat(large.get(TICKETS + "&start_time=0&per_page=5000").body().path("tickets"))
        .hasSize(1_000);
    assertThat(large.get(TICKETS + "&start_time=0").body().path("tickets")).hasSize(1_000);
  }

  @Test
  @DisplayName("order (generated_timestamp, id)")
  void everyTicketComesOnceInTheOrderOfItsChange() {
    List<JsonNode> tickets = client.export(TICKETS + "&start_time=0&per_page=70", "tickets");

    assertThat(Rows.ids(tickets)).hasSize(600);
    assertThat(tickets)
        .hasSize(600)
        .isSortedAccordingTo(
            Comparator.<JsonNode>comparingLong(
                    ticket -> ticket.path("generated_timestamp").asLong())
                .thenComparingLong(ticket -> ticket.path("id").asLong()));
    assertThat(tickets)
        .anyMatch(
            ticket ->
                ticket.path("generated_timestamp").asLong()
                    > Instant.parse(ticket.path("updated_at").asText()).getEpochSecond() + 60);
  }

  @Test
  @DisplayName("latest minute hidden")
  void latestMinuteIsHidden() {
    standIn
        .account()
        .change(ObjectType.TICKETS, 1, NOW.minusSeconds(59), ticket -> ticket.put("type", "task"));
    String address = TICKETS + "&start_time=1780000000";

    assertThat(client.get(address).body().path("tickets")).isEmpty();

    standIn
        .account()
        .change(ObjectType.TICKETS, 1, NOW.minusSeconds(60), ticket -> ticket.put("type", "task"));
    assertThat(client.get(address).body().path("tickets")).hasSize(1);
  }

  @Test
  @DisplayName("`before_*` null first, `end_of_stream`, after_cursor kept at the end")
  void firstPageHasNoWayBackAndTheLastOneKeepsItsCursor() {
    JsonNode first = client.get(TICKETS + "&start_time=0&per_page=1000").body();

    assertThat(first.path("before_url").isNull()).isTrue();
    assertThat(first.path("before_cursor").isNull()).isTrue();
    assertThat(first.path("end_of_stream").asBoolean()).isTrue();
    assertThat(first.path("after_cursor").asText()).isNotEmpty();

    JsonNode next = client.get(first.path("after_url").asText()).body();
    assertThat(next.path("tickets")).isEmpty();
    assertThat(next.path("end_of_stream").asBoolean()).isTrue();
    assertThat(next.path("after_cursor")).isEqualTo(first.path("after_cursor"));
  }

  @Test
  void theWayBackBringsTheSamePage() {
    Client lenient = Client.admin(standIn(Readings.LENIENT, 600));
    JsonNode first = lenient.get(TICKETS + "&start_time=0&per_page=40").body();
    JsonNode second = lenient.get(first.path("after_url").asText()).body();

    JsonNode back = lenient.get(second.path("before_url").asText()).body();

    assertThat(decoded(second.path("before_cursor"))).startsWith("|");
    assertThat(back.path("tickets")).isEqualTo(first.path("tickets"));
  }

  @Test
  @DisplayName("re-delivery of rows mutated mid-walk")
  void aTicketThatChangesDuringTheWalkComesAgainWithItsNewState() {
    JsonNode first = client.get(TICKETS + "&start_time=0&per_page=300").body();
    long id = first.at("/tickets/0/id").asLong();
    standIn
        .account()
        .change(
            ObjectType.TICKETS,
            id,
            NOW.minusSeconds(300),
            ticket -> ticket.put("subject", "changed"));

    List<JsonNode> rest = client.export(first.path("after_url").asText(), "tickets");

    assertThat(rest).hasSize(301);
    JsonNode last = rest.get(rest.size() - 1);
    assertThat(last.path("id").asLong()).isEqualTo(id);
    assertThat(last.path("subject").asText()).isEqualTo("changed");
  }

  @Test
  void thereAreEmptyPagesInTheMiddleInTheStrictReading() {
    assertThat(emptyPages(Readings.STRICT)).isPositive();
    assertThat(emptyPages(Readings.LENIENT)).isZero();
  }

  private static int emptyPages(Readings readings) {
    Client client = Client.admin(standIn(readings, 600));
    List<JsonNode> tickets = new ArrayList<>();
    int empty = 0;
    JsonNode page = client.get(TICKETS + "&start_time=0&per_page=1").body();
    while (!page.path("end_of_stream").asBoolean()) {
      page.path("tickets").forEach(tickets::add);
      empty += page.path("tickets").isEmpty() ? 1 : 0;
      page = client.get(page.path("after_url").asText()).body();
    }
    page.path("tickets").forEach(tickets::add);
    assertThat(tickets).hasSize(600);
    return empty;
  }

  private static ZendeskStandIn standIn(Readings readings, int tickets) {
    return new ZendeskStandIn(
        ZendeskOptions.defaults().with(Clock.fixed(NOW, ZoneOffset.UTC)).with(readings),
        new GeneratedAccount(7, tickets));
  }

  private static String decoded(JsonNode cursor) {
    return new String(Base64.getDecoder().decode(cursor.asText()), StandardCharsets.UTF_8);
  }
}
