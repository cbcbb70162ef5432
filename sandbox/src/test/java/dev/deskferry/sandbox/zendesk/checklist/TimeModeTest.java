package dev.deskferry.sandbox.zendesk.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import dev.deskferry.sandbox.zendesk.Client;
import dev.deskferry.sandbox.zendesk.ZendeskOptions;
import dev.deskferry.sandbox.zendesk.ZendeskStandIn;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName(
    "zendesk-api.md §12: Time mode: `>=` start_time, boundary duplicates, > 1,000 rows on a shared"
        + " second, pinned `end_time`, `next_page` never null, 422 on too recent start_time,"
        + " ignored `end_time`.")
class TimeModeTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final String ALL = "&support_type_scope=all";
  private static final String ORGANIZATIONS = "/api/v2/incremental/organizations.json?per_page=20";

  private final Client client = client(600);

  @Test
  @DisplayName("`>=` start_time, boundary duplicates, `next_page` never null, ignored `end_time`")
  void theBoundarySecondComesAgain() {
    List<JsonNode> rows = client.walk(ORGANIZATIONS + "&start_time=0&end_time=5", "organizations");

    assertThat(Rows.ids(rows)).hasSize(60);
    assertThat(rows.size()).isGreaterThan(60);
    JsonNode page = client.get(ORGANIZATIONS + "&start_time=0").body();
    assertThat(page.path("count").asInt()).isEqualTo(page.path("organizations").size());
    JsonNode next = client.get(page.path("next_page").asText()).body();
    assertThat(page.path("next_page").asText())
        .contains("start_time=" + page.path("end_time").asLong());
    assertThat(next.at("/organizations/0/id"))
        .isEqualTo(page.path("organizations").get(page.path("count").asInt() - 1).path("id"));
  }

  @Test
  @DisplayName("`next_page` never null; `end_time` null when there is nothing")
  void anEmptyPageStillNamesTheNext() {
    JsonNode page = client.get(ORGANIZATIONS + "&start_time=1780000000").body();

    assertThat(page.path("end_time").isNull()).isTrue();
    assertThat(page.path("count").asInt()).isZero();
    assertThat(page.path("end_of_stream").asBoolean()).isTrue();
    assertThat(page.path("next_page").asText()).contains("start_time=1780000000");
  }

  @Test
  @DisplayName("> 1,000 rows on a shared second")
  void aSharedSecondComesWhole() {
    Client large = client(6_000);
    String address = "/api/v2/incremental/tickets?start_time=" + sharedSecond(large) + ALL;

    JsonNode page = large.get(address).body();

    assertThat(page.path("count").asInt()).isGreaterThan(1_000);
    assertThat(page.path("tickets").size()).isEqualTo(page.path("count").asInt());
  }

  @Test
  @DisplayName("pinned `end_time`")
  void aSecondThatHoldsTooManyPinsTheWalk() {
    long second = sharedSecond(client);
    String address = "/api/v2/incremental/tickets?per_page=30" + ALL + "&start_time=" + second;

    JsonNode page = client.get(address).body();
    JsonNode next = client.get(page.path("next_page").asText()).body();

    assertThat(page.path("end_time").asLong()).isEqualTo(second);
    assertThat(page.path("end_of_stream").asBoolean()).isFalse();
    assertThat(next).isEqualTo(page);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "tickets/cursor",
        "tickets",
        "users/cursor",
        "users",
        "organizations",
        "ticket_events",
        "ticket_metric_events"
      })
  @DisplayName("422 on too recent start_time")
  void tooRecentStartTimeIs422(String export) {
    Client.Answer answer =
        client.get("/api/v2/incremental/" + export + "?start_time=" + (NOW.getEpochSecond() - 59));

    assertThat(answer.status()).isEqualTo(422);
    assertThat(answer.body().path("error").asText()).isEqualTo("InvalidValue");
    assertThat(answer.body().path("description").asText()).startsWith("Too recent start_time.");
  }

  @Test
  void startTimeIsRequiredAndANumber() {
    assertThat(client.get("/api/v2/incremental/tickets/cursor").status()).isEqualTo(400);
    assertThat(client.get("/api/v2/incremental/tickets?start_time=now").status()).isEqualTo(400);
    assertThat(client.get("/api/v2/incremental/tickets/cursor?cursor=x").status()).isEqualTo(400);
  }

  @Test
  void metricEventsComeInTheOrderOfTimeInBothModes() {
    List<JsonNode> byTime =
        client.walk(
            "/api/v2/incremental/ticket_metric_events?start_time=0", "ticket_metric_events");
    List<JsonNode> byCursor =
        client.list(
            "/api/v2/incremental/ticket_metric_events?start_time=0&page%5Bsize%5D=100",
            "ticket_metric_events");

    assertThat(byCursor).hasSize(3_600).extracting(event -> event.path("time").asText()).isSorted();
    assertThat(Rows.ids(byTime)).isEqualTo(Rows.ids(byCursor));
    assertThat(byCursor.get(0).path("metric").asText()).isNotEmpty();
  }

  @Test
  void articlesAreExportedByTime() {
    List<JsonNode> articles =
        client.walk("/api/v2/help_center/incremental/articles?start_time=0", "articles");

    assertThat(Rows.ids(articles)).hasSize(12);
  }

  @Test
  void sampleHasFiftyRowsAtMost() {
    assertThat(
            client
                .get("/api/v2/incremental/users/sample.json?start_time=0&per_page=500")
                .body()
                .path("users")
                .size())
        .isBetween(50, 100);
  }

  private static Client client(int tickets) {
    return Client.admin(
        new ZendeskStandIn(
            ZendeskOptions.defaults().with(Clock.fixed(NOW, ZoneOffset.UTC)),
            new GeneratedAccount(7, tickets)));
  }

  /** The second in which an automation closed many tickets. */
  private static long sharedSecond(Client client) {
    return client
        .export("/api/v2/incremental/tickets/cursor?start_time=0" + ALL, "tickets")
        .stream()
        .collect(
            Collectors.groupingBy(
                ticket -> ticket.path("generated_timestamp").asLong(), Collectors.counting()))
        .entrySet()
        .stream()
        .max(Map.Entry.comparingByValue())
        .orElseThrow()
        .getKey();
  }
}
