package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.run.MigrationIdentity;
import dev.deskferry.run.RunRefusedException;
import dev.deskferry.run.RunState;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.staging.SessionLock;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class MigrationIdentityIT {
  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final String LOADED = "SELECT count(*) FROM migration.delivery";

  @BeforeEach
  void stage() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute("UPDATE migration.identity SET zendesk_account = NULL, hubspot_portal = NULL");
  }

  @Test
  void anExtractFromAnotherAccountIsRefusedBeforeAnythingMoves() {
    extract("acme");
    assertThat(identity().zendeskAccount()).contains("acme");
    extract("acme");
    assertThatThrownBy(() -> extract("other"))
        .isInstanceOf(RunRefusedException.class)
        .hasMessageContaining("belongs to the Zendesk account \"acme\"")
        .hasMessageContaining("ZENDESK_URL leads to \"other\"")
        .hasMessageContaining("STAGING_URL");
    assertThat(Sql.texts(POSTGRES, "SELECT state FROM migration.run"))
        .containsExactly("done", "done");
    POSTGRES.execute("SELECT migration.forget_zendesk_account()");
    extract("other");
    assertThat(identity().zendeskAccount()).contains("other");
  }

  @Test
  void anAccountThatDoesNotTellItsNameIsTaken() {
    extract("acme");
    try (ScriptedZendesk zendesk = new ScriptedZendesk()) {
      assertThat(extract(zendesk).state()).isEqualTo(RunState.DONE);
    }
  }

  @Test
  void aLoadIntoAnotherPortalIsRefusedUntilTheFirstOneIsForgotten() {
    POSTGRES.execute(Scene.STAGED);
    try (LoadBench bench = bench(111)) {
      bench.rehearse();
      assertThat(identity().hubspotPortal()).isEmpty();
      assertThat(bench.load().state()).isEqualTo(RunState.DONE);
    }
    assertThat(identity().hubspotPortal()).contains("111");
    long loaded = Scene.number(POSTGRES, LOADED);
    try (LoadBench other = bench(222)) {
      assertThatThrownBy(other::rehearse)
          .isInstanceOf(LoadFailedException.class)
          .hasMessageContaining("HUBSPOT_TOKEN opens portal 222");
      assertThatThrownBy(() -> LoadPhase.readBack(other.inputs(), false))
          .hasMessageContaining("belongs to the HubSpot portal 111");
      LoadSummary refused = other.load();
      assertThat(refused.state()).isEqualTo(RunState.FAILED);
      assertThat(refused.message())
          .startsWith("the staging database belongs to the HubSpot portal 111")
          .contains("forget_hubspot_portal()");
      assertThat(other.hubspot.log().entries()).allMatch(it -> it.method().equals("GET"));
      assertThat(Scene.number(POSTGRES, LOADED)).isEqualTo(loaded);

      POSTGRES.execute("SELECT migration.forget_hubspot_portal()");
      assertThat(other.load().state()).isEqualTo(RunState.DONE);
      assertThat(other.hubspot.inspect().count("tickets")).isEqualTo(1_200);
    }
    assertThat(Scene.number(POSTGRES, LOADED)).isEqualTo(loaded);
  }

  @Test
  void theLedgerOfARunningLoadIsNotForgotten() {
    try (SessionLock load = SessionLock.tryTake(POSTGRES.database(), "load").orElseThrow()) {
      assertThat(load).isNotNull();
      assertThatThrownBy(() -> POSTGRES.execute("SELECT migration.forget_hubspot_portal()"))
          .hasMessageContaining("a load is running on this database");
    }
  }

  @Test
  void theSchemaSaysItsVersion() {
    assertThat(identity().schemaVersion().orElse("")).matches("0\\d\\d-.+");
  }

  private static MigrationIdentity identity() {
    return MigrationIdentity.read(POSTGRES.database());
  }

  private static LoadBench bench(long portalId) {
    return new LoadBench(
        POSTGRES.database(),
        HubSpotOptions.defaults().withPortalId(portalId),
        UnaryOperator.identity());
  }

  private static void extract(String account) {
    try (ScriptedZendesk zendesk = new ScriptedZendesk()) {
      String url = "https://" + account + ".zendesk.com/api/v2/users/1.json";
      zendesk.on(
          "/api/v2/users/me", Reply.json(200, "{\"user\":{\"id\":1,\"url\":\"" + url + "\"}}"));
      assertThat(extract(zendesk).state()).isEqualTo(RunState.DONE);
    }
  }

  private static ExtractSummary extract(ScriptedZendesk zendesk) {
    zendesk.on("/api/v2/groups", Reply.json(200, "{\"groups\":[{\"id\":1}]}"));
    return new ExtractFixture(POSTGRES.database(), zendesk.url()).groups("none", "").run();
  }
}
