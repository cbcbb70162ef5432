package dev.deskferry.sandbox.zendesk.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import dev.deskferry.sandbox.limit.Fill;
import dev.deskferry.sandbox.limit.Limits;
import dev.deskferry.sandbox.testing.SteeredClock;
import dev.deskferry.sandbox.zendesk.Client;
import dev.deskferry.sandbox.zendesk.Readings;
import dev.deskferry.sandbox.zendesk.ZendeskOptions;
import dev.deskferry.sandbox.zendesk.ZendeskStandIn;
import dev.deskferry.sandbox.zendesk.quota.Plan;
import dev.deskferry.sandbox.zendesk.quota.Sharing;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@DisplayName(
    "zendesk-api.md §12: Plan switch (200/400/700/2500) with per-minute buckets: account,"
        + " `incremental-exports` (10/30), `incremental-exports-cursor` for users (20/60),"
        + " search/export 100, attachment content 2,500, Help Center separate; option to share or"
        + " split the UNCONFIRMED buckets. All header families, Retry-After, text **and** JSON 429"
        + " bodies, some 429 while account remaining > 0.")
class RateLimitsTest {

  private static final String TICKETS =
      "/api/v2/incremental/tickets/cursor?start_time=0&per_page=1";
  private static final String USERS = "/api/v2/incremental/users/cursor?start_time=0&per_page=1";
  private static final String SETTINGS = "/api/v2/brands";

  private final SteeredClock clock = new SteeredClock("2026-06-01T12:00:00Z");

  @ParameterizedTest
  @EnumSource(Plan.class)
  @DisplayName("Plan switch: the account's requests per minute")
  void theAccountHasTheRequestsOfItsPlan(Plan plan) {
    Client client = client(plan, Limits.REAL, Sharing.SHARED);

    assertThat(passed(client, SETTINGS, 2_600)).isEqualTo(plan.account());
    clock.advance(Duration.ofMinutes(1));
    assertThat(passed(client, SETTINGS, 2_600)).isEqualTo(plan.account());
  }

  @ParameterizedTest
  @CsvSource({
    "TEAM,200,10,20",
    "PROFESSIONAL,400,10,20",
    "ENTERPRISE,700,10,20",
    "HIGH_VOLUME,2500,30,60"
  })
  @DisplayName("`incremental-exports` (10/30), `incremental-exports-cursor` for users (20/60)")
  void exportsHaveTheirOwnLimits(Plan plan, int account, int exports, int users) {
    Client client = client(plan, Limits.REAL, Sharing.SPLIT);

    assertThat(plan.account()).isEqualTo(account);
    assertThat(passed(client, TICKETS, 100)).isEqualTo(exports);
    assertThat(passed(client, USERS, 100)).isEqualTo(users);
  }

  @Test
  @DisplayName("option to share or split the UNCONFIRMED buckets")
  void sharedExportsDrawOnOneBucketAndOnTheAccount() {
    Client shared = client(Plan.TEAM, Limits.REAL, Sharing.SHARED);
    assertThat(passed(shared, "/api/v2/incremental/organizations?start_time=0", 4)).isEqualTo(4);
    assertThat(passed(shared, USERS, 100)).isEqualTo(6);
    assertThat(shared.get(SETTINGS).header("X-Rate-Limit-Remaining"))
        .isEqualTo(String.valueOf(200 - 4 - 100 - 1));

    Client split = client(Plan.TEAM, Limits.REAL, Sharing.SPLIT);
    assertThat(passed(split, TICKETS, 100)).isEqualTo(10);
    assertThat(passed(split, USERS, 100)).isEqualTo(20);
    assertThat(split.get(SETTINGS).header("X-Rate-Limit-Remaining")).isEqualTo("199");
  }

  @Test
  @DisplayName("search/export 100")
  void exportsOfSearchesHaveAHundred() {
    Client client = client(Plan.ENTERPRISE, Limits.REAL, Sharing.SHARED);

    assertThat(passed(client, "/api/v2/search/export?query=type:group&filter%5Btype%5D=group", 150))
        .isEqualTo(100);
  }

