package dev.deskferry.sandbox.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Search and lists: filters, paging, walls, lag. */
class SearchTest {

  private final HubSpotCaller caller = HubSpotCaller.fresh();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "subject      | EQ               | ,\"value\":\"two\"                       | 1",
        "subject      | NEQ              | ,\"value\":\"Two\"                       | 3",
        "subject      | HAS_PROPERTY     | ''                                       | 3",
        "subject      | NOT_HAS_PROPERTY | ''                                       | 1",
        "subject      | IN               | ,\"values\":[\"one\",\"two\"]            | 2",
        "subject      | NOT_IN           | ,\"values\":[\"one\",\"two\"]            | 2",
        "subject      | CONTAINS_TOKEN   | ,\"value\":\"T*\"                        | 2",
        "created_by   | GT               | ,\"value\":\"9\"                         | 2",
        "created_by   | LTE              | ,\"value\":\"9\"                         | 1",
        "createdate   | BETWEEN | ,\"value\":\"1577836800000\",\"highValue\":\"2020-12-31T00:00:00Z\" | 2"
      })
  void filtersSelect(String property, String operator, String operands, int total) {
    ticket("subject", "One", "created_by", "9", "createdate", "2020-02-01T00:00:00Z");
    ticket("subject", "Two", "created_by", "10", "createdate", "2020-03-01T00:00:00Z");
    ticket("subject", "Three", "created_by", "100", "createdate", "2021-03-01T00:00:00Z");
    ticket("createdate", "2022-01-01T00:00:00Z");
    Answer answer =
        caller.post(
            "tickets/search",
            """
            {"filterGroups":[{"filters":[{"propertyName":"%s","operator":"%s"%s}]}]}"""
                .formatted(property, operator, operands));
    assertThat(answer.body().get("total").asInt()).as(answer.text()).isEqualTo(total);
    assertThat(answer.results()).hasSize(total);
  }

  @Test
  void groupsAreAlternativesAndSortsApply() {
    ticket("subject", "One", "created_by", "9");
    ticket("subject", "Two", "created_by", "100");
    ticket("subject", "Three", "created_by", "10");
    Answer answer =
        caller.post(
            "tickets/search",
            """
            {"filterGroups":[{"filters":[{"propertyName":"subject","operator":"EQ","value":"One"}]},
             {"filters":[{"propertyName":"created_by","operator":"GTE","value":"10"}]}],
             "sorts":[{"propertyName":"created_by","direction":"DESCENDING"}],
             "properties":["created_by"],"limit":2}""");
    assertThat(answer.body().get("total").asInt()).isEqualTo(3);
    assertThat(answer.results().findValuesAsText("created_by")).containsExactly("100", "10");
    assertThat(answer.body().at("/paging/next/after").asText()).isEqualTo("2");
  }

  @Test
  void aSearchByUniquePropertyFindsTheRecord() {
    caller.uniqueProperty("tickets", "zendesk_ticket_id");
    String id = ticket("zendesk_ticket_id", "77");
    Answer answer =
        caller.post(
            "tickets/search",
            """
            {"filterGroups":[{"filters":[
              {"propertyName":"zendesk_ticket_id","operator":"EQ","value":"77"}]}]}""");
    assertThat(answer.results().at("/0/id").asText()).isEqualTo(id);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"limit\":201}",
        "{\"limit\":100,\"after\":\"9901\"}",
        "{\"filterGroups\":[{},{},{},{},{},{}]}",
        "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"nope\",\"operator\":\"HAS_PROPERTY\"}]}]}",
        "{\"filterGroups\":[{\"filters\":[{\"propertyName\":\"subject\",\"operator\":\"BETWEEN\",\"value\":\"1\"}]}]}"
      })
  void limitsOfASearchAre400(String body) {
    assertThat(caller.post("tickets/search", body).status()).isEqualTo(400);
  }

  @Test
  @DisplayName("hubspot-api.md §12: Search: 10,000 cap")
  void pagingReachesTheWallAndABodyMustBeShort() {
    assertThat(caller.post("tickets/search", "{\"limit\":100,\"after\":\"9900\"}").status())
        .isEqualTo(200);
    ObjectNode body = HubSpotCaller.MAPPER.createObjectNode().put("query", "x".repeat(3_000));
    assertThat(caller.post("tickets/search", body).status()).isEqualTo(400);
  }

  @Test
  @DisplayName("hubspot-api.md §12: Search lag of a few seconds; GET-by-id immediate")
  void newRecordsAreFoundAfterTheLagButReadAtOnce() {
    MovableClock clock = new MovableClock();
    HubSpotCaller lagging =
        new HubSpotCaller(
            new HubSpotStandIn(
                HubSpotOptions.defaults().withClock(clock).withSearchLag(Duration.ofSeconds(5))));
    String id = lagging.create("tickets", "hs_pipeline_stage", "1");
    assertThat(lagging.get("tickets/" + id).status()).isEqualTo(200);
    assertThat(lagging.post("tickets/search", "{}").body().get("total").asInt()).isZero();
    clock.now = clock.now.plusSeconds(5);
    assertThat(lagging.post("tickets/search", "{}").body().get("total").asInt()).isOne();
  }

  @Test
  void listsPageByAfterAndKnowTheirEnd() {
    for (int i = 0; i < 5; i++) {
      ticket("subject", "S" + i);
    }
    Answer first = caller.get("tickets?limit=2&properties=subject");
    String after = first.body().at("/paging/next/after").asText();
    Answer second = caller.get("tickets?limit=2&after=" + after);
    Answer third =
        caller.get("tickets?limit=2&after=" + second.body().at("/paging/next/after").asText());
    assertThat(first.results()).hasSize(2);
    assertThat(second.results()).hasSize(2);
    assertThat(third.results()).hasSize(1);
    assertThat(third.body().has("paging")).isFalse();
    assertThat(caller.get("tickets?limit=101").status()).isEqualTo(400);
  }

  private String ticket(String... properties) {
    String[] all = new String[properties.length + 2];
    System.arraycopy(properties, 0, all, 0, properties.length);
    all[properties.length] = "hs_pipeline_stage";
    all[properties.length + 1] = "1";
    return caller.create("tickets", all);
  }

  private static final class MovableClock extends Clock {
    private Instant now = Instant.parse("2026-11-22T10:00:00Z");

    @Override
    public ZoneId getZone() {
      return ZoneOffset.UTC;
    }

    @Override
    public Clock withZone(ZoneId zone) {
      return this;
    }

    @Override
    public Instant instant() {
      return now;
    }
  }
}
