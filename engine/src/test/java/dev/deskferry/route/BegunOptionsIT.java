package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.run.DatabaseRunLedger;
import dev.deskferry.run.Members;
import dev.deskferry.run.Phase;
import dev.deskferry.run.RunLedger;
import dev.deskferry.run.RunOptions;
import dev.deskferry.run.RunRefusedException;
import dev.deskferry.run.RunState;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.testing.PgServer;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A run that is resumed by its number goes on with what it was begun for. */
class BegunOptionsIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final String GROUPS = "/api/v2/groups";
  private static final String MEMBERS = "/api/v2/members";

  @BeforeEach
  void emptyStaging() {
    POSTGRES.execute(Scene.EMPTY);
  }

  @Test
  void anExtractThatIsResumedWalksTheObjectTypesItWasBegunFor() {
    try (ScriptedZendesk zendesk = new ScriptedZendesk()) {
      zendesk.on(GROUPS, ScriptedZendesk.FAILED);
      long begun = extract(zendesk).only("groups").run().runId();
      zendesk.on(GROUPS, Reply.json(200, "{\"groups\":[{\"id\":1}]}"));

      assertThatThrownBy(() -> extract(zendesk).only("members").resuming(begun).run())
          .isInstanceOf(UnknownNameException.class)
          .hasMessage(
              "--only members: extract run %d was begun with --only groups; leave --only out"
                  .formatted(begun));

      ExtractSummary resumed = extract(zendesk).resuming(begun).run();
      assertThat(resumed.runId()).isEqualTo(begun);
      assertThat(resumed.state()).isEqualTo(RunState.DONE);
      assertThat(resumed.tasks()).containsOnlyKeys("groups");
      assertThat(zendesk.requests(MEMBERS)).isEmpty();
    }
  }

  @Test
  void aLoadThatIsResumedKeepsItsLaneAndItsObjectTypes() {
    RunLedger ledger = new DatabaseRunLedger(POSTGRES.database(), Members.alone("test"));
    POSTGRES.execute(
        """
        INSERT INTO migration.run (run_id, phase, state, options)
        VALUES (7, 'load', 'failed', '{"execute": true, "only": ["tickets", "users"], "lane": "open"}'),
          (8, 'load', 'failed', '{"execute": true, "only": []}')
        """);
    RunOptions begun = new RunOptions(List.of("tickets", "users"), "open");

    assertThat(BegunOptions.of(ledger, Phase.LOAD, 7, List.of(), "")).isEqualTo(begun);
    assertThat(BegunOptions.of(ledger, Phase.LOAD, 7, List.of("users", "tickets"), "open"))
        .isEqualTo(begun);
    assertThatThrownBy(() -> BegunOptions.of(ledger, Phase.LOAD, 8, List.of(), "open"))
        .isInstanceOf(UnknownNameException.class)
        .hasMessage("--lane open: load run 8 was begun without --lane; leave --lane out");
    assertThatThrownBy(() -> BegunOptions.of(ledger, Phase.EXTRACT, 7, List.of(), ""))
        .isInstanceOf(RunRefusedException.class)
        .hasMessageStartingWith("extract run 7: there is none; SELECT");
  }

  private static ExtractFixture extract(ScriptedZendesk zendesk) {
    return new ExtractFixture(POSTGRES.database(), zendesk.url())
        .groups("none", "")
        .source(
            """
            source: members
            description: members
            path: /api/v2/members
            paging: none
            budget: [account]
            records:
              members: { at: members }
            """);
  }
}