  @Test
  @DisplayName("attachment content 2,500")
  void downloadsHaveTwoThousandFiveHundred() {
    Client client = client(Plan.TEAM, Limits.REAL, Sharing.SPLIT);

    assertThat(answered(client, "/attachments/token/t1/?name=x", 404, 2_600)).isEqualTo(2_500);
    Client shared = client(Plan.TEAM, Limits.REAL, Sharing.SHARED);
    assertThat(answered(shared, "/attachments/token/t1/?name=x", 404, 2_600)).isEqualTo(200);
  }

  @Test
  @DisplayName("Help Center separate")
  void theHelpCenterHasABucketOfItsOwn() {
    Client client = client(Plan.TEAM, Limits.REAL, Sharing.SHARED);

    assertThat(passed(client, SETTINGS, 300)).isEqualTo(200);
    assertThat(passed(client, "/api/v2/help_center/categories", 300)).isEqualTo(200);
  }

  @Test
  @DisplayName("All header families, Retry-After")
  void everyHeaderFamilyTellsWhatIsLeft() {
    Client client = client(Plan.PROFESSIONAL, Limits.REAL, Sharing.SHARED);
    clock.advance(Duration.ofSeconds(1));
    Client.Answer first = client.get(TICKETS);
    clock.advance(Duration.ofSeconds(20));
    Client.Answer second = client.get(TICKETS);

    assertThat(first.header("X-Rate-Limit")).isEqualTo("400");
    assertThat(first.header("X-Rate-Limit-Remaining")).isEqualTo("399");
    assertThat(second.header("ratelimit-limit")).isEqualTo("400");
    assertThat(second.header("ratelimit-remaining")).isEqualTo("398");
    assertThat(second.header("ratelimit-reset")).isEqualTo("40");
    assertThat(second.header("zendesk-ratelimit-incremental-exports"))
        .isEqualTo("total=10; remaining=8; resets=40");
    assertThat(client.get("/api/v2/tickets").headers())
        .containsKey("zendesk-ratelimit-tickets-index");
    assertThat(client.get("/api/v2/ticket_fields").headers())
        .containsKey("zendesk-ratelimit-ticket-fields-index");
    assertThat(client.get("/api/v2/search/count?query=type:user").headers())
        .containsKey("zendesk-ratelimit-search-index");

    passed(client, TICKETS, 20);
    assertThat(client.get(TICKETS).header("Retry-After")).isEqualTo("40");
  }

  @Test
  @DisplayName("text **and** JSON 429 bodies, some 429 while account remaining > 0")
  void refusalsSpeakTextOrJson() {
    Client client = client(Plan.ENTERPRISE, Limits.REAL, Sharing.SHARED);
    passed(client, TICKETS, 10);
    Client.Answer ofExports = client.get(TICKETS);
    passed(client, "/api/v2/tickets", 100);
    Client.Answer ofTickets = client.get("/api/v2/tickets");
    passed(client, SETTINGS, 700);
    Client.Answer ofAccount = client.get(SETTINGS);

    assertThat(ofExports.status()).isEqualTo(429);
    assertThat(ofExports.header("Content-Type")).startsWith("text/html");
    assertThat(ofExports.text()).contains("incremental export").doesNotContain("{");
    assertThat(Integer.parseInt(ofExports.header("X-Rate-Limit-Remaining"))).isPositive();
    assertThat(ofTickets.body().path("error").asText()).isEqualTo("APIRateLimitExceeded");
    assertThat(Integer.parseInt(ofTickets.header("X-Rate-Limit-Remaining"))).isPositive();
    assertThat(ofAccount.status()).isEqualTo(429);
    assertThat(ofAccount.text()).isEqualTo("Number of allowed API requests per minute exceeded");
    assertThat(ofAccount.header("X-Rate-Limit-Remaining")).isEqualTo("0");
  }

