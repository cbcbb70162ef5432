package dev.deskferry.sandbox.zendesk;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Cursors hold at the endpoint that gave them and nowhere else. */
class BoundCursorTest {

  private static final String API = "/api/v2/";

  private final Client client =
      Client.admin(new ZendeskStandIn(ZendeskOptions.defaults(), new GeneratedAccount(7, 200)));

  @ParameterizedTest
  @CsvSource({
    "incremental/tickets/cursor, incremental/users/cursor",
    "incremental/users/cursor, incremental/tickets/cursor",
    "incremental/users/cursor, ticket_audits",
    "ticket_audits, incremental/tickets/cursor"
  })
  void ofExports(String giver, String other) {
    String field = giver.equals("ticket_audits") ? "before_cursor" : "after_cursor";
    JsonNode page = client.get(API + giver + "?start_time=0&per_page=3&limit=3").body();
    String cursor = encoded(page.path(field));

    assertThat(client.get(API + giver + "?cursor=" + cursor).status()).isEqualTo(200);
    assertThat(client.get(API + giver + ".json?cursor=" + cursor).status()).isEqualTo(200);
    assertThat(client.get(API + other + "?cursor=" + cursor).status()).isEqualTo(400);
  }

  @ParameterizedTest
  @CsvSource({"tickets, users", "users, organizations"})
  void ofLists(String giver, String other) {
    JsonNode meta = client.get(API + giver + "?page%5Bsize%5D=2").body().path("meta");
    for (String way : new String[] {"after", "before"}) {
      String query = "?page%5B" + way + "%5D=" + encoded(meta.path(way + "_cursor"));
      assertThat(client.get(API + giver + query).status()).isEqualTo(200);
      assertThat(client.get(API + other + query).status()).isEqualTo(400);
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"tickets/cursor", "tickets", "users/cursor", "ticket_events"})
  void lastAuditsAreNotPartOfExports(String export) {
    String address = API + "incremental/" + export + "?start_time=0&include=users";
    assertThat(client.get(address).status()).isEqualTo(200);
    assertThat(client.get(address + ",last_audits").status()).isEqualTo(400);
  }

  @Test
  void headFindsWhatGetFinds() {
    assertThat(client.ask("HEAD", API + "tickets/count").status()).isEqualTo(200);
    assertThat(client.ask("HEAD", API + "tickets/1").status())
        .isEqualTo(client.get(API + "tickets/1").status());
    assertThat(client.ask("PUT", API + "tickets/count").status()).isEqualTo(404);
  }

  private static String encoded(JsonNode cursor) {
    return URLEncoder.encode(cursor.asText(), StandardCharsets.UTF_8);
  }
}
