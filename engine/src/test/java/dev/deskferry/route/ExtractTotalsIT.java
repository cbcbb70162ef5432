package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.report.StatusReader;
import dev.deskferry.run.RunState;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.testing.PgServer;
import java.time.Instant;
import java.util.List;
import java.util.OptionalLong;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What the operator sees of an extract while it walks: of how many. */
class ExtractTotalsIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final String COUNT = "/api/v2/organizations/count";
  private static final String EXPORT = "/api/v2/incremental/organizations";

  private final List<OptionalLong> totals = new CopyOnWriteArrayList<>();

  @BeforeEach
  void emptyStaging() {
    POSTGRES.execute(Scene.EMPTY + "; TRUNCATE migration.source_count");
  }

  @Test
  void aFirstWalkKnowsFromItsBeginningOfHowManyAndOneThatBringsChangesDoesNot() {
    try (ScriptedZendesk zendesk = new ScriptedZendesk()) {
      zendesk.on(EXPORT, this::page);
      zendesk.on(COUNT, Reply.json(200, "{\"count\":{\"value\":7}}"));

      assertThat(extract(zendesk).state()).isEqualTo(RunState.DONE);
      assertThat(totals).containsExactly(OptionalLong.of(7));
      assertThat(zendesk.requests(COUNT)).hasSize(2);

      extract(zendesk);
      assertThat(totals).containsExactly(OptionalLong.of(7), OptionalLong.empty());
      assertThat(zendesk.requests(COUNT)).hasSize(3);
    }
  }

  @Test
  void aCountThatIsRefusedHoldsNothingUpAndIsToldOnce() {
    try (ScriptedZendesk zendesk = new ScriptedZendesk()) {
      zendesk.on(EXPORT, this::page);
      zendesk.on(COUNT, Reply.json(400, "{}"));

      assertThat(extract(zendesk).state()).isEqualTo(RunState.DONE);
      assertThat(totals).containsExactly(OptionalLong.empty());
      assertThat(
              Scene.number(
                  POSTGRES, "SELECT count(*) FROM migration.event WHERE code = 'count_failed'"))
          .isEqualTo(1);
    }
  }

  private Reply page(Request request) {
    totals.add(
        new StatusReader(POSTGRES.database())
            .read(Instant.EPOCH)
            .runs()
            .get(0)
            .tasks()
            .get(0)
            .totalCount());
    return Reply.json(
        200, "{\"organizations\":[{\"id\":1}],\"end_time\":1700000000,\"end_of_stream\":true}");
  }

  private static ExtractSummary extract(ScriptedZendesk zendesk) {
    return new ExtractFixture(POSTGRES.database(), zendesk.url())
        .source(
            """
            source: organizations
            description: organizations
            path: /api/v2/incremental/organizations
            paging: incremental_time
            budget: [account]
            records:
              organizations: { at: organizations }
            counts:
              organizations: { path: /api/v2/organizations/count, approximate: true }
            """)
        .run();
  }
}
