package dev.deskferry.sandbox.zendesk.checklist;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import dev.deskferry.sandbox.zendesk.Client;
import dev.deskferry.sandbox.zendesk.ZendeskOptions;
import dev.deskferry.sandbox.zendesk.ZendeskStandIn;
import dev.deskferry.sandbox.zendesk.quota.Plan;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** What of this line does not come on demand; the rest is injected around the stand-in. */
@DisplayName(
    "zendesk-api.md §12: Faults on demand: 409, 500, 502, 503 + Retry-After, 504 on heavy pages"
        + " depending on per_page, 520/524, truncated body, slow page (> 6 s), expired token"
        + " mid-run, 403 empty HTML, 404 InvalidEndpoint for plan-bound paths, four error"
        + " envelopes.")
class FaultsTest {

  private final ZendeskStandIn standIn = standIn(Plan.ENTERPRISE);
  private final Client client = Client.admin(standIn);
  private final Client team = Client.admin(standIn(Plan.TEAM));

  @Test
  @DisplayName("expired token mid-run")
  void tokensCanBeMadeToExpire() {
    Client bearer = Client.bearer(standIn, "zendesk-oauth-token");
    assertThat(bearer.get("/api/v2/tickets").status()).isEqualTo(200);

    standIn.expireTokens();

    Client.Answer late = bearer.get("/api/v2/tickets");
    assertThat(late.status()).isEqualTo(401);
    assertThat(late.body().path("error").asText()).isEqualTo("invalid_token");
  }

  @Test
  @DisplayName("403 empty HTML")
  void sideConversationsAreRefusedWithoutAWord() {
    long ticket = standIn.account().tickets().id(40);
    String path = "/api/v2/tickets/" + ticket + "/side_conversations";

    Client.Answer refused = team.get(path);

    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.header("Content-Type")).startsWith("text/html");
    assertThat(refused.text()).isEmpty();
    assertThat(client.get(path).status()).isEqualTo(200);
  }

  @Test
  @DisplayName("404 InvalidEndpoint for plan-bound paths")
  void pathsOfHigherPlansAreUnknown() {
    Client.Answer refused = team.get("/api/v2/slas/policies");

    assertThat(refused.status()).isEqualTo(404);
    assertThat(refused.text())
        .isEqualTo("{\"error\":\"InvalidEndpoint\",\"description\":\"Not found\"}");
    assertThat(client.get("/api/v2/slas/policies").status()).isEqualTo(200);
    assertThat(team.get("/api/v2/satisfaction_ratings").status()).isEqualTo(403);
    assertThat(team.get("/api/v2/ticket_forms").status()).isEqualTo(403);
    assertThat(team.get("/api/v2/guide/survey_responses").status()).isEqualTo(404);
  }

  @Test
  @DisplayName("four error envelopes")
  void errorsComeInFourEnvelopes() {
    Client.Answer object = team.get("/api/v2/satisfaction_ratings");
    Client.Answer described = client.get("/api/v2/tickets/999999999");
    Client.Answer listed = client.get("/api/v2/tickets?page=101");
    Client.Answer bare = Client.basic(standIn, "admin@example.com/token:x").get("/api/v2/tickets");

    assertThat(object.body().at("/error/title").asText()).isEqualTo("Forbidden");
    assertThat(object.body().at("/error/message").asText()).contains("contact the account owner");
    assertThat(described.text())
        .isEqualTo("{\"error\":\"RecordNotFound\",\"description\":\"Not found\"}");
    assertThat(listed.body().at("/errors/0/code").asText()).isEqualTo("InvalidPaginationDepth");
    assertThat(listed.body().at("/errors/0").has("detail")).isTrue();
    assertThat(bare.text()).isEqualTo("{\"error\":\"Couldn't authenticate you\"}");
  }

  private static ZendeskStandIn standIn(Plan plan) {
    return new ZendeskStandIn(ZendeskOptions.defaults().with(plan), new GeneratedAccount(3, 200));
  }
}
