package dev.deskferry.sandbox.data.generated;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.CommentFacts;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.Staff;
import dev.deskferry.sandbox.data.TicketFacts;
import dev.deskferry.sandbox.data.Tickets;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

class GeneratedAccountTest {

  private static final int TICKETS = 2_000;
  private static final GeneratedAccount ACCOUNT = new GeneratedAccount(1, TICKETS);

  @ParameterizedTest
  @EnumSource(ObjectType.class)
  void isAPureFunctionOfTheSeed(ObjectType type) {
    Records first = ACCOUNT.records(type);
    Records second = new GeneratedAccount(1, TICKETS).records(type);

    assertThat(second.size()).isEqualTo(first.size()).isPositive();
    for (int index = first.size() - 1; index >= 0; index -= 7) {
      assertThat(second.record(index)).isEqualTo(first.record(index));
    }
  }

  @Test
  void anotherSeedIsAnotherAccount() {
    assertThat(new GeneratedAccount(2, TICKETS).tickets().record(5))
        .isNotEqualTo(ACCOUNT.tickets().record(5));
  }

  @ParameterizedTest
  @EnumSource(ObjectType.class)
  void idsGrowAndTellOfThemselves(ObjectType type) {
    Records records = ACCOUNT.records(type);
    for (int index = 0; index < records.size(); index++) {
      if (type.textKey().isEmpty()) {
        assertThat(records.record(index).path("id").asLong()).isEqualTo(records.id(index));
      } else {
        String name = records.record(index).path(type.textKey()).asText();
        assertThat(records.indexOf(name)).isEqualTo(index);
      }
      assertThat(index == 0 || records.id(index) > records.id(index - 1)).isTrue();
      assertThat(records.indexOf(records.id(index))).isEqualTo(index);
    }
  }

  @Test
  void hasTheRatiosOfRealAccounts() {
    int comments = 0;
    for (int index = 0; index < TICKETS; index++) {
      comments += ACCOUNT.tickets().comments(index).size();
    }
    assertThat(ACCOUNT.records(ObjectType.USERS).size()).isEqualTo(1_200);
    assertThat(ACCOUNT.records(ObjectType.ORGANIZATIONS).size()).isEqualTo(200);
    assertThat(comments).isBetween(3 * TICKETS, 5 * TICKETS);
  }

  @Test
  void ticketsAreAboutThreeKilobytes() {
    long bytes = 0;
    for (int index = 0; index < TICKETS; index++) {
      bytes += ACCOUNT.tickets().record(index).toString().getBytes(StandardCharsets.UTF_8).length;
    }
    assertThat(bytes / TICKETS).isBetween(2_500L, 3_500L);
  }

  @Test
  void holdsEveryOddKindOfTicket() {
    List<ObjectNode> tickets = all(ACCOUNT.tickets());
    assertThat(tickets)
        .anyMatch(ticket -> ticket.path("subject").isNull())
        .anyMatch(ticket -> ticket.path("status").asText().equals("deleted"))
        .anyMatch(ticket -> ticket.path("type").asText().equals("problem"))
        .anyMatch(ticket -> ticket.path("problem_id").isNumber())
        .anyMatch(ticket -> ticket.at("/via/source/rel").asText().equals("follow_up"))
        .anyMatch(ticket -> !ticket.path("followup_ids").isEmpty())
        .anyMatch(ticket -> ticket.path("tags").toString().contains("closed_by_merge"))
        .anyMatch(ticket -> !ticket.path("email_cc_ids").isEmpty())
        .anyMatch(ticket -> ticket.path("organization_id").isNull())
        .anyMatch(ticket -> ticket.path("satisfaction_rating").isNull())
        .anyMatch(ticket -> ticket.at("/satisfaction_rating/score").asText().equals("unoffered"))
        .anyMatch(ticket -> ticket.path("custom_fields").toString().contains("legacy_plan"))
        .anyMatch(ticket -> ticket.path("priority").isNull());
    assertThat(tickets)
        .allSatisfy(
            ticket -> assertThat(ticket.get("fields")).isEqualTo(ticket.get("custom_fields")));
  }

  @Test
  void linksBetweenTicketsHoldAtBothEnds() {
    Tickets tickets = ACCOUNT.tickets();
    Map<Long, JsonNode> byId = new HashMap<>();
    all(tickets).forEach(ticket -> byId.put(ticket.path("id").asLong(), ticket));
    for (JsonNode ticket : byId.values()) {
      if (ticket.path("problem_id").isNumber()) {
        JsonNode problem = of(byId, ticket.path("problem_id"));
        assertThat(problem.path("type").asText()).isEqualTo("problem");
        assertThat(problem.path("has_incidents").asBoolean()).isTrue();
      }
      if (ticket.at("/via/source/rel").asText().equals("follow_up")) {
        JsonNode source = of(byId, ticket.at("/via/source/from/ticket_id"));
        assertThat(source.path("status").asText()).isEqualTo("closed");
        assertThat(source.path("followup_ids").toString())
            .isEqualTo("[" + ticket.path("id").asLong() + "]");
        assertThat(source.path("updated_at").asText())
            .isLessThan(ticket.path("created_at").asText());
      }
    }
  }

