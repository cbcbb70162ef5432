package dev.deskferry.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.deskferry.staging.Database;
import dev.deskferry.staging.StagingDatabase;
import dev.deskferry.testing.PgServer;
import dev.deskferry.testing.Sql;
import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class DatabaseRunLedgerIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final PartitionKey WALK = new PartitionKey("tickets", "walk", "", "");
  private static final Duration SURE = Duration.ofSeconds(10);

  @BeforeEach
  void emptyLedger() {
    POSTGRES.execute("TRUNCATE migration.run, migration.task, migration.partition CASCADE");
  }

  @Test
  void twoRunsOfOnePhaseAtOnceAreRefusedEvenFromAnotherProcess() {
    try (Database other = StagingDatabase.open(POSTGRES.settings());
        Run first = open("{}")) {
      assertThat(first.isResumed()).isFalse();
      assertThatThrownBy(() -> new DatabaseRunLedger(other, Members.alone("b")).open(extract("{}")))
          .isInstanceOf(RunRefusedException.class)
          .hasMessage(
              "another extract is running on this staging database; wait for it to end, or stop it");
      RunRequest load = new RunRequest(Phase.LOAD, "f", "{}", OptionalLong.empty());
      new DatabaseRunLedger(other, Members.alone("b")).open(load).close();
    }
    open("{}").close();
  }

  @Test
  void aRunWhoseProcessDiedIsResumedWithItsTasksAndItsLeasesAreFenced() {
    Run died = open("{}");
    died.startTask("groups");
    died.finishTask("groups", WorkState.DONE, "");
    died.startTask("tickets");
    Lease lost = died.lease(died.addPartition(WALK));
    died.close();

    try (Run run = open("{}")) {
      assertThat(run.isResumed()).isTrue();
      assertThat(run.runId()).isEqualTo(died.runId());
      assertThat(run.tasks())
          .containsEntry("groups", WorkState.DONE)
          .containsEntry("tickets", WorkState.RUNNING);
      assertThat(run.renew(lost, SURE)).isFalse();
      Lease lease = run.lease(run.addPartition(WALK));
      assertThat(lease.partitionId()).isEqualTo(lost.partitionId());
      assertThat(lease.fencingToken()).isGreaterThan(lost.fencingToken());
      assertThat(run.renew(lease, SURE)).isTrue();
      died.release(lost, WorkState.DONE, "");
      assertThat(run.renew(lease, SURE)).isTrue();
    }
  }

  @Test
  void aLeaseThatWasTakenAwayIsHandedOnWhenItsHolderCanBeSureOfItNoLonger() {
    try (Run run = open("{}")) {
      run.addPartition(new PartitionKey("tickets", "keys", "", ""));
      Lease lease = run.leaseNext("tickets").orElseThrow();
      assertThat(run.renew(lease, SURE)).isTrue();
      assertThat(run.renew(lease, Duration.ofSeconds(3))).isTrue();
      assertThat(
              Sql.texts(
                  POSTGRES,
                  "SELECT sure_until - now() BETWEEN interval '5 seconds' AND interval '10 seconds' FROM migration.partition"))
          .as("the longer promise stays")
          .containsExactly("t");
      run.freeLeases("a");
      assertThat(run.renew(lease, SURE)).isFalse();
      assertThat(run.leaseNext("tickets")).isEmpty();
      assertThat(run.openTasks()).containsEntry("tickets", false);

      sureUntil("now() - interval '1 second'");
      assertThat(run.openTasks()).containsEntry("tickets", true);
      assertThat(run.leaseNext("tickets")).isPresent();
    }
  }

  @Test
  void aClockThatWasSetBackKeepsNoPartitionFromAnybody() {
    try (Run run = open("{}")) {
      run.addPartition(new PartitionKey("tickets", "keys", "", ""));
      Lease lease = run.leaseNext("tickets").orElseThrow();
      sureUntil("now() + interval '1 hour'");
      assertThat(run.renew(lease, SURE)).isTrue();
      assertThat(
              Sql.texts(
                  POSTGRES,
                  "SELECT sure_until <= now() + interval '30 seconds' FROM migration.partition"))
          .containsExactly("t");
      sureUntil("now() + interval '1 hour'");
      run.freeLeases("a");
      assertThat(run.leaseNext("tickets")).isPresent();
    }
  }

  private static void sureUntil(String moment) {
    POSTGRES.execute("UPDATE migration.partition SET sure_until = " + moment);
  }

  @Test
  void otherOptionsBeginAnotherRunAndDoneRunsAreNotResumed() {
    Run first = open("{\"only\":[\"tickets\"]}");
    first.finish(RunState.INTERRUPTED);
    first.close();
    Run second = open("{}");
    assertThat(second.isResumed()).isFalse();
    second.finish(RunState.DONE);
    second.close();
    try (Run third = open("{}")) {
      assertThat(third.isResumed()).isFalse();
      third.finish(RunState.FAILED);
    }
    try (Run fourth = open("{}")) {
      assertThat(fourth.isResumed()).isFalse();
    }
  }

  @Test
  void aNamedRunIsResumedOrRefused() {
    Run first = open("{}");
    first.finish(RunState.FAILED);
    first.close();
    long id = first.runId();
    try (Run again = ledger().open(named(id))) {
      assertThat(again.runId()).isEqualTo(id);
      again.finish(RunState.DONE);
    }
    assertThatThrownBy(() -> ledger().open(named(id)))
        .hasMessage("extract run %d is done; start a new one by leaving --run out".formatted(id));
    assertThatThrownBy(() -> ledger().open(named(999_999))).hasMessageContaining("there is none");
  }

  @Test
  void aRunThatIsResumedByItsNumberIsTheOneToJoin() {
    Run older = open("{\"only\":[\"tickets\"]}");
    older.finish(RunState.FAILED);
    older.close();
    Run leftBehind = open("{}");
    leftBehind.close();

    try (Run resumed = ledger().open(named(older.runId()))) {
      assertThat(leftBehind.state()).isEqualTo(RunState.INTERRUPTED);
      try (Run joined = ledger().join(Phase.EXTRACT).orElseThrow()) {
        assertThat(joined.runId()).isEqualTo(resumed.runId());
      }
    }
  }

  @Test
  void partitionsAreHandedOutOnceAndComeBackWhenGivenBack() {
    try (Run run = open("{}")) {
      run.addPartition(WALK);
      long second = run.addPartition(new PartitionKey("tickets", "range", "5", "9"));
      assertThat(run.addPartition(WALK)).isLessThan(second);
      Lease first = run.leaseNext("tickets").orElseThrow();
      Lease other = run.leaseNext("tickets").orElseThrow();
      assertThat(other.partitionId()).isEqualTo(second);
      assertThat(other.lowerBound() + other.upperBound()).isEqualTo("59");
      assertThat(run.leaseNext("tickets")).isEmpty();
      run.release(first, WorkState.PENDING, "");
      assertThat(run.leaseNext("tickets")).isPresent();
      run.release(other, WorkState.FAILED, "why");
      assertThat(run.leaseNext("tickets")).isEmpty();
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

  private static RunRequest named(long runId) {
    return new RunRequest(Phase.EXTRACT, "f", "{}", OptionalLong.of(runId));
  }
}
