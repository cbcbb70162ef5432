package dev.deskferry.sandbox.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ListTest {

  private static final String SIZE = "page%5Bsize%5D=";

  private final ZendeskStandIn standIn =
      new ZendeskStandIn(ZendeskOptions.defaults(), new GeneratedAccount(5, 2_000));
  private final Client client = Client.admin(standIn);

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
}