  @Test
  void holdsEveryOddKindOfUser() {
    List<ObjectNode> users = all(ACCOUNT.records(ObjectType.USERS));
    Set<String> emails = new HashSet<>();
    users.forEach(
        user -> {
          if (user.hasNonNull("email")) {
            assertThat(emails.add(user.path("email").asText().toLowerCase(Locale.ROOT))).isTrue();
          }
        });
    assertThat(users)
        .anyMatch(user -> user.path("email").isNull() && user.path("active").asBoolean())
        .anyMatch(user -> !user.path("active").asBoolean())
        .anyMatch(user -> user.path("name").asText().equals("Permanently Deleted User"))
        .anyMatch(user -> user.path("suspended").asBoolean())
        .anyMatch(user -> user.path("shared").asBoolean())
        .anyMatch(user -> user.path("external_id").asText().startsWith("CUST-"))
        .anyMatch(user -> user.path("id").asLong() == (1L << 53) - 1)
        .anyMatch(user -> ACCOUNT.identities(user.path("id").asLong()).size() > 1)
        .anyMatch(user -> ACCOUNT.memberships(user.path("id").asLong()).size() > 1);
    assertThat(all(ACCOUNT.records(ObjectType.ORGANIZATION_MEMBERSHIPS)))
        .anyMatch(membership -> membership.path("default").isNull())
        .anyMatch(membership -> membership.path("updated_at").isNull());
  }

  @Test
  void everyKindOfCustomFieldHasAValueSomewhere() {
    Set<Long> withValue = new HashSet<>();
    all(ACCOUNT.tickets())
        .forEach(
            ticket ->
                ticket
                    .path("custom_fields")
                    .forEach(
                        field -> {
                          if (!field.path("value").isNull()) {
                            withValue.add(field.path("id").asLong());
                          }
                        }));
    assertThat(withValue).hasSize(CustomFields.TICKET_KINDS.size());
    JsonNode ofUser = ACCOUNT.records(ObjectType.USERS).record(40).path("user_fields");
    assertThat(ofUser.size()).isEqualTo(CustomFields.PROFILE_KINDS.size());
  }

  @Test
  void commentsLieWithinTheLifeOfTheirTicket() {
    Tickets tickets = ACCOUNT.tickets();
    Set<Long> ids = new HashSet<>();
    for (int index = 0; index < TICKETS; index++) {
      TicketFacts ticket = tickets.facts(index);
      long before = ticket.createdAt();
      for (CommentFacts comment : tickets.comments(index)) {
        assertThat(comment.createdAt()).isBetween(before, ticket.updatedAt());
        assertThat(ids.add(comment.id())).isTrue();
        before = comment.createdAt();
      }
      assertThat(ticket.generatedAt()).isGreaterThanOrEqualTo(ticket.updatedAt());
    }
  }

  @Test
  void firstAdminIsTheOneOfTheDocumentation() {
    assertThat(ACCOUNT.staff().get(0))
        .extracting(Staff::email, Staff::role)
        .containsExactly("admin@example.com", "admin");
    assertThat(ACCOUNT.staff()).anyMatch(member -> !member.isActive());
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 1, 3, 49, 51})
  void smallAccountsWorkToo(int count) {
    GeneratedAccount account = new GeneratedAccount(9, count);
    for (ObjectType type : ObjectType.values()) {
      all(account.records(type));
    }
    assertThat(account.tickets().size()).isEqualTo(count);
  }

  private static JsonNode of(Map<Long, JsonNode> byId, JsonNode id) {
    return byId.getOrDefault(id.asLong(), MissingNode.getInstance());
  }

  private static List<ObjectNode> all(Records records) {
    List<ObjectNode> all = new ArrayList<>();
    for (int index = 0; index < records.size(); index++) {
      all.add(records.record(index));
    }
    return all;
  }

  @Test
  void everyTicketOfALargeAccountCanBeWritten() {
    Tickets tickets = new GeneratedAccount(1, 60_000).tickets();
    for (int index = 0; index < tickets.size(); index++) {
      assertThat(tickets.record(index).path("encoded_id").asText())
          .matches("[0-9A-Z]{6}-[0-9A-Z]{4}");
    }
  }
}
