package dev.deskferry.sandbox.zendesk.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import dev.deskferry.sandbox.testing.SteeredClock;
import dev.deskferry.sandbox.zendesk.Client;
import dev.deskferry.sandbox.zendesk.Readings;
import dev.deskferry.sandbox.zendesk.ZendeskOptions;
import dev.deskferry.sandbox.zendesk.ZendeskStandIn;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName(
    "zendesk-api.md §12: CBP and OBP per endpoint as §8, OBP wall 400 `InvalidPaginationDepth`,"
        + " `page[size]` > 100 clamp (clamp versus 400: UNCONFIRMED), search 1,000 cap,"
        + " search/export cursor expiry.")
class ListsTest {

  private static final SteeredClock CLOCK = new SteeredClock("2026-06-01T12:00:00Z");
  private static final ZendeskStandIn STAND_IN =
      new ZendeskStandIn(ZendeskOptions.defaults().with(CLOCK), new GeneratedAccount(5, 2_000));
  private static final Client CLIENT = Client.admin(STAND_IN);
  private static final String SIZE = "page%5Bsize%5D=";

  @ParameterizedTest
  @CsvSource({
    "organizations,organizations",
    "users,users",
    "organization_memberships,organization_memberships",
    "group_memberships,group_memberships",
    "tickets,tickets",
    "groups,groups",
    "brands,brands",
    "macros,macros",
    "triggers,triggers",
    "automations,automations",
    "views,views",
    "ticket_fields,ticket_fields",
    "user_fields,user_fields",
    "organization_fields,organization_fields",
    "satisfaction_ratings,satisfaction_ratings",
    "ticket_metrics,ticket_metrics",
    "deleted_users,deleted_users",
    "deleted_tickets,deleted_tickets",
    "help_center/articles,articles",
    "help_center/en-us/sections,sections",
    "help_center/categories,categories"
  })
  @DisplayName("CBP and OBP per endpoint as §8")
  void cursorAndOffsetPagingBringTheSameRecords(String path, String key) {
    List<Long> byCursor = new ArrayList<>();
    CLIENT
        .list("/api/v2/" + path + "?" + SIZE + "37", key)
        .forEach(record -> byCursor.add(record.path("id").asLong()));

    assertThat(byCursor)
        .isNotEmpty()
        .doesNotHaveDuplicates()
        .isEqualTo(byOffset("/api/v2/" + path + ".json?per_page=41", key));
  }

  @ParameterizedTest
  @CsvSource({
    "custom_objects/asset/records,custom_object_records",
    "guide/survey_responses,survey_responses"
  })
  @DisplayName("CBP only")
  void someListsHaveCursorsWhateverIsAskedFor(String path, String key) {
    JsonNode page = CLIENT.get("/api/v2/" + path + "?per_page=3").body();

    assertThat(page.path(key).size()).isGreaterThan(3);
    assertThat(page.path("meta").has("has_more")).isTrue();
    assertThat(page.has("count")).isFalse();
  }

  @ParameterizedTest
  @CsvSource({
    "ticket_forms,ticket_forms,3",
    "custom_statuses,custom_statuses,7",
    "slas/policies,sla_policies,2",
    "custom_objects,custom_objects,2",
    "ticket_fields,ticket_fields,20"
  })
  @DisplayName("Unpaginated; ticket_fields without `page[size]` returns everything")
  void someListsComeWhole(String path, String key, int size) {
    JsonNode page = CLIENT.get("/api/v2/" + path).body();

    assertThat(page.path(key)).hasSize(size);
    assertThat(page.hasNonNull("next_page")).isFalse();
  }

  @Test
  @DisplayName("omitting `page[size]` silently selects offset")
  void perPageAloneKeepsOffsetPaging() {
    JsonNode page = CLIENT.get("/api/v2/users?per_page=1000").body();

    assertThat(page.path("users")).hasSize(100);
    assertThat(page.has("meta")).isFalse();
    assertThat(page.path("next_page").asText()).contains("page=2");
    assertThat(page.path("previous_page").isNull()).isTrue();
    assertThat(page.path("count").asInt()).isGreaterThan(100);
    assertThat(CLIENT.get("/api/v2/help_center/translations").status()).isEqualTo(404);
    assertThat(CLIENT.get("/api/v2/help_center/articles").body().path("articles")).hasSize(30);
  }

