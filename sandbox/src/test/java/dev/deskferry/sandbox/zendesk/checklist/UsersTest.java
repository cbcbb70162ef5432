package dev.deskferry.sandbox.zendesk.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import dev.deskferry.sandbox.zendesk.Client;
import dev.deskferry.sandbox.zendesk.ZendeskOptions;
import dev.deskferry.sandbox.zendesk.ZendeskStandIn;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName(
    "zendesk-api.md §12: Users without email, several identities, shared, suspended, inactive,"
        + " permanently deleted names; memberships with `default:null`, missing updated_at;"
        + " external_id case variants.")
class UsersTest {

  private static final Client CLIENT =
      Client.admin(new ZendeskStandIn(ZendeskOptions.defaults(), new GeneratedAccount(5, 3_000)));
  private static final List<JsonNode> USERS =
      CLIENT.export("/api/v2/incremental/users/cursor?start_time=0", "users");
  private static final String SIZE = "?page%5Bsize%5D=100";

  @Test
  @DisplayName("Users without email, shared, suspended, inactive")
  void usersAreOfEveryKind() {
    assertThat(USERS)
        .hasSize(1_800)
        .anyMatch(user -> user.path("email").isNull() && user.path("active").asBoolean())
        .anyMatch(user -> user.path("shared").asBoolean())
        .anyMatch(user -> user.path("suspended").asBoolean())
        .anyMatch(user -> !user.path("active").asBoolean());
  }

  @Test
  @DisplayName("permanently deleted names")
  void deletedUsersHaveAListOfTheirOwn() {
    List<JsonNode> deleted = CLIENT.list("/api/v2/deleted_users" + SIZE, "deleted_users");
    List<JsonNode> forGood =
        deleted.stream()
            .filter(user -> user.path("name").asText().equals("Permanently Deleted User"))
            .toList();

    assertThat(forGood)
        .isNotEmpty()
        .hasSizeLessThan(deleted.size())
        .allMatch(user -> user.path("email").isNull() && user.path("phone").isNull());
    assertThat(deleted).allMatch(user -> !user.path("active").asBoolean());
    assertThat(CLIENT.get("/api/v2/deleted_users/count").body().at("/count/value").asInt())
        .isEqualTo(deleted.size());
    assertThat(Rows.ids(CLIENT.list("/api/v2/users" + SIZE, "users")))
        .doesNotContainAnyElementsOf(Rows.ids(deleted));
  }

  @Test
  @DisplayName("several identities")
  void someUsersHaveSeveralIdentities() {
    Map<Long, Long> counts =
        Rows.in(
                CLIENT
                    .get("/api/v2/incremental/users/cursor?start_time=0&include=identities")
                    .body()
                    .path("identities"))
            .collect(
                Collectors.groupingBy(
                    identity -> identity.path("user_id").asLong(), Collectors.counting()));
    long several =
        counts.entrySet().stream()
            .filter(user -> user.getValue() > 1)
            .findFirst()
            .orElseThrow()
            .getKey();

    JsonNode identities =
        CLIENT.get("/api/v2/users/" + several + "/identities").body().path("identities");

    assertThat(Rows.in(identities).filter(one -> one.path("primary").asBoolean())).hasSize(1);
    assertThat(identities.size()).isGreaterThan(1);
  }

  @Test
  @DisplayName("memberships with `default:null`, missing updated_at")
  void membershipsHaveGaps() {
    List<JsonNode> ofOrganizations =
        CLIENT.list("/api/v2/organization_memberships" + SIZE, "organization_memberships");
    List<JsonNode> ofGroups = CLIENT.list("/api/v2/group_memberships" + SIZE, "group_memberships");

    assertThat(ofOrganizations)
        .anyMatch(membership -> membership.path("default").isNull())
        .anyMatch(membership -> membership.path("default").asBoolean())
        .anyMatch(membership -> membership.path("updated_at").isNull());
    assertThat(ofGroups)
        .anyMatch(membership -> !membership.has("updated_at"))
        .anyMatch(membership -> membership.has("updated_at"));
  }

  @Test
  @DisplayName("external_id case variants")
  void externalIdsAreFoundInAnyCase() {
    String externalId =
        USERS.stream()
            .filter(user -> user.path("active").asBoolean())
            .map(user -> user.path("external_id").asText())
            .filter(id -> id.startsWith("CUST-"))
            .findFirst()
            .orElseThrow();
    String lower = externalId.toLowerCase(Locale.ROOT);

    JsonNode found = CLIENT.get("/api/v2/users/search?external_id=" + lower).body().path("users");
    JsonNode many =
        CLIENT.get("/api/v2/users/show_many?external_ids=" + lower + ",none").body().path("users");

    assertThat(found).hasSize(1);
    assertThat(found.at("/0/external_id").asText()).isEqualTo(externalId);
    assertThat(many).isEqualTo(found);
    assertThat(USERS).anyMatch(user -> user.path("external_id").asText().startsWith("cust-"));
  }
}
