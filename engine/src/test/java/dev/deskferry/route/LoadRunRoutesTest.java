package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A run, its tasks and their workers. */
class LoadRunRoutesTest extends LoadRouteFixture {

  @Test
  void loadRunLoadsParentsFirstAndMakesLinksLast() throws Exception {
    startRun();
    steps.parts("loadTasks.remaining", "users", "tickets");
    assertThat(send("load-run", "").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly(
            "look-before-loading",
            "ask-what-an-earlier-run-left-open",
            "archive-what-was-deleted",
            "loadTasks.remaining",
            "load-one-object-type users",
            "load-one-object-type tickets",
            "ask-what-another-load-had-in-hand",
            "archive-what-hung-below",
            "make-waiting-links");
  }

  @Test
  void loadRunSendsNothingWhenPreflightRefuses() throws Exception {
    startRun();
    steps.parts("loadTasks.remaining", "users");
    steps.on("look-before-loading", broken(new LoadFailedException("no scope")));
    assertThat(send("load-run", "").getException()).isNull();
    assertThat(steps.taken()).containsExactly("look-before-loading", "loadTasks.fail");
  }

  private void startRun() throws Exception {
    start(
        "load-run",
        "look-before-loading",
        "ask-what-an-earlier-run-left-open",
        "archive-what-was-deleted",
        "load-one-object-type",
        "ask-what-another-load-had-in-hand",
        "archive-what-hung-below",
        "make-waiting-links");
  }

  @Test
  void loadTaskEndsAfterAllItsWorkers() throws Exception {
    start("load-task", "work-on-partitions");
    steps.parts("loadTasks.workers", 0, 1);
    steps.parts("loadTasks.isOpen", true);
    assertThat(send("load-task", "users").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly(
            "loadTasks.begin",
            "loadTasks.isOpen",
            "loadTasks.workers",
            "work-on-partitions 0",
            "work-on-partitions 1",
            "loadTasks.isOpen",
            "loadTasks.end");
  }

  @Test
  void loadTaskTakesNewWorkersWhileItsPartitionsAreOpen() throws Exception {
    start("load-task", "work-on-partitions");
    steps.parts("loadTasks.workers", 0);
    steps.parts("loadTasks.isOpen", true, true);
    assertThat(send("load-task", "users").getException()).isNull();
    assertThat(steps.taken())
        .containsSubsequence("work-on-partitions 0", "work-on-partitions 0", "loadTasks.end");
  }

  @Test
  void loadWorkerIsOverWhenNoBatchesCanBeMadeOfItsPartition() throws Exception {
    start("load-worker");
    steps.on("loadPartitions.lease", set(LoadNames.LEASE, "first"));
    steps.on("loadPartitions.batches", broken(new LoadStoppedException("the lease is lost")));
    assertThat(send("load-worker", "").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly("loadPartitions.lease", "loadPartitions.batches", "loadTasks.fail");
  }

  @Test
  void loadWorkerTakesPartitionsUntilNoneIsLeft() throws Exception {
    start("load-worker", "load-one-partition");
    sequence(
        "loadPartitions.lease",
        set(LoadNames.LEASE, "first"),
        set(LoadNames.LEASE, "second"),
        exchange -> exchange.removeProperty(LoadNames.LEASE));
    assertThat(send("load-worker", "").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly(
            "loadPartitions.lease",
            "load-one-partition",
            "loadPartitions.lease",
            "load-one-partition",
            "loadPartitions.lease");
  }
}