  @ParameterizedTest
  @ValueSource(strings = {"page=101&per_page=1", "page=101", "page=100000"})
  @DisplayName("OBP wall 400 `InvalidPaginationDepth`")
  void offsetsEndAtAHundredPages(String query) {
    Client.Answer answer = CLIENT.get("/api/v2/tickets?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().at("/errors/0/code").asText()).isEqualTo("InvalidPaginationDepth");
  }

  @Test
  @DisplayName("`page[size]` > 100 clamp (clamp versus 400: UNCONFIRMED)")
  void largePagesAreRefusedOrCut() {
    Client lenient =
        Client.admin(
            new ZendeskStandIn(
                ZendeskOptions.defaults().with(Readings.LENIENT), new GeneratedAccount(5, 400)));

    assertThat(CLIENT.get("/api/v2/users?" + SIZE + "101").status()).isEqualTo(400);
    assertThat(lenient.get("/api/v2/users?" + SIZE + "101").body().path("users")).hasSize(100);
  }

  @ParameterizedTest
  @ValueSource(strings = {"page%5Bsize%5D=0", "page%5Bafter%5D=zzz", "page%5Bsize%5D=x"})
  void badCursorParametersAre400(String query) {
    Client.Answer answer = CLIENT.get("/api/v2/users?" + query);

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body().path("errors").size() + answer.body().path("error").size())
        .isPositive();
  }

  @Test
  @DisplayName("links.next on the last page: UNCONFIRMED, so trust has_more")
  void theLastPageMayNameANextOne() {
    JsonNode last = CLIENT.get("/api/v2/groups?" + SIZE + "100").body();
    JsonNode beyond = CLIENT.get(last.at("/links/next").asText()).body();

    assertThat(last.at("/meta/has_more").asBoolean()).isFalse();
    assertThat(beyond.path("groups")).isEmpty();
    assertThat(beyond.at("/links/next").isNull()).isTrue();
  }

  @Test
  @DisplayName("GET /groups: exclude_deleted, so that deleted groups are listed unless it is true")
  void deletedGroupsAreListedUnlessTheyAreExcluded() {
    assertThat(deletedGroups("")).isPositive();
    assertThat(deletedGroups("&exclude_deleted=false")).isPositive();
    assertThat(deletedGroups("&exclude_deleted=true")).isZero();
  }

  private static long deletedGroups(String more) {
    return CLIENT.list("/api/v2/groups?" + SIZE + "100" + more, "groups").stream()
        .filter(group -> group.path("deleted").asBoolean())
        .count();
  }

  @Test
  void cursorsGoBackToo() {
    JsonNode first = CLIENT.get("/api/v2/users?" + SIZE + "10").body();
    JsonNode second = CLIENT.get(first.at("/links/next").asText()).body();

    JsonNode back = CLIENT.get(second.at("/links/prev").asText()).body();

    assertThat(back.path("users")).isEqualTo(first.path("users"));
    assertThat(first.at("/meta/has_more").asBoolean()).isTrue();
    assertThat(first.at("/links/prev").isNull()).isTrue();
  }

  @Test
  @DisplayName("search 1,000 cap")
  void searchTellsTheTrueCountButShowsAThousand() {
    String search = "/api/v2/search?query=type:ticket%20created%3E2019-01-01&per_page=100&page=";

    JsonNode tenth = CLIENT.get(search + "10").body();
    Client.Answer eleventh = CLIENT.get(search + "11");

    assertThat(tenth.path("results")).hasSize(100);
    assertThat(tenth.path("count").asInt()).isGreaterThan(1_900);
    assertThat(tenth.path("next_page").asText()).contains("page=11");
    assertThat(tenth.at("/results/0/result_type").asText()).isEqualTo("ticket");
    assertThat(eleventh.status()).isEqualTo(422);
    assertThat(eleventh.text()).contains("Search Response Limits");
  }

  @Test
  @DisplayName("search/export cursor expiry")
  void cursorsOfASearchExportLiveAnHour() {
    String export =
        "/api/v2/search/export?query=status:closed&filter%5Btype%5D=ticket&" + SIZE + "1000";
    JsonNode page = CLIENT.get(export).body();
    String next = page.at("/links/next").asText();

    assertThat(page.path("results")).hasSize(1_000);
    CLOCK.advance(Duration.ofMinutes(60));
    assertThat(CLIENT.get(next).status()).isEqualTo(200);
    CLOCK.advance(Duration.ofSeconds(1));
    assertThat(CLIENT.get(next).status()).isEqualTo(400);
    assertThat(CLIENT.get("/api/v2/search/export?query=status:closed").status()).isEqualTo(400);
  }

  private static List<Long> byOffset(String first, String key) {
    List<Long> ids = new ArrayList<>();
    String address = first;
    while (!address.equals("null")) {
      JsonNode page = CLIENT.get(address).body();
      page.path(key).forEach(record -> ids.add(record.path("id").asLong()));
      address = page.path("next_page").asText();
    }
    return ids;
  }
}
