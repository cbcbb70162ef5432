package dev.deskferry.sandbox.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class IncrementalExportTest {

  private static final Instant NOW = Instant.parse("2026-06-01T12:00:00Z");
  private static final String ALL = "&support_type_scope=all";

  private final ZendeskStandIn standIn =
      new ZendeskStandIn(
          ZendeskOptions.defaults().with(Clock.fixed(NOW, ZoneOffset.UTC)),
          new GeneratedAccount(7, 600));
  private final Client client = Client.admin(standIn);

  @Test
  void cursorWalkBringsEveryTicketOnceInTheOrderOfItsChange() {
    List<JsonNode> tickets =
        client.export(
            "/api/v2/incremental/tickets/cursor.json?start_time=0&per_page=70" + ALL, "tickets");

    assertThat(tickets).hasSize(600);
    assertThat(ids(tickets)).hasSize(600);
    assertThat(tickets)
        .extracting(ticket -> ticket.path("generated_timestamp").asLong())
        .isSorted();
  }

  @Test
  void firstPageHasNoWayBackAndTheLastOneKeepsItsCursor() {
    JsonNode first =
        client.get("/api/v2/incremental/tickets/cursor?start_time=0&per_page=1000" + ALL).body();

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
  void afterUrlCarriesIncludeAndPageSize() {
    JsonNode page =
        client
            .get("/api/v2/incremental/tickets/cursor?start_time=0&per_page=3&include=comment_count")
            .body();

    assertThat(page.path("after_url").asText())
        .startsWith("http://zendesk.test:80/api/v2/incremental/tickets/cursor.json?")
        .contains("include=comment_count", "per_page=3", "cursor=")
        .doesNotContain("start_time");
  }

  @Test
  void aTicketThatChangesDuringTheWalkComesAgainWithItsNewState() {
    JsonNode first =
        client.get("/api/v2/incremental/tickets/cursor?start_time=0&per_page=300" + ALL).body();
    long id = first.path("tickets").path(0).path("id").asLong();
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
  void latestMinuteIsHidden() {
    standIn
        .account()
        .change(ObjectType.TICKETS, 1, NOW.minusSeconds(59), ticket -> ticket.put("type", "task"));
    String address = "/api/v2/incremental/tickets/cursor?start_time=1780000000";

    assertThat(client.get(address).body().path("tickets")).isEmpty();

    standIn
        .account()
        .change(ObjectType.TICKETS, 1, NOW.minusSeconds(60), ticket -> ticket.put("type", "task"));
    assertThat(client.get(address).body().path("tickets")).hasSize(1);
  }

  @Test
  void tooRecentStartTimeIs422() {
    Client.Answer answer =
        client.get("/api/v2/incremental/tickets/cursor?start_time=" + (NOW.getEpochSecond() - 59));

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
  void timeWalkBringsEveryOrganizationAndRepeatsBoundaries() {
    List<JsonNode> rows = new ArrayList<>();
    String address = "/api/v2/incremental/organizations.json?start_time=0&per_page=20&end_time=5";
    JsonNode page;
    do {
      page = client.get(address).body();
      page.path("organizations").forEach(rows::add);
      assertThat(page.path("count").asInt()).isEqualTo(page.path("organizations").size());
      address = page.path("next_page").asText();
      assertThat(address).contains("per_page=20", "start_time=" + page.path("end_time").asLong());
    } while (!page.path("end_of_stream").asBoolean());

    assertThat(ids(rows)).hasSize(60);
    assertThat(rows.size()).isGreaterThan(60);
  }

  @Test
  void timeModeEndsWithoutEndTimeWhenThereIsNothing() {
    JsonNode page = client.get("/api/v2/incremental/organizations?start_time=1780000000").body();

    assertThat(page.path("end_time").isNull()).isTrue();
    assertThat(page.path("count").asInt()).isZero();
    assertThat(page.path("end_of_stream").asBoolean()).isTrue();
    assertThat(page.path("next_page").asText()).contains("start_time=1780000000");
  }

  @Test
  void smallPagesOfTicketsArePinnedOnASecondThatHoldsTooMany() {
    String address = "/api/v2/incremental/tickets?per_page=30" + ALL + "&start_time=";
    long second = sharedSecond();

    JsonNode page = client.get(address + second).body();

    assertThat(page.path("count").asInt()).isEqualTo(60);
    assertThat(page.path("end_time").asLong()).isEqualTo(second);
    assertThat(page.path("end_of_stream").asBoolean()).isFalse();
  }

  @Test
  void deletedOrganizationsAreRenamedAndShownInTheExportOnly() {
    List<JsonNode> deleted = new ArrayList<>();
    client
        .get("/api/v2/incremental/organizations?start_time=0")
        .body()
        .path("organizations")
        .forEach(
            organization -> {
              if (organization.hasNonNull("deleted_at")) {
                deleted.add(organization);
              }
            });

    assertThat(deleted).isNotEmpty();
    for (JsonNode organization : deleted) {
      long id = organization.path("id").asLong();
      assertThat(organization.path("name").asText()).startsWith(id + "_deleted_");
      assertThat(client.get("/api/v2/organizations/" + id).status()).isEqualTo(404);
    }
  }

  @Test
  void ticketsOfAiAgentsAreLeftOutUnlessAskedFor() {
    ZendeskStandIn larger =
        new ZendeskStandIn(ZendeskOptions.defaults(), new GeneratedAccount(7, 1_000));
    String address = "/api/v2/incremental/tickets/cursor?start_time=0";
    int usual = Client.admin(larger).export(address, "tickets").size();
    int all = Client.admin(larger).export(address + ALL, "tickets").size();
    int aiOnly =
        Client.admin(larger).export(address + "&support_type_scope=ai_agent", "tickets").size();

    assertThat(aiOnly).isPositive();
    assertThat(usual + aiOnly).isEqualTo(all);
  }

  @Test
  void usersComeByCursorWithIdentitiesAtTheTopLevel() {
    JsonNode page =
        client.get("/api/v2/incremental/users/cursor?start_time=0&include=identities").body();

    assertThat(page.path("users")).hasSize(360);
    Set<Long> users = new HashSet<>();
    page.path("users").forEach(user -> users.add(user.path("id").asLong()));
    assertThat(page.path("identities").size()).isGreaterThan(300);
    page.path("identities")
        .forEach(identity -> assertThat(users).contains(identity.path("user_id").asLong()));
    assertThat(page.path("users"))
        .anyMatch(user -> !user.path("active").asBoolean())
        .anyMatch(user -> user.path("email").isNull());
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

  private long sharedSecond() {
    return client
        .export("/api/v2/incremental/tickets/cursor?start_time=0" + ALL, "tickets")
        .stream()
        .collect(
            Collectors.groupingBy(
                ticket -> ticket.path("generated_timestamp").asLong(), Collectors.counting()))
        .entrySet()
        .stream()
        .filter(second -> second.getValue() > 60)
        .findFirst()
        .orElseThrow()
        .getKey();
  }

  private static Set<Long> ids(List<JsonNode> records) {
    return records.stream().map(record -> record.path("id").asLong()).collect(Collectors.toSet());
  }
}
