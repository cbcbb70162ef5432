package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.run.RunState;
import dev.deskferry.run.StopSignal;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** An extract that was interrupted, and what the same verb makes of it soon and late. */
class ExtractResumedIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final String GROUPS = "/api/v2/groups";
  private static final String MACROS = "/api/v2/macros";

  private final ScriptedZendesk zendesk = new ScriptedZendesk();

  @BeforeEach
  void emptyStaging() {
    POSTGRES.execute(Scene.EMPTY);
    zendesk.on(MACROS, Reply.json(200, "{\"macros\":[{\"id\":7}],\"next_page\":null}"));
  }

  @AfterEach
  void close() {
    zendesk.close();
  }

  @Test
  void soonItGoesOnWhereItEnded() {
    ExtractSummary stopped = stopped();
    POSTGRES.execute(rested("50 minutes"));
    ExtractSummary resumed = fixture().run();
    assertThat(resumed.runId()).isEqualTo(stopped.runId());
    assertThat(resumed.state()).isEqualTo(RunState.DONE);
    assertThat(asked()).containsExactly("-", "c1", "c1");
    assertThat(zendesk.requests(MACROS)).hasSize(1);
  }

  @Test
  void lateEverythingIsAskedForAnew() {
    ExtractSummary stopped = stopped();
    POSTGRES.execute(rested("70 minutes"));
    ExtractSummary anew = fixture().run();
    assertThat(anew.runId()).isGreaterThan(stopped.runId());
    assertThat(anew.state()).isEqualTo(RunState.DONE);
    assertThat(asked()).containsExactly("-", "c1", "-", "c1");
    assertThat(zendesk.requests(MACROS)).hasSize(2);
  }

  @Test
  void aNodeThatFindsItLateAsksForEverythingAnewToo() {
    ExtractSummary stopped = stopped();
    POSTGRES.execute(rested("41 hours") + "; UPDATE migration.run SET state = 'running'");
    ExtractSummary anew = ExtractPhase.takeOver(fixture().job()).orElseThrow();
    assertThat(anew.runId()).isGreaterThan(stopped.runId());
    assertThat(anew.state()).isEqualTo(RunState.DONE);
    assertThat(zendesk.requests(MACROS)).hasSize(2);
    assertThat(rows("SELECT state FROM migration.run ORDER BY run_id"))
        .containsExactly("interrupted", "done");
  }

  @Test
  void theOperatorMayInsistOnGoingOnAndIsToldWhatIsOld() {
    ExtractSummary stopped = stopped();
    POSTGRES.execute(rested("41 hours"));
    ExtractSummary resumed = fixture().resuming(stopped.runId()).run();
    assertThat(resumed.runId()).isEqualTo(stopped.runId());
    assertThat(resumed.state()).isEqualTo(RunState.DONE);
    assertThat(asked()).containsExactly("-", "c1", "c1");
    assertThat(rows("SELECT message FROM migration.event WHERE code = 'goes_on_late'"))
        .singleElement()
        .asString()
        .contains("41 h ago")
        .contains("(macros to the end)");
  }

  /** One object type is done, the other one in the middle of its list. */
  private ExtractSummary stopped() {
    StopSignal stop = new StopSignal();
    zendesk.on(
        GROUPS,
        request -> {
          if (request.parameter("page[after]").isPresent()) {
            stop.request();
            return ScriptedZendesk.FAILED;
          }
          return groups(request);
        });
    ExtractSummary stopped = fixture().attempts(1).stop(stop).run();
    assertThat(stopped.state()).isEqualTo(RunState.INTERRUPTED);
    zendesk.on(GROUPS, ExtractResumedIT::groups);
    return stopped;
  }

  private ExtractFixture fixture() {
    return new ExtractFixture(POSTGRES.database(), zendesk.url())
        .groups("cursor", "after: macros")
        .source(
            """
            source: macros
            description: macros
            path: /api/v2/macros
            paging: offset
            budget: [account]
            records:
              macros: { at: macros }
            """);
  }

  private static Reply groups(Request request) {
    return request.parameter("page[after]").isPresent()
        ? Reply.json(200, "{\"groups\":[{\"id\":2}],\"meta\":{\"has_more\":false}}")
        : Reply.json(
            200, "{\"groups\":[{\"id\":1}],\"meta\":{\"has_more\":true,\"after_cursor\":\"c1\"}}");
  }

  private List<String> asked() {
    return zendesk.requests(GROUPS).stream()
        .map(it -> it.parameter("page[after]").orElse("-"))
        .toList();
  }

  private static String rested(String interval) {
    return """
        UPDATE migration.run SET started_at = started_at - interval '%1$s', ended_at = ended_at - interval '%1$s';
        UPDATE migration.partition SET updated_at = updated_at - interval '%1$s'
        """
        .formatted(interval);
  }

  private static List<String> rows(String sql) {
    return Sql.texts(POSTGRES, sql);
  }
}
