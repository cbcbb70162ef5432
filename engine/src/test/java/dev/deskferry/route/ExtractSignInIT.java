package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.run.RunState;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import dev.deskferry.zendesk.ZendeskCredentials;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Signing in, and hosts that are no Zendesk. */
class ExtractSignInIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private final ScriptedZendesk zendesk = new ScriptedZendesk();

  @AfterEach
  void close() {
    zendesk.close();
    POSTGRES.execute("TRUNCATE migration.run, migration.partition, staging.record CASCADE");
  }

  @Test
  void wrongCredentialsAreRefusedBeforeAnythingMoves() {
    zendesk.on("/api/v2/users/me", Reply.json(401, "{\"error\":\"Couldn't authenticate you\"}"));
    assertThatThrownBy(() -> fixture().groups("none", "").run())
        .isInstanceOf(ExtractFailedException.class)
        .hasMessageContaining("check ZENDESK_EMAIL and ZENDESK_TOKEN");
    zendesk.on(
        "/api/v2/users/me",
        Reply.json(200, "{\"user\":{\"id\":null,\"name\":\"Anonymous user\"}}"));
    assertThatThrownBy(() -> fixture().groups("none", "").run())
        .hasMessageContaining("does not know who asks");
    assertThat(Sql.texts(POSTGRES, "SELECT count(*) FROM migration.run")).containsExactly("0");
  }

  @Test
  void hostsThatAreNoZendeskAreSaidToBeNone() {
    zendesk.on("/api/v2/users/me", Reply.html(200, "<html>welcome</html>"));
    assertThatThrownBy(() -> fixture().groups("none", "").run())
        .hasMessageContaining("(text/html, 20 bytes), which is not JSON")
        .hasMessageContaining("check ZENDESK_URL");
    assertThatThrownBy(() -> fixture().url("http://127.0.0.1:1").groups("none", "").run())
        .hasMessageContaining("/api/v2/users/me: no reply")
        .hasMessageContaining("check that ZENDESK_URL is right and reachable");
  }

  @Test
  void expiredTokensAreMintedAnew() {
    AtomicInteger minted = new AtomicInteger();
    zendesk.on(
        "/oauth/tokens",
        request -> Reply.json(200, "{\"access_token\":\"t" + minted.incrementAndGet() + "\"}"));
    zendesk.on(
        "/api/v2/groups",
        request ->
            request.header("authorization").equals(java.util.Optional.of("Bearer t2"))
                ? Reply.json(200, "{\"groups\":[{\"id\":1}]}")
                : Reply.json(401, "{\"error\":\"invalid_token\"}"));
    ExtractSummary summary =
        fixture()
            .credentials(new ZendeskCredentials.ClientCredentials("id", "secret"))
            .groups("none", "")
            .run();
    assertThat(summary.state()).isEqualTo(RunState.DONE);
    assertThat(minted).hasValue(2);
  }

  @Test
  void aTokenThatIsNotMintedJustNowIsAskedForAgain() {
    String busy = "{\"error\":\"Locked\"}";
    zendesk.on(
        "/oauth/tokens",
        Reply.json(423, busy),
        Reply.json(409, busy),
        Reply.json(200, "{\"access_token\":\"t\"}"));
    zendesk.on("/api/v2/groups", Reply.json(200, "{\"groups\":[{\"id\":1}]}"));
    ExtractSummary summary =
        fixture()
            .credentials(new ZendeskCredentials.ClientCredentials("id", "secret"))
            .groups("none", "")
            .run();
    assertThat(summary.state()).isEqualTo(RunState.DONE);
  }

  private ExtractFixture fixture() {
    return new ExtractFixture(POSTGRES.database(), zendesk.url());
  }
}
