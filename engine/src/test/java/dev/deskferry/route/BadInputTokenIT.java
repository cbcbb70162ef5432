package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskferry.run.RunState;
import dev.deskferry.run.WorkState;
import dev.deskferry.sandbox.data.generated.GeneratedAccount;
import dev.deskferry.sandbox.http.HttpServer;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.zendesk.ZendeskOptions;
import dev.deskferry.sandbox.zendesk.ZendeskStandIn;
import dev.deskferry.testing.PgServer;
import dev.deskferry.zendesk.ZendeskCredentials;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Bad input, "expired token" and "missing scope": the whole account, all sources at once. */
class BadInputTokenIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final int TICKETS = 60;
  private static final int REQUESTS_PER_TOKEN = 7;
  private static final int FIRST_REQUESTS = 9;

  private final ZendeskStandIn zendesk =
      new ZendeskStandIn(ZendeskOptions.defaults(), new GeneratedAccount(3, TICKETS));
  private final AtomicInteger requests = new AtomicInteger();

  @BeforeEach
  void emptyStaging() {
    POSTGRES.execute(Scene.EMPTY);
  }

  @Test
  void tokensThatExpireMidRunAreMintedAnewByTheClient() {
    try (HttpServer server = HttpServer.start("127.0.0.1", 0, this::expiringOften)) {
      ExtractSummary summary =
          extract(
              server,
              new ZendeskCredentials.ClientCredentials("zendesk-client", "zendesk-client-secret"));
      assertThat(summary.tasks())
          .allSatisfy((name, end) -> assertThat(end.message()).as(name).isEmpty());
      assertThat(summary.state()).isEqualTo(RunState.DONE);
      assertThat(ticketCount()).isEqualTo(TICKETS);
      assertThat(zendesk.log().count("POST", "/oauth/tokens")).isGreaterThan(2);
    }
  }

  @Test
  void aFixedTokenThatExpiresMidRunIsSaidAndTheRunWithANewOneGoesOn() throws IOException {
    try (HttpServer server = HttpServer.start("127.0.0.1", 0, this::expiringOnce)) {
      ExtractSummary expired = extract(server, bearer(mint("read")));
      assertThat(expired.state()).isEqualTo(RunState.FAILED);
      assertThat(expired.tasks().values())
          .filteredOn(end -> end.state() == WorkState.FAILED)
          .isNotEmpty()
          .allSatisfy(
              end ->
                  assertThat(end.message())
                      .contains("the credentials are refused; check ZENDESK_OAUTH_TOKEN")
                      .doesNotContain("zendesk-issued-token"));
      assertThat(extract(server, bearer(mint("read"))).state()).isEqualTo(RunState.DONE);
      assertThat(ticketCount()).isEqualTo(TICKETS);
    }
  }

  @Test
  void aTokenWithoutTheScopeIsSaidForEveryObjectType() throws IOException {
    try (HttpServer server = HttpServer.start("127.0.0.1", 0, zendesk)) {
      ExtractSummary summary = extract(server, bearer(mint("hc:read")));
      assertThat(summary.state()).isEqualTo(RunState.FAILED);
      assertThat(summary.task("tickets").message())
          .contains("the token lacks a scope; expected \"read\"; check ZENDESK_OAUTH_TOKEN")
          .doesNotContain("zendesk-issued-token");
    }
  }

  private Reply expiringOften(Request request) {
    if (!isMinting(request) && requests.incrementAndGet() % REQUESTS_PER_TOKEN == 0) {
      zendesk.expireTokens();
    }
    return zendesk.apply(request);
  }

  private Reply expiringOnce(Request request) {
    if (!isMinting(request) && requests.incrementAndGet() == FIRST_REQUESTS) {
      zendesk.expireTokens();
    }
    return zendesk.apply(request);
  }

  private static boolean isMinting(Request request) {
    return request.path().equals("/oauth/tokens");
  }

  private String mint(String scope) throws IOException {
    String body =
        "{\"grant_type\":\"client_credentials\",\"client_id\":\"zendesk-client\","
            + "\"client_secret\":\"zendesk-client-secret\",\"scope\":\""
            + scope
            + "\"}";
    Reply reply =
        zendesk.apply(
            new Request(
                "POST",
                "/oauth/tokens",
                Map.of(),
                Map.of("content-type", "application/json"),
                body.getBytes(StandardCharsets.UTF_8)));
    JsonNode token = new ObjectMapper().readTree(reply.body()).path("access_token");
    return token.asText();
  }

  private static ZendeskCredentials bearer(String token) {
    return new ZendeskCredentials.OAuthToken(token);
  }

  private static ExtractSummary extract(HttpServer server, ZendeskCredentials credentials) {
    return new ExtractFixture(POSTGRES.database(), server.url().toString())
        .shippedSources()
        .credentials(credentials)
        .run();
  }

  private static long ticketCount() {
    return Scene.number(
        POSTGRES, "SELECT count(*) FROM staging.record WHERE object_type = 'tickets'");
  }
}
