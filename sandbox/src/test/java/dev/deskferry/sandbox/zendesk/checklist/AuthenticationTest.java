package dev.deskferry.sandbox.zendesk.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import dev.deskferry.sandbox.testing.SteeredClock;
import dev.deskferry.sandbox.zendesk.Client;
import dev.deskferry.sandbox.zendesk.ZendeskOptions;
import dev.deskferry.sandbox.zendesk.ZendeskStandIn;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName(
    "zendesk-api.md §12: Token basic auth, OAuth bearer with expiring tokens and `POST"
        + " /oauth/tokens` (client_credentials, refresh rotation), `/users/me` anonymous 200,"
        + " scope-less 403.")
class AuthenticationTest {

  private static final String CLIENT =
      "\"client_id\":\"zendesk-client\",\"client_secret\":\"zendesk-client-secret\"";
  private static final String TICKETS = "/api/v2/incremental/tickets/cursor?start_time=0";

  private final SteeredClock hands = new SteeredClock("2026-06-01T12:00:00Z");
  private final ZendeskStandIn standIn =
      new ZendeskStandIn(ZendeskOptions.defaults().with(hands), new GeneratedAccount(3, 100));

  @Test
  @DisplayName("Token basic auth")
  void apiTokenActsAsAdmin() {
    Client.Answer answer = Client.admin(standIn).get("/api/v2/users/me.json");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().at("/user/email").asText()).isEqualTo("admin@example.com");
    assertThat(answer.body().at("/user/role").asText()).isEqualTo("admin");
  }

  @Test
  @DisplayName("`/users/me` anonymous 200")
  void usersMeIsAnonymous200WithoutCredentialsAndWithAPassword() {
    for (Client client :
        new Client[] {
          Client.anonymous(standIn), Client.basic(standIn, "admin@example.com:password")
        }) {
      Client.Answer answer = client.get("/api/v2/users/me");
      assertThat(answer.status()).isEqualTo(200);
      assertThat(answer.body().at("/user/name").asText()).isEqualTo("Anonymous user");
      assertThat(answer.body().at("/user/id").isNull()).isTrue();
      assertThat(client.get("/api/v2/tickets").status()).isEqualTo(401);
    }
  }

  @Test
  void wrongApiTokenIs401WithABareError() {
    Client.Answer answer =
        Client.basic(standIn, "admin@example.com/token:wrong").get("/api/v2/users/me");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body().toString()).isEqualTo("{\"error\":\"Couldn't authenticate you\"}");
    assertThat(
            Client.basic(standIn, "nobody@example.com/token:zendesk-token").get(TICKETS).status())
        .isEqualTo(401);
  }

  @Test
  void agentsMayListButNotExport() {
    Client agent = Client.basic(standIn, "agent2@example.com/token:zendesk-token");

    assertThat(agent.get("/api/v2/tickets").status()).isEqualTo(200);
    Client.Answer answer = agent.get(TICKETS);
    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body().at("/error/title").asText()).isEqualTo("Forbidden");
  }

  @Test
  void aFixedBearerTokenIsAccepted() {
    assertThat(Client.bearer(standIn, "zendesk-oauth-token").get(TICKETS).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("OAuth bearer with expiring tokens")
  void issuedTokensExpire() {
    JsonNode issued = issue("\"grant_type\":\"client_credentials\",\"expires_in\":300").body();
    Client client = Client.bearer(standIn, issued.path("access_token").asText());
    assertThat(issued.path("expires_in").asInt()).isEqualTo(300);
    assertThat(issued.has("refresh_token")).isFalse();
    assertThat(client.get(TICKETS).status()).isEqualTo(200);

    hands.advance(Duration.ofSeconds(300));

    Client.Answer late = client.get(TICKETS);
    assertThat(late.status()).isEqualTo(401);
    assertThat(late.body().path("error").asText()).isEqualTo("invalid_token");
  }

  @Test
  void aTokenLivesHalfAnHourUnlessAsked() {
    assertThat(issue("\"grant_type\":\"client_credentials\"").body().path("expires_in").asInt())
        .isEqualTo(1_800);
    assertThat(issue("\"grant_type\":\"client_credentials\",\"expires_in\":200000").status())
        .isEqualTo(400);
  }

  @Test
  @DisplayName("`POST /oauth/tokens` (client_credentials)")
  void formBodiesAreReadToo() {
    Client.Answer answer =
        Client.anonymous(standIn)
            .post(
                "/oauth/tokens",
                "application/x-www-form-urlencoded",
                "grant_type=client_credentials&client_id=zendesk-client"
                    + "&client_secret=zendesk-client-secret&scope=read");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.body().path("token_type").asText()).isEqualTo("bearer");
  }

  @Test
  @DisplayName("refresh rotation")
  void refreshRotatesThePair() {
    String grant = "\"grant_type\":\"refresh_token\",\"refresh_token\":\"%s\"";
    JsonNode first = issue(grant.formatted("zendesk-refresh-token")).body();
    JsonNode second = issue(grant.formatted(first.path("refresh_token").asText())).body();

    assertThat(bearerStatus(first)).isEqualTo(401);
    assertThat(bearerStatus(second)).isEqualTo(200);
    assertThat(issue(grant.formatted(first.path("refresh_token").asText())).status())
        .isEqualTo(400);
  }

  @Test
  @DisplayName("scope-less 403")
  void aMisspeltScopeGivesATokenThatMayReadNothing() {
    JsonNode issued = issue("\"grant_type\":\"client_credentials\",\"scope\":\"raed\"").body();

    Client.Answer answer =
        Client.bearer(standIn, issued.path("access_token").asText()).get("/api/v2/tickets");

    assertThat(answer.status()).isEqualTo(403);
    assertThat(answer.body().path("error").asText()).isEqualTo("Forbidden");
    assertThat(answer.body().path("description").asText())
        .isEqualTo("Missing the following required scopes: read");
  }

  @Test
  @DisplayName("Ticket Audits need the global `read` scope")
  void auditsNeedMoreThanTheScopeOfTickets() {
    JsonNode issued =
        issue("\"grant_type\":\"client_credentials\",\"scope\":\"tickets:read\"").body();
    Client client = Client.bearer(standIn, issued.path("access_token").asText());

    assertThat(client.get("/api/v2/tickets").status()).isEqualTo(200);
    assertThat(client.get("/api/v2/ticket_audits").status()).isEqualTo(403);
    assertThat(client.get("/api/v2/tickets/1/audits").status()).isEqualTo(403);
    assertThat(client.get("/api/v2/users").status()).isEqualTo(403);
  }

  @Test
  void oddScopesAndEscapesAreAnswered() {
    assertThat(issue("\"grant_type\":\"client_credentials\",\"scope\":\"read read\"").status())
        .isEqualTo(200);
    String endless = "x".repeat(5_000);
    assertThat(
            issue("\"grant_type\":\"client_credentials\",\"scope\":\"" + endless + "\"").status())
        .isEqualTo(400);
    assertThat(
            Client.anonymous(standIn)
                .post("/oauth/tokens", "application/x-www-form-urlencoded", "a=%ff&b=%zz")
                .status())
        .isEqualTo(400);
  }

  @Test
  void wrongClientsAreRefused() {
    Client.Answer answer =
        Client.anonymous(standIn)
            .post(
                "/oauth/tokens",
                "application/json",
                "{\"grant_type\":\"client_credentials\",\"client_id\":\"x\"}");

    assertThat(answer.status()).isEqualTo(401);
    assertThat(answer.body().path("error").asText()).isEqualTo("invalid_client");
  }

  @Test
  void logNamesTheCredentialAndNeverShowsIt() {
    Client.admin(standIn).get("/api/v2/tickets");
    issue("\"grant_type\":\"client_credentials\"");

    assertThat(standIn.log().entries())
        .extracting(entry -> entry.key())
        .containsExactly("api-token", "oauth-client");
    assertThat(Client.anonymous(standIn).get("/__sandbox/requests").body().toString())
        .contains("\"total\":2")
        .doesNotContain("zendesk-token", "secret");
  }

  private int bearerStatus(JsonNode issued) {
    return Client.bearer(standIn, issued.path("access_token").asText())
        .get("/api/v2/tickets")
        .status();
  }

  private Client.Answer issue(String members) {
    return Client.anonymous(standIn)
        .post("/oauth/tokens", "application/json", "{" + members + "," + CLIENT + "}");
  }
}
