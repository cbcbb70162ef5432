package dev.deskferry.sandbox.hubspot.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.hubspot.HubSpotCaller;
import dev.deskferry.sandbox.hubspot.HubSpotCaller.Answer;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.sandbox.testing.SteeredClock;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** See also {@code SearchTest}. */
@DisplayName("hubspot-api.md §12: Search lag of a few seconds, 10,000 cap; GET-by-id immediate.")
class SearchLineTest {

  private final SteeredClock clock = new SteeredClock("2026-11-22T10:00:00Z");
  private final HubSpotCaller caller =
      HubSpotCaller.with(
          HubSpotOptions.defaults().withClock(clock).withSearchLag(Duration.ofSeconds(3)));

  @Test
  @DisplayName("GET-by-id immediate, by a unique property too")
  void readingIsImmediate() {
    String id = caller.create("contacts", "email", "a@b.com");
    String filter =
        """
        {"filterGroups":[{"filters":[{"propertyName":"email","operator":"EQ","value":"a@b.com"}]}]}""";
    assertThat(caller.get("contacts/a@b.com?idProperty=email").id()).isEqualTo(id);
    assertThat(caller.post("contacts/search", filter).results()).isEmpty();
    clock.advance(Duration.ofSeconds(3));
    assertThat(caller.post("contacts/search", filter).results()).hasSize(1);
  }

  @ParameterizedTest
  @DisplayName("10,000 cap")
  @CsvSource({"9800, 200, 200", "9801, 200, 400", "10000, 1, 400", "9999, 1, 200"})
  void pagingEndsAtTheWall(int after, int limit, int status) {
    Answer answer =
        caller.post("contacts/search", "{\"after\":\"" + after + "\",\"limit\":" + limit + "}");
    assertThat(answer.status()).isEqualTo(status);
  }

  @ParameterizedTest
  @DisplayName("wrong JSON types in a search are 400")
  @ValueSource(
      strings = {
        "{\"properties\":{}}",
        "{\"properties\":[[]]}",
        "{\"filterGroups\":{}}",
        "{\"filterGroups\":[{\"filters\":{}}]}",
        "{\"filterGroups\":[{\"filters\":[{\"propertyName\":[],\"operator\":\"EQ\"}]}]}",
        "{\"query\":[]}",
        "{\"sorts\":{}}",
        "{\"limit\":{}}"
      })
  void wrongTypesAre400(String body) {
    assertThat(caller.post("contacts/search", body).status()).isEqualTo(400);
  }
}
