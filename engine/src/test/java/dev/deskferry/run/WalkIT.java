package dev.deskferry.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A walk and its tasks, when nodes come and go. */
class WalkIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  @BeforeEach
  void emptyLedger() {
    POSTGRES.execute(
        "TRUNCATE migration.run, migration.task, migration.partition, migration.event CASCADE");
  }

  @Test
  void aWalkThatRanOutIsEndedByTheNodeThatTookItOver() {
    try (Run run = open("{}");
        Run joined = joined("b")) {
      plan(run);
      Lease lost = walk(run).orElseThrow();
      POSTGRES.execute("UPDATE migration.partition SET lease_until = now() - interval '1 second'");
      Lease taken = walk(joined).orElseThrow();
      end(joined, taken, WorkState.DONE);

      end(run, lost, WorkState.PENDING);

      assertThat(walk(run)).isEmpty();
      assertThat(run.standings()).containsEntry("tickets", new TaskStanding(WorkState.DONE, ""));
    }
  }

  @Test
  void aWalkThatWasEndedForAnEarlierRunIsStillToCome() {
    Run earlier = open("{}");
    plan(earlier);
    Lease kept;
    try (Run joined = joined("b")) {
      kept = walk(joined).orElseThrow();
      earlier.close();
      RunLedger ledger = new DatabaseRunLedger(POSTGRES.database(), new Pair("a", "b"));
      try (Run run = ledger.open(extract("{\"only\": [\"tickets\"]}"))) {
        plan(run);
        assertThat(walk(run)).isEmpty();

        end(joined, kept, WorkState.DONE);

        assertThat(run.standings())
            .containsEntry("tickets", new TaskStanding(WorkState.PENDING, ""));
        assertThat(walk(run)).isPresent();
      }
    }
  }

  @Test
  void aWalkThatFailedIsSaidToHaveAndComesAgainWhenItsRunGoesOn() {
    try (Run run = open("{}")) {
      plan(run);
      run.endWalk(walk(run).orElseThrow(), List.of("tickets"), WorkState.FAILED, "why");

      assertThat(walk(run)).isEmpty();
      assertThat(run.standings())
          .containsEntry("tickets", new TaskStanding(WorkState.FAILED, "why"));
      assertThat(Sql.texts(POSTGRES, "SELECT object_type || ' ' || message FROM migration.event"))
          .containsExactly("tickets why");
      run.finishTask("tickets", WorkState.PENDING, "interrupted");
      assertThat(run.standings())
          .containsEntry("tickets", new TaskStanding(WorkState.FAILED, "why"));
      run.retryFailed(List.of("tickets"));
      plan(run);
      assertThat(walk(run)).isPresent();
    }
  }

  private static void plan(Run run) {
    run.planTasks(List.of("tickets"));
    run.planWalks(List.of("tickets"));
  }

  private static Run joined(String node) {
    RunLedger ledger = new DatabaseRunLedger(POSTGRES.database(), new Pair(node, "a"));
    return ledger.join(Phase.EXTRACT).orElseThrow();
  }

  private static Optional<Lease> walk(Run run) {
    return run.leaseWalk("tickets", List.of("tickets"));
  }

  private static void end(Run run, Lease lease, WorkState state) {
    run.endWalk(lease, List.of("tickets"), state, "");
  }

  private static Run open(String options) {
    return new DatabaseRunLedger(POSTGRES.database(), Members.alone("a")).open(extract(options));
  }

  private static RunRequest extract(String options) {
    return new RunRequest(Phase.EXTRACT, "f", options, OptionalLong.empty());
  }
}