  @Test
  void waitingAsLongAsTheReplyAsksIsAlwaysEnough() {
    for (Limits limits : new Limits[] {Limits.REAL, new Limits(true, 7), new Limits(true, 60)}) {
      Client client = client(Plan.TEAM, limits, Sharing.SHARED);
      for (int round = 0; round < 5; round++) {
        clock.advance(Duration.ofMillis(317));
        passed(client, TICKETS, 20);
        Client.Answer refused = client.get(TICKETS);
        assertThat(refused.status()).isEqualTo(429);
        long seconds = Long.parseLong(refused.header("Retry-After"));
        assertThat(seconds).isBetween(1L, (60L + limits.speed() - 1) / limits.speed());
        clock.advance(Duration.ofSeconds(seconds));
        assertThat(client.get(TICKETS).status()).isEqualTo(200);
      }
    }
  }

  @Test
  void anHourPassesInAMinuteAtSixtyTimes() {
    Client client = client(Plan.TEAM, new Limits(true, 60), Sharing.SHARED);
    int passed = 0;
    for (int second = 0; second < 60; second++) {
      passed += passed(client, SETTINGS, 300);
      clock.advance(Duration.ofSeconds(1));
    }

    assertThat(passed).isEqualTo(60 * 200);
  }

  @Test
  void viewsAndDeletedTicketsAndSamplesAreScarce() {
    Client client = client(Plan.ENTERPRISE, Limits.REAL, Sharing.SHARED);
    long view = client.get("/api/v2/views").body().at("/views/0/id").asLong();
    long other = client.get("/api/v2/views").body().at("/views/1/id").asLong();

    assertThat(passed(client, "/api/v2/views/" + view + "/count", 20)).isEqualTo(5);
    assertThat(passed(client, "/api/v2/views/" + other + "/count", 20)).isEqualTo(5);
    assertThat(passed(client, "/api/v2/views/count_many?ids=" + view, 20)).isEqualTo(6);
    assertThat(passed(client, "/api/v2/deleted_tickets", 20)).isEqualTo(10);
    assertThat(passed(client, "/api/v2/incremental/users/sample?start_time=0", 20)).isEqualTo(10);
    clock.advance(Duration.ofMinutes(1));
    assertThat(passed(client, "/api/v2/views/" + view + "/count", 20)).isEqualTo(5);
    assertThat(passed(client, "/api/v2/views/count_many?ids=" + view, 20)).isZero();
  }

  @Test
  void tellsTheHighestFillOfEveryQuota() {
    ZendeskStandIn standIn = standIn(Plan.TEAM, Limits.REAL, Sharing.SHARED);
    passed(Client.admin(standIn), TICKETS, 12);
    clock.advance(Duration.ofMinutes(1));
    passed(Client.admin(standIn), TICKETS, 3);

    assertThat(standIn.fills())
        .containsExactly(
            new Fill("account", 200, 12, 0), new Fill("incremental-exports", 10, 10, 2));
  }

  @Test
  void nothingIsRefusedWithoutLimits() {
    Client client = client(Plan.TEAM, Limits.OFF, Sharing.SHARED);

    assertThat(passed(client, TICKETS, 500)).isEqualTo(500);
    assertThat(client.get(TICKETS).header("X-Rate-Limit-Remaining")).isEqualTo("99999");
  }

  private Client client(Plan plan, Limits limits, Sharing sharing) {
    return Client.admin(standIn(plan, limits, sharing));
  }

  private ZendeskStandIn standIn(Plan plan, Limits limits, Sharing sharing) {
    return new ZendeskStandIn(
        ZendeskOptions.defaults()
            .with(clock)
            .with(plan)
            .with(limits)
            .with(Readings.STRICT.with(sharing)),
        new GeneratedAccount(3, 50));
  }

  private static int passed(Client client, String address, int requests) {
    return answered(client, address, 200, requests);
  }

  private static int answered(Client client, String address, int status, int requests) {
    int passed = 0;
    for (int i = 0; i < requests; i++) {
      Client.Answer answer = client.get(address);
      assertThat(answer.status()).isIn(status, 429);
      passed += answer.status() == 429 ? 0 : 1;
    }
    return passed;
  }
}
