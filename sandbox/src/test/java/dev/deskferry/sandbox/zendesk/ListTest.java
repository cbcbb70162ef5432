package dev.deskferry.sandbox.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ListTest {

  private static final String SIZE = "page%5Bsize%5D=";

  private final ZendeskStandIn standIn =
      new ZendeskStandIn(ZendeskOptions.defaults(), new GeneratedAccount(5, 2_000));
  private final Client client = Client.admin(standIn);

  @ParameterizedTest
  @CsvSource({
    "organizations,organizations",
    "users,users",
    "organization_memberships,organization_memberships",
    "tickets,tickets",
    "groups,groups",
    "brands,brands",
    "ticket_fields,ticket_fields",
    "user_fields,user_fields",
    "organization_fields,organization_fields",
    "satisfaction_ratings,satisfaction_ratings",
    "ticket_metrics,ticket_metrics"
  })
  void cursorAndOffsetPagingBringTheSameRecords(String path, String key) {
    List<Long> byCursor = byCursor("/api/v2/" + path + "?" + SIZE + "37", key);
    List<Long> byOffset = byOffset("/api/v2/" + path + ".json?per_page=41", key);

    assertThat(byCursor).isNotEmpty().isEqualTo(byOffset).doesNotHaveDuplicates();
  }

  @Test
  void perPageAloneKeepsOffsetPaging() {
    JsonNode page = client.get("/api/v2/users?per_page=1000").body();

    assertThat(page.path("users")).hasSize(100);
    assertThat(page.has("meta")).isFalse();
    assertThat(page.path("next_page").asText()).contains("page=2");
    assertThat(page.path("previous_page").isNull()).isTrue();
    assertThat(page.path("count").asInt()).isEqualTo(listed(ObjectType.USERS));
  }

  @Test
  void offsetsEndAtAHundredPages() {
    Client.Answer answer = client.get("/api/v2/tickets?page=101&per_page=1");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().at("/errors/0/code").asText()).isEqualTo("InvalidPaginationDepth");
  }

  @ParameterizedTest
  @ValueSource(strings = {"page%5Bsize%5D=101", "page%5Bsize%5D=0", "page%5Bafter%5D=zzz"})
  void badCursorParametersAre400(String query) {
    Client.Answer answer = client.get("/api/v2/users?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("errors").size() + answer.body().path("error").size())
        .isPositive();
  }

  @Test
  void cursorsGoBackToo() {
    JsonNode first = client.get("/api/v2/users?" + SIZE + "10").body();
    JsonNode second = client.get(first.at("/links/next").asText()).body();

    JsonNode back = client.get(second.at("/links/prev").asText()).body();

    assertThat(back.path("users")).isEqualTo(first.path("users"));
    assertThat(first.at("/meta/has_more").asBoolean()).isTrue();
    assertThat(first.at("/links/prev").isNull()).isTrue();
  }

  @Test
  void ticketFieldsFormsAndStatusesComeWhole() {
    assertThat(client.get("/api/v2/ticket_fields").body().path("ticket_fields")).hasSize(20);
    assertThat(client.get("/api/v2/ticket_forms").body().path("ticket_forms")).hasSize(3);
    assertThat(client.get("/api/v2/custom_statuses").body().path("custom_statuses")).hasSize(7);
  }

  @Test
  void archivedAndDeletedTicketsAreInTheExportButNotInTheList() {
    List<Long> listed = byCursor("/api/v2/tickets?" + SIZE + "100", "tickets");

    assertThat(listed.size()).isBetween(1, 1_000);
    assertThat(client.get("/api/v2/tickets/count").body().at("/count/value").asInt())
        .isEqualTo(listed.size());
    long archived = standIn.account().tickets().id(3);
    assertThat(listed).doesNotContain(archived);
    assertThat(client.get("/api/v2/tickets/" + archived).status()).isEqualTo(200);
  }

  @Test
  void searchCountsArchivedTicketsAndNoDeletedOnes() {
    int all = count("type:ticket");
    int sum = 0;
    for (String status : List.of("new", "open", "pending", "hold", "solved", "closed")) {
      sum += count("type:ticket status:" + status);
    }

    long deleted =
        IntStream.range(0, 2_000)
            .filter(index -> standIn.account().tickets().facts(index).isDeleted())
            .count();
    assertThat(sum).isEqualTo(all);
    assertThat(all).isEqualTo((int) (2_000 - deleted));
    assertThat(deleted).isPositive();
    assertThat(count("type:ticket created<2022-01-01") + count("type:ticket created>=2022-01-01"))
        .isEqualTo(all);
    assertThat(client.get("/api/v2/search/count?query=type:ticket%20x:1").status()).isEqualTo(422);
  }

  @Test
  void showManyLeavesOutDeletedTicketsAndTakesAHundredIds() {
    Client.Answer answer =
        client.get("/api/v2/tickets/show_many?ids=1,3,999999&include=metric_sets,users");

    assertThat(answer.body().path("tickets").size()).isBetween(1, 2);
    assertThat(answer.body().path("metric_sets")).hasSameSizeAs(answer.body().path("tickets"));
    assertThat(answer.body().path("users")).isNotEmpty();
    String many = String.join(",", IntStream.range(1, 102).mapToObj(String::valueOf).toList());
    assertThat(client.get("/api/v2/tickets/show_many?ids=" + many).status()).isEqualTo(400);
  }

  @Test
  void unknownRecordsAndUnknownEndpointsHaveDifferent404s() {
    assertThat(client.get("/api/v2/tickets/999999999.json").body().toString())
        .isEqualTo("{\"error\":\"RecordNotFound\",\"description\":\"Not found\"}");
    assertThat(client.get("/api/v2/no_such_thing").body().toString())
        .isEqualTo("{\"error\":\"InvalidEndpoint\",\"description\":\"Not found\"}");
    assertThat(client.get("/api/v2/no_such_thing").status()).isEqualTo(404);
  }

  @Test
  void everyReplyTellsItsLimits() {
    assertThat(client.get("/api/v2/tickets").headers())
        .containsKeys(
            "X-Rate-Limit",
            "X-Rate-Limit-Remaining",
            "ratelimit-remaining",
            "zendesk-ratelimit-tickets-index",
            "X-Request-Id");
    assertThat(client.get("/api/v2/incremental/users/cursor?start_time=0").headers())
        .containsKey("zendesk-ratelimit-incremental-exports-cursor");
    assertThat(client.get("/api/v2/incremental/tickets?start_time=x").headers())
        .containsKey("zendesk-ratelimit-incremental-exports");
  }

  @Test
  void identitiesAndMembershipsHangBelowUsers() {
    Records memberships = standIn.account().records(ObjectType.ORGANIZATION_MEMBERSHIPS);
    long user = memberships.record(0).path("user_id").asLong();

    JsonNode own = client.get("/api/v2/users/" + user + "/organization_memberships").body();
    JsonNode identities = client.get("/api/v2/users/" + user + "/identities.json").body();

    assertThat(own.at("/organization_memberships/0/default").asBoolean()).isTrue();
    assertThat(identities.at("/identities/0/primary").asBoolean()).isTrue();
    assertThat(client.get("/api/v2/users/1/identities").status()).isEqualTo(404);
  }

  @Test
  void ratingsCanBeAskedByScoreAndTime() {
    String path = "/api/v2/satisfaction_ratings?" + SIZE + "100&score=bad&start_time=1600000000";

    JsonNode page = client.get(path).body();

    assertThat(page.path("satisfaction_ratings")).isNotEmpty();
    page.path("satisfaction_ratings")
        .forEach(rating -> assertThat(rating.path("score").asText()).isEqualTo("bad"));
    assertThat(page.at("/links/next").asText("")).containsAnyOf("start_time=1600000000", "");
  }

  private int count(String query) {
    return client
        .get(
            "/api/v2/search/count?query="
                + query.replace(" ", "%20").replace("<", "%3C").replace(">", "%3E"))
        .body()
        .path("count")
        .asInt(-1);
  }

  private int listed(ObjectType type) {
    Records records = standIn.account().records(type);
    return (int) IntStream.range(0, records.size()).filter(records::isListed).count();
  }

  private List<Long> byCursor(String first, String key) {
    List<Long> ids = new ArrayList<>();
    String address = first;
    while (true) {
      JsonNode page = client.get(address).body();
      page.path(key).forEach(record -> ids.add(record.path("id").asLong()));
      if (!page.at("/meta/has_more").asBoolean()) {
        return ids;
      }
      address = page.at("/links/next").asText();
    }
  }

  private List<Long> byOffset(String first, String key) {
    List<Long> ids = new ArrayList<>();
    String address = first;
    while (!address.equals("null")) {
      JsonNode page = client.get(address).body();
      page.path(key).forEach(record -> ids.add(record.path("id").asLong()));
      address = page.path("next_page").asText();
    }
    return ids;
  }
}
