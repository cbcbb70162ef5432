package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.run.DatabaseRunLedger;
import dev.deskferry.run.Members;
import dev.deskferry.run.Phase;
import dev.deskferry.run.Run;
import dev.deskferry.run.RunRefusedException;
import dev.deskferry.run.RunRequest;
import dev.deskferry.run.RunState;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.util.OptionalLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Nodes whose folders differ do not work on one extract. */
class ExtractOtherSourcesIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final String GROUPS = "/api/v2/groups";

  private final ScriptedZendesk zendesk = new ScriptedZendesk();

  @BeforeEach
  void emptyStaging() {
    POSTGRES.execute(Scene.EMPTY);
    zendesk.on(GROUPS, Reply.json(200, "{\"groups\":[{\"id\":1}],\"next_page\":null}"));
  }

  @AfterEach
  void close() {
    zendesk.close();
  }

  @Test
  void aNodeWithOtherSourcesNeitherHelpsNorTakesOver() {
    ExtractJob other = fixture("include: [brands]").job();
    try (Run planned = planned(fixture("").job())) {
      assertThatThrownBy(() -> ExtractPhase.join(other))
          .isInstanceOf(RunRefusedException.class)
          .hasMessageStartingWith("extract run " + planned.runId() + " was planned with other");
    }
    assertThatThrownBy(() -> ExtractPhase.takeOver(other)).isInstanceOf(RunRefusedException.class);
    assertThat(zendesk.requests(GROUPS)).isEmpty();

    ExtractSummary taken = ExtractPhase.takeOver(fixture("").job()).orElseThrow();
    assertThat(taken.state()).isEqualTo(RunState.DONE);
    assertThat(Sql.texts(POSTGRES, "SELECT source_id FROM staging.record")).containsExactly("1");
  }

  @Test
  void whatIsAskedForAndWhatIsMadeOfItCounts() {
    String fingerprint = fingerprint(fixture(""));
    assertThat(fingerprint(fixture("# a remark"))).isEqualTo(fingerprint);
    assertThat(fingerprint(fixture("").attempts(9).concurrency(1))).isEqualTo(fingerprint);
    assertThat(fingerprint(fixture("").startTime(7))).isNotEqualTo(fingerprint);
    assertThat(fingerprint(fixture("").url("http://127.0.0.1:9"))).isNotEqualTo(fingerprint);
    assertThat(fingerprint(fixture("parameters: { a: b }"))).isNotEqualTo(fingerprint);
    assertThat(fingerprint(fixture("required: false"))).isNotEqualTo(fingerprint);
    String scope = "parameters: { scope: \"{support_type_scope}\" }";
    assertThat(fingerprint(fixture(scope).ticketScope("agent")))
        .isNotEqualTo(fingerprint(fixture(scope)));
  }

  private static Run planned(ExtractJob job) {
    return new DatabaseRunLedger(POSTGRES.database(), Members.alone("planner"))
        .open(
            new RunRequest(
                Phase.EXTRACT, ExtractFingerprint.of(job), "{\"only\":[]}", OptionalLong.empty()));
  }

  private static String fingerprint(ExtractFixture fixture) {
    return ExtractFingerprint.of(fixture.job());
  }

  private ExtractFixture fixture(String more) {
    return new ExtractFixture(POSTGRES.database(), zendesk.url()).groups("offset", more);
  }
}
