package dev.deskferry.sandbox.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RelatedTest {

  private static final String SIZE = "?page%5Bsize%5D=100";

  private final ZendeskStandIn standIn =
      new ZendeskStandIn(ZendeskOptions.defaults(), new GeneratedAccount(5, 2_000));
  private final Client client = Client.admin(standIn);
  private final List<JsonNode> tickets = list("tickets", "tickets");

  @Test
  void anOrganizationHasItsTicketsAndTheirCount() {
    long organization = first("organization_id");

    assertThat(list("organizations/" + organization + "/tickets", "tickets"))
        .isEqualTo(matching("organization_id", organization));
    assertThat(count("organizations/" + organization + "/tickets"))
        .isEqualTo(matching("organization_id", organization).size());
  }

  @Test
  void aUserHasTheTicketsTheyAskedForOrWorkOnOrHaveCopiesOf() {
    long requester = first("requester_id");
    long assignee = first("assignee_id");
    JsonNode copied =
        tickets.stream().filter(one -> !one.path("email_cc_ids").isEmpty()).findFirst().get();
    long reader = copied.path("email_cc_ids").get(0).asLong();

    assertThat(list("users/" + requester + "/tickets/requested", "tickets"))
        .isEqualTo(matching("requester_id", requester));
    assertThat(list("users/" + assignee + "/tickets/assigned", "tickets"))
        .isEqualTo(matching("assignee_id", assignee));
    assertThat(list("users/" + reader + "/tickets/ccd", "tickets")).contains(copied);
    assertThat(client.get("/api/v2/users/1/tickets/ccd").status()).isEqualTo(404);
  }

  @Test
  void aProblemHasItsIncidentsAndATicketItsTags() {
    long problem = first("problem_id");
    JsonNode ticket = tickets.get(0);

    assertThat(list("tickets/" + problem + "/incidents", "tickets"))
        .isEqualTo(matching("problem_id", problem));
    assertThat(
            client
                .get("/api/v2/tickets/" + ticket.path("id").asLong() + "/tags")
                .body()
                .path("tags"))
        .isEqualTo(ticket.path("tags"));
  }

  @Test
  void groupsAndUsersFindEachOtherThroughMemberships() {
    JsonNode membership = list("group_memberships", "group_memberships").get(0);
    long group = membership.path("group_id").asLong();
    long user = membership.path("user_id").asLong();

    assertThat(ids(list("groups/" + group + "/users", "users"))).contains(user);
    assertThat(ids(list("users/" + user + "/groups", "groups"))).contains(group);
    assertThat(list("groups/" + group + "/memberships", "group_memberships")).contains(membership);
    assertThat(list("users/" + user + "/group_memberships", "group_memberships"))
        .contains(membership);
  }

  @Test
  void anOrganizationIsFoundByItsNameInAnyCaseOrByTheStartOfIt() {
    JsonNode organization = list("organizations", "organizations").get(0);
    String name = organization.path("name").asText();
    String upper = name.toUpperCase(Locale.ROOT).replace(" ", "%20");

    JsonNode found = client.get("/api/v2/organizations/search?name=" + upper).body();
    JsonNode completed =
        client.get("/api/v2/organizations/autocomplete?name=" + name.substring(0, 2)).body();

    assertThat(found.path("organizations")).contains(organization);
    assertThat(ids(completed.path("organizations"))).contains(organization.path("id").asLong());
    assertThat(client.get("/api/v2/organizations/search").status()).isEqualTo(400);
  }

  @ParameterizedTest
  @ValueSource(strings = {"macros", "triggers", "automations", "views"})
  void activeRulesAreThoseOfTheWholeListThatAreActive(String type) {
    List<JsonNode> active =
        list(type, type).stream().filter(rule -> rule.path("active").asBoolean()).toList();

    assertThat(list(type + "/active", type)).isEqualTo(active).isNotEmpty();
  }

  @Test
  void aDropDownFieldHasItsOptions() {
    JsonNode field =
        client
            .get("/api/v2/ticket_fields")
            .body()
            .path("ticket_fields")
            .valueStream()
            .filter(one -> !one.path("custom_field_options").isEmpty())
            .findFirst()
            .get();
    String path = "ticket_fields/" + field.path("id").asLong() + "/options";

    assertThat(list(path, "custom_field_options"))
        .isEqualTo(field.path("custom_field_options").valueStream().toList());
  }

  @Test
  void aCategoryHasTheArticlesOfItsSections() {
    JsonNode section = list("help_center/sections", "sections").get(0);
    String category = "help_center/categories/" + section.path("category_id").asLong();

    assertThat(ids(list(category + "/articles", "articles")))
        .containsAll(
            ids(
                list(
                    "help_center/sections/" + section.path("id").asLong() + "/articles",
                    "articles")));
  }

  private List<JsonNode> list(String path, String key) {
    return client.list("/api/v2/" + path + SIZE, key);
  }

  private int count(String path) {
    return client.get("/api/v2/" + path + "/count").body().at("/count/value").asInt();
  }

  private long first(String key) {
    return tickets.stream().filter(one -> one.hasNonNull(key)).findFirst().get().path(key).asLong();
  }

  private List<JsonNode> matching(String key, long id) {
    return tickets.stream().filter(one -> one.path(key).asLong() == id).toList();
  }

  private static Set<Long> ids(Iterable<JsonNode> records) {
    return StreamSupport.stream(records.spliterator(), false)
        .map(record -> record.path("id").asLong())
        .collect(Collectors.toSet());
  }
}
