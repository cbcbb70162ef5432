package dev.deskferry.sandbox.zendesk.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import dev.deskferry.sandbox.zendesk.Client;
import dev.deskferry.sandbox.zendesk.ZendeskOptions;
import dev.deskferry.sandbox.zendesk.ZendeskStandIn;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName(
    "zendesk-api.md §12: Side-loads: metric_sets, comment_count, users, groups, organizations"
        + " (tickets); identities (users); comment_events (events). Arrays at top level,"
        + " side-loaded rows de-duplicated per page.")
class SideLoadsTest {

  private static final String TICKETS =
      "/api/v2/incremental/tickets/cursor?start_time=0&support_type_scope=all&include=";

  private final ZendeskStandIn standIn =
      new ZendeskStandIn(ZendeskOptions.defaults(), new GeneratedAccount(11, 800));
  private final Client client = Client.admin(standIn);

  @Test
  @DisplayName(
      "users, groups, organizations (tickets); arrays at top level, de-duplicated per page")
  void sideLoadedRowsStandOnceAtTheTopLevel() {
    JsonNode page = client.get(TICKETS + "users,groups,organizations&per_page=200").body();

    for (String key : List.of("users", "groups", "organizations")) {
      assertThat(page.path(key)).as(key).isNotEmpty();
      assertThat(Rows.ids(page.path(key))).as(key).hasSize(page.path(key).size());
    }
    Set<Long> users = Rows.ids(page.path("users"));
    Rows.in(page.path("tickets"))
        .forEach(ticket -> assertThat(users).contains(ticket.path("requester_id").asLong()));
    assertThat(page.path("groups").size()).isLessThan(10);
  }

  @Test
  @DisplayName("metric_sets, comment_count")
  void countsAndMetricsStandInTheTicket() {
    List<JsonNode> tickets =
        Rows.in(
                client
                    .get(TICKETS + "metric_sets,comment_count&per_page=60")
                    .body()
                    .path("tickets"))
            .filter(ticket -> !ticket.path("status").asText().equals("deleted"))
            .toList();

    for (JsonNode ticket : tickets) {
      long id = ticket.path("id").asLong();
      JsonNode page = client.get("/api/v2/tickets/" + id + "/comments?page%5Bsize%5D=100").body();
      assertThat(ticket.path("comment_count").asInt()).isEqualTo(page.path("comments").size());
      assertThat(ticket.at("/metric_set/ticket_id").asLong()).isEqualTo(id);
      assertThat(ticket.path("description")).isEqualTo(page.at("/comments/0/body"));
      assertThat(page.at("/comments/0").has("ticket_id")).isFalse();
    }
  }

  @Test
  @DisplayName("metric_sets as an array at the top level of lists")
  void metricsOfListsStandAtTheTopLevel() {
    JsonNode page = client.get("/api/v2/tickets?include=metric_sets&per_page=20").body();

    assertThat(page.path("metric_sets")).hasSameSizeAs(page.path("tickets"));
  }

  @Test
  @DisplayName("identities (users)")
  void identitiesOfUsersStandAtTheTopLevel() {
    JsonNode page =
        client.get("/api/v2/incremental/users/cursor?start_time=0&include=identities").body();

    Set<Long> users = Rows.ids(page.path("users"));
    assertThat(page.path("identities").size()).isGreaterThan(300);
    Rows.in(page.path("identities"))
        .forEach(identity -> assertThat(users).contains(identity.path("user_id").asLong()));
  }

  @Test
  @DisplayName("comment_events (events)")
  void commentsOfEventsStandInTheirChildren() {
    String events = "/api/v2/incremental/ticket_events?start_time=0&per_page=50";

    assertThat(client.get(events + "&include=comment_events").text()).contains("\"html_body\"");
    assertThat(client.get(events).text()).doesNotContain("\"html_body\"");
  }

  @Test
  @DisplayName("include is repeated by after_url")
  void theNextPageCarriesTheSideLoad() {
    JsonNode page = client.get(TICKETS + "comment_count&per_page=3").body();

    assertThat(page.path("after_url").asText()).contains("include=comment_count");
    assertThat(client.get(page.path("after_url").asText()).text()).contains("comment_count");
  }
}
