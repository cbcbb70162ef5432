package dev.deskferry.sandbox.zendesk.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import dev.deskferry.sandbox.testing.SteeredClock;
import dev.deskferry.sandbox.zendesk.Client;
import dev.deskferry.sandbox.zendesk.ZendeskOptions;
import dev.deskferry.sandbox.zendesk.ZendeskStandIn;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("zendesk-api.md §12: Counts with 24-h staleness and the 100,000/null state.")
class CountsTest {

  private final SteeredClock clock = new SteeredClock("2026-06-01T12:00:00Z");

  @Test
  @DisplayName("24-h staleness and the 100,000/null state")
  void largeCountsAreMadeBehindTheScenesAndKeptForADay() {
    ZendeskStandIn standIn = standIn(170_000);
    Client client = Client.admin(standIn);

    JsonNode first = count(client, "users");
    JsonNode second = count(client, "users");
    addUser(standIn);
    clock.advance(Duration.ofHours(23));
    JsonNode stale = count(client, "users");
    clock.advance(Duration.ofHours(2));
    JsonNode refreshing = count(client, "users");
    JsonNode fresh = count(client, "users");

    assertThat(first.toString()).isEqualTo("{\"value\":100000,\"refreshed_at\":null}");
    assertThat(second.path("value").asInt()).isGreaterThan(100_000);
    assertThat(second.path("refreshed_at").asText()).isEqualTo("2026-06-01T12:00:00Z");
    assertThat(stale).isEqualTo(second).isEqualTo(refreshing);
    assertThat(fresh.path("value").asInt()).isEqualTo(second.path("value").asInt() + 1);
    assertThat(fresh.path("refreshed_at").asText()).isEqualTo("2026-06-02T13:00:00Z");
  }

  @Test
  @DisplayName("small counts are exact at once")
  void smallCountsAreExact() {
    ZendeskStandIn standIn = standIn(300);
    Client client = Client.admin(standIn);
    int before = count(client, "users").path("value").asInt();

    addUser(standIn);

    assertThat(count(client, "users").path("value").asInt()).isEqualTo(before + 1);
    assertThat(count(client, "users").path("refreshed_at").asText())
        .isEqualTo("2026-06-01T12:00:00Z");
    for (String resource :
        new String[] {
          "tickets",
          "organizations",
          "groups",
          "deleted_users",
          "satisfaction_ratings",
          "custom_objects/asset/records"
        }) {
      assertThat(count(client, resource).path("value").isIntegralNumber()).as(resource).isTrue();
    }
  }

  private void addUser(ZendeskStandIn standIn) {
    Records users = standIn.account().records(ObjectType.USERS);
    standIn
        .account()
        .add(
            ObjectType.USERS,
            clock.instant(),
            JsonNodeFactory.instance
                .objectNode()
                .put("id", users.id(users.size() - 1) + 1)
                .put("active", true));
  }

  private ZendeskStandIn standIn(int tickets) {
    return new ZendeskStandIn(
        ZendeskOptions.defaults().with(clock), new GeneratedAccount(1, tickets));
  }

  private static JsonNode count(Client client, String resource) {
    return client.get("/api/v2/" + resource + "/count").body().path("count");
  }
}
