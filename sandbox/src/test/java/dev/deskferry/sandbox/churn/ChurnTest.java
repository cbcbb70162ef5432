package dev.deskferry.sandbox.churn;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import dev.deskferry.sandbox.data.LiveAccount;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Tickets;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import dev.deskferry.sandbox.inside.Expected;
import dev.deskferry.sandbox.testing.SteeredClock;
import dev.deskferry.sandbox.zendesk.Client;
import dev.deskferry.sandbox.zendesk.ZendeskOptions;
import dev.deskferry.sandbox.zendesk.ZendeskStandIn;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ChurnTest {

  private final LiveAccount account =
      new LiveAccount(new GeneratedAccount(5, 200), Clock.systemUTC());

  private static List<Change> steps(Churn churn, int count) {
    List<Change> made = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      made.add(churn.step());
    }
    return made;
  }

  @Test
  void everyKindOfChangeOccurs() {
    try (Churn churn = new Churn(account, 1, Clock.systemUTC())) {
      assertThat(steps(churn, 400)).contains(Change.values());
    }
  }

  @Test
  void theSameSeedMakesTheSameChanges() {
    LiveAccount twin = new LiveAccount(new GeneratedAccount(5, 200), Clock.systemUTC());
    try (Churn one = new Churn(account, 7, Clock.systemUTC());
        Churn other = new Churn(twin, 7, Clock.systemUTC())) {
      assertThat(steps(one, 100)).isEqualTo(steps(other, 100));
    }
  }

  @Test
  void whatIsExpectedFollowsTheChanges() {
    Set<String> before = ids("tickets");
    try (Churn churn = new Churn(account, 1, Clock.systemUTC())) {
      steps(churn, 400);
      long deleted = churn.counts().getOrDefault(Change.DELETE_TICKET, 0L);
      long created = churn.counts().getOrDefault(Change.CREATE_TICKET, 0L);
      assertThat(ids("tickets")).hasSize(before.size() + (int) (created - deleted));
      assertThat(ids("emails").size() + ids("notes").size()).isPositive();
    }
  }

  private Set<String> ids(String target) {
    Set<String> ids = new HashSet<>();
    new Expected(account)
        .visit(target, 0, Integer.MAX_VALUE, record -> assertThat(ids.add(record.id())).isTrue());
    return ids;
  }

  /** Walks as an extract does, while ten changes happen and a minute passes behind each page. */
  @Test
  void aWalkMeetsDuplicatesAndTombstonesAndEndsWithTheLatestState() {
    SteeredClock clock = new SteeredClock("2026-11-22T10:00:00Z");
    ZendeskStandIn standIn =
        new ZendeskStandIn(ZendeskOptions.defaults().with(clock), new GeneratedAccount(5, 200));
    Client client = Client.admin(standIn);
    Map<String, JsonNode> latest = new HashMap<>();
    int seenAgain = 0;
    int tombstones = 0;
    try (Churn churn = new Churn(standIn.account(), 3, clock)) {
      String address =
          "/api/v2/incremental/tickets/cursor?start_time=1&per_page=20&support_type_scope=all";
      boolean isLast = false;
      for (int page = 0; !isLast; page++) {
        JsonNode body = client.get(address).body();
        for (JsonNode ticket : body.path("tickets")) {
          seenAgain += latest.put(ticket.path("id").asText(), ticket) == null ? 0 : 1;
          tombstones += ticket.path("status").asText().equals("deleted") ? 1 : 0;
        }
        isLast = body.path("end_of_stream").asBoolean();
        address = body.path("after_url").asText();
        if (page < 15) {
          steps(churn, 10);
          clock.advance(Duration.ofSeconds(61));
          isLast = false;
        }
      }
      assertThat(churn.counts()).containsKey(Change.DELETE_TICKET);
    }
    assertThat(seenAgain).isPositive();
    assertThat(tombstones).isPositive();
    Tickets tickets = standIn.account().tickets();
    assertThat(latest).hasSize(tickets.size());
    for (int index = 0; index < tickets.size(); index++) {
      assertThat(status(latest, tickets.id(index))).isEqualTo(tickets.record(index).path("status"));
    }
  }

  private static JsonNode status(Map<String, JsonNode> tickets, long id) {
    return tickets.getOrDefault(Long.toString(id), MissingNode.getInstance()).path("status");
  }

  @Test
  void redactedTextIsGone() {
    long ticket = account.tickets().id(0);
    account.redact(ticket, 0, Clock.systemUTC().instant());
    assertThat(account.tickets().comment(0, 0).path("body").asText()).matches("▇*");
    assertThat(account.tickets().commentAsWritten(0, 0).path("body").asText()).doesNotMatch("▇+");
  }

  @Test
  void anEmptyAccountHasNothingToChange() {
    LiveAccount empty = new LiveAccount(new GeneratedAccount(5, 0), Clock.systemUTC());
    try (Churn churn = new Churn(empty, 1, Clock.systemUTC())) {
      assertThat(steps(churn, 50)).contains(Change.NONE).doesNotContain(Change.CREATE_TICKET);
    }
    assertThat(empty.records(ObjectType.TICKETS).size()).isZero();
  }
}
