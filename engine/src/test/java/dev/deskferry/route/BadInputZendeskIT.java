package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.run.RunState;
import dev.deskferry.run.WorkState;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.RawHttpServer;
import dev.deskferry.testing.Sql;
import dev.deskferry.zendesk.ZendeskCredentials;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Bad input from Zendesk's side of the wire: what one object type meets, the others do not. */
@Timeout(120)
class BadInputZendeskIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final String ME = "/api/v2/users/me";
  private static final String GROUPS = "/api/v2/groups";
  private static final String PROXY_PAGE = "<html>Please sign in to the proxy: secret</html>";
  private static final String FIRST_PAGE =
      "{\"groups\":[{\"id\":1}],\"meta\":{\"has_more\":true,\"after_cursor\":\"c1\"}}";
  private static final String LAST_PAGE =
      "{\"groups\":[{\"id\":2}],\"meta\":{\"has_more\":false,\"after_cursor\":\"c2\"}}";

  private final ScriptedZendesk zendesk = new ScriptedZendesk();

  @BeforeEach
  void emptyStaging() {
    POSTGRES.execute(Scene.EMPTY);
    zendesk.on("/api/v2/macros", Reply.json(200, "{\"macros\":[{\"id\":5}],\"next_page\":null}"));
  }

  @AfterEach
  void close() {
    zendesk.close();
  }

  @Test
  void notJsonAtSignInIsSaidToBeNoZendesk() {
    zendesk.on(ME, Reply.html(200, PROXY_PAGE));
    assertThatThrownBy(() -> extract().run())
        .isInstanceOf(ExtractFailedException.class)
        .hasMessage(
            "%s answered 200 (text/html, %d bytes), which is not JSON; expected a JSON object; check ZENDESK_URL; gave up after 3 attempts",
            ME, PROXY_PAGE.length());
  }

  @ParameterizedTest
  @ValueSource(strings = {"{\"user\":{\"id\":1", "{\"user\":{\"na", "{\"user\" oops}"})
  void truncatedJsonAtSignInIsNotMistakenForNobody(String body) {
    zendesk.on(ME, Reply.json(200, body));
    assertThatThrownBy(() -> extract().run())
        .hasMessageMatching(
            ME
                + " answered 200 .* bytes\\): (truncated JSON|not JSON from byte 8 on); gave up after 3 attempts");
    zendesk.on(ME, Reply.json(200, body), Reply.json(200, "{\"user\":{\"id\":1}}"));
    zendesk.on(GROUPS, Reply.json(200, LAST_PAGE));
    assertThat(extract().run().state()).isEqualTo(RunState.DONE);
  }

  @Test
  void aTruncatedPageInTheMiddleOfAWalkIsAskedAgain() {
    Reply whole = Reply.json(200, LAST_PAGE);
    Reply half = Reply.json(200, LAST_PAGE.substring(0, LAST_PAGE.length() / 2));
    zendesk.on(GROUPS, Reply.json(200, FIRST_PAGE), half, Reply.html(200, PROXY_PAGE), whole);
    ExtractSummary summary = extract().attempts(3).run();
    assertThat(summary.state()).isEqualTo(RunState.DONE);
    assertThat(staged("groups")).containsExactly("1", "2");
    assertThat(zendesk.requests(GROUPS))
        .extracting(it -> it.parameter("page[after]").orElse("-"))
        .containsExactly("-", "c1", "c1", "c1");
  }

  @Test
  void notJsonForEverEndsOneObjectTypeAndTheRestGoesOn() {
    zendesk.on(GROUPS, Reply.json(200, FIRST_PAGE), Reply.html(200, PROXY_PAGE));
    ExtractSummary summary = extract().run();
    assertThat(summary.state()).isEqualTo(RunState.FAILED);
    assertThat(summary.task("groups").message())
        .contains("(text/html, 48 bytes), which is not JSON")
        .contains("gave up after 3 attempts")
        .doesNotContain("secret");
    assertThat(staged("groups")).containsExactly("1");
    assertThat(staged("macros")).containsExactly("5");

    zendesk.on(GROUPS, Reply.json(200, LAST_PAGE));
    assertThat(extract().run().state()).isEqualTo(RunState.DONE);
    assertThat(staged("groups")).containsExactly("1", "2");
  }

  @Test
  void aPageWithoutAnEndEndsOneObjectTypeAndTheRestGoesOn() {
    try (RawHttpServer server =
        RawHttpServer.start(
            (path, connection) -> {
              switch (path) {
                case ME -> connection.reply("{\"user\":{\"id\":1}}");
                case GROUPS -> {
                  connection.head();
                  connection.pour();
                }
                default -> connection.reply("{\"macros\":[{\"id\":5}],\"next_page\":null}");
              }
            })) {
      ExtractSummary summary = extract().url(server.url()).attempts(2).run();
      assertThat(summary.task("groups").message())
          .startsWith(GROUPS + ": the reply is larger than 64 MiB")
          .endsWith("gave up after 2 attempts");
      assertThat(staged("macros")).containsExactly("5");
    }
  }

  @Test
  void aHostThatCannotBeReachedIsNamedByItsSetting() {
    assertThatThrownBy(() -> extract().url("http://127.0.0.1:1").run())
        .hasMessage(
            ME
                + ": no reply, since nothing accepts connections there; check that ZENDESK_URL is right and reachable; gave up after 3 attempts");
    assertThatThrownBy(() -> extract().url("http://no-such-host.invalid").run())
        .hasMessageStartingWith(
            ME + ": no reply, since no host of that name is known; check that ZEND");
  }

  @Test
  void aWrongTokenIsRefusedWithoutBeingShown() {
    zendesk.on(ME, Reply.json(401, "{\"error\":\"Couldn't authenticate you\"}"));
    assertThatThrownBy(() -> extract().run())
        .hasMessageContaining("the credentials are refused; check ZENDESK_EMAIL and ZENDESK_TOKEN")
        .hasMessageNotContaining("zendesk-token");
    assertThat(Sql.texts(POSTGRES, "SELECT count(*) FROM migration.run")).containsExactly("0");
  }

  @Test
  void aClientThatIsNotKnownIsRefusedWithoutBeingShown() {
    zendesk.on("/oauth/tokens", Reply.json(401, "{\"error\":\"invalid_client\"}"));
    assertThatThrownBy(() -> extract().credentials(client()).run())
        .hasMessage(
            "/oauth/tokens answered 401 (application/json, 26 bytes): no token was minted; check ZENDESK_CLIENT_ID and ZENDESK_CLIENT_SECRET");
  }

  @Test
  void troubleWhileMintingATokenIsAskedAgain() {
    zendesk.on(
        "/oauth/tokens",
        Reply.html(503, "<html>"),
        Reply.html(200, PROXY_PAGE),
        Reply.json(200, "{\"access_token\":\"t1\"}"));
    zendesk.on(GROUPS, Reply.json(200, LAST_PAGE));
    assertThat(extract().credentials(client()).run().state()).isEqualTo(RunState.DONE);
    zendesk.on("/oauth/tokens", Reply.json(200, "{\"access_tok"));
    assertThatThrownBy(() -> extract().credentials(client()).run())
        .hasMessage(
            "/oauth/tokens answered 200 (application/json, 12 bytes), which holds no token; check ZENDESK_URL and what stands between; gave up after 3 attempts");
  }

  @Test
  void aTokenThatExpiresAgainAndAgainIsMintedAgainAndAgain() {
    AtomicInteger minted = new AtomicInteger();
    AtomicInteger asked = new AtomicInteger();
    zendesk.on(
        "/oauth/tokens",
        request -> Reply.json(200, "{\"access_token\":\"t" + minted.incrementAndGet() + "\"}"));
    zendesk.on(
        GROUPS,
        request ->
            switch (asked.getAndIncrement()) {
              case 0, 2, 4 -> Reply.json(401, "{\"error\":\"invalid_token\"}");
              case 1, 3 -> Reply.html(503, "").with("Retry-After", "0");
              default -> Reply.json(200, LAST_PAGE);
            });
    ExtractSummary summary = extract().attempts(5).credentials(client()).run();
    assertThat(summary.task("groups").message()).isEmpty();
    assertThat(minted).hasValueGreaterThanOrEqualTo(4);
  }

  @Test
  void aMissingScopeOfOneEndpointLeavesTheOthersAlone() {
    zendesk.on(
        GROUPS,
        Reply.json(
            403,
            "{\"error\":\"Forbidden\",\"description\":\"Missing the following required scopes: read\"}"));
    ExtractSummary summary =
        extract().credentials(new ZendeskCredentials.OAuthToken("secret-token")).run();
    assertThat(summary.state()).isEqualTo(RunState.FAILED);
    assertThat(summary.task("groups").message())
        .contains("the token lacks a scope; expected \"read\"; check ZENDESK_OAUTH_TOKEN")
        .doesNotContain("secret-token");
    assertThat(summary.task("macros").state()).isEqualTo(WorkState.DONE);
    assertThat(staged("macros")).containsExactly("5");
  }

  @Test
  void aRecordThatIsNoRecordIsWrittenDownAndItsNeighboursLand() {
    String odd =
        "{\"groups\":[{\"id\":1},{\"name\":\"no id\"},{\"id\":\"3\"}],\"meta\":{\"has_more\":false}}";
    zendesk.on(GROUPS, Reply.json(200, odd.getBytes(StandardCharsets.UTF_8)));
    assertThat(extract().run().state()).isEqualTo(RunState.DONE);
    assertThat(staged("groups")).containsExactly("1", "3");
    assertThat(Sql.texts(POSTGRES, "SELECT code || ': ' || message FROM migration.event"))
        .singleElement()
        .satisfies(it -> assertThat(it).contains("identity_missing").contains("has no \"id\""));
  }

  private ExtractFixture extract() {
    String macros =
        """
        source: macros
        description: macros
        path: /api/v2/macros
        paging: offset
        budget: [account]
        records:
          macros: { at: macros }
        """;
    return new ExtractFixture(POSTGRES.database(), zendesk.url())
        .groups("cursor", "")
        .source(macros);
  }

  private static ZendeskCredentials client() {
    return new ZendeskCredentials.ClientCredentials("id", "secret");
  }

  private static List<String> staged(String objectType) {
    return Sql.texts(
        POSTGRES,
        String.format(
            Locale.ROOT,
            "SELECT source_id FROM staging.record WHERE object_type = '%s' ORDER BY 1",
            objectType));
  }
}
