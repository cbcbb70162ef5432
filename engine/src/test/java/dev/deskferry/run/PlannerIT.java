package dev.deskferry.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowable;
import static org.awaitility.Awaitility.await;

import dev.deskferry.staging.StagingException;
import dev.deskferry.testing.PgServer;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Who plans a run when planners come, go and lose their connections. */
class PlannerIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  @BeforeEach
  void emptyLedger() {
    POSTGRES.execute("TRUNCATE migration.run, migration.task, migration.partition CASCADE");
  }

  @Test
  void whoWouldResumeARunThatANodeOfItsClusterPlansIsToldWhichToHelpWith() {
    try (Run planned = open("{}")) {
      RunLedger again = new DatabaseRunLedger(POSTGRES.database(), new Pair("b", "a"));
      assertThatThrownBy(() -> again.open(extract("{}")))
          .isInstanceOfSatisfying(
              SupersededException.class,
              superseded -> assertThat(superseded.runId()).isEqualTo(planned.runId()));
      assertThatThrownBy(() -> again.open(extract("{\"only\": [\"tickets\"]}")))
          .isInstanceOf(RunRefusedException.class);
    }
  }

  @Test
  void aPlannerWhoseConnectionBrokeTakesItsLockAgain() {
    try (Run planner = open("{}")) {
      endConnectionsWithLocks();
      await()
          .until(
              () ->
                  new DatabaseRunLedger(POSTGRES.database(), Members.alone("a"))
                      .isPlanned(Phase.EXTRACT));
      assertThatThrownBy(() -> open("{}")).isInstanceOf(RunRefusedException.class);
      planner.requirePlanning();
      planner.finish(RunState.DONE);
      assertThat(planner.state()).isEqualTo(RunState.DONE);
    }
  }

  @Test
  void aPlannerWhoseRunAnotherHasTakenOverStepsDownAndDoesNotEndIt() {
    AtomicBoolean isTold = new AtomicBoolean();
    try (Run former = open("{}")) {
      former.whenSuperseded(() -> isTold.set(true));
      try (Run planner = taken()) {
        assertThat(planner.runId()).isEqualTo(former.runId());
        await().untilTrue(isTold);
        assertThatThrownBy(former::requirePlanning)
            .isInstanceOf(SupersededException.class)
            .hasMessage("extract run %d is planned by another node now", former.runId());
        assertThatThrownBy(() -> former.finish(RunState.FAILED))
            .isInstanceOf(SupersededException.class);
        assertThat(planner.state()).isEqualTo(RunState.RUNNING);
        planner.finish(RunState.DONE);
      }
      assertThat(former.state()).isEqualTo(RunState.DONE);
    }
  }

  /** Breaks the planner's connection until another one has its lock. */
  private static Run taken() {
    return await()
        .until(
            () -> {
              endConnectionsWithLocks();
              try {
                return open("{}");
              } catch (RunRefusedException | StagingException wasQuicker) {
                return null;
              }
            },
            Objects::nonNull);
  }

  private static void endConnectionsWithLocks() {
    POSTGRES.execute(
        "SELECT pg_terminate_backend(pid) FROM pg_locks JOIN pg_database ON pg_database.oid = database WHERE locktype = 'advisory' AND datname = current_database() AND pid <> pg_backend_pid()");
  }

  @Test
  void aPlannerWhoseLockBrokeBeforeItsTermBeganFindsTheOneThatWasQuicker() {
    open("{}").close();
    List<Run> quicker = new ArrayList<>();
    Members slow =
        new Pair("b", "a") {
          @Override
          public Set<String> alive() {
            if (quicker.isEmpty()) {
              endConnectionsWithLocks();
              quicker.add(await().ignoreExceptions().until(() -> open("{}"), Objects::nonNull));
            }
            return super.alive();
          }
        };

    RunLedger ledger = new DatabaseRunLedger(POSTGRES.database(), slow);
    Throwable refused = catchThrowable(() -> ledger.open(extract("{}")).close());

    try (Run run = quicker.get(0)) {
      assertThat(refused).isInstanceOf(SupersededException.class);
      run.requirePlanning();
      run.finish(RunState.DONE);
    }
  }

  @Test
  void aPlannerStepsDownWhenATermBeganBesidesItsLock() {
    AtomicBoolean isTold = new AtomicBoolean();
    try (Run run = open("{}")) {
      run.whenSuperseded(() -> isTold.set(true));
      POSTGRES.execute("UPDATE migration.run SET planner_term = planner_term + 1");
      await().untilTrue(isTold);
    }
  }

  private static Run open(String options) {
    return ledger().open(extract(options));
  }

  private static RunLedger ledger() {
    return new DatabaseRunLedger(POSTGRES.database(), Members.alone("a"));
  }

  private static RunRequest extract(String options) {
    return new RunRequest(Phase.EXTRACT, "f", options, OptionalLong.empty());
  }
}
