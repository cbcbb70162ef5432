package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadDeletionsRoutesTest extends LoadRouteFixture {

  @Test
  void loadDeletionsArchivesTypeByTypeAndThenCutsLinks() throws Exception {
    start("load-deletions", "archive-one-type", "cut-links-to-archived-records");
    steps.parts("loadDeletions.kinds", "comments", "tickets");
    steps.on("cut-links-to-archived-records", runs("load/cut-archived-links"));
    assertThat(send("load-deletions", "").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly(
            "loadDeletions.kinds",
            "archive-one-type comments",
            "archive-one-type tickets",
            "cut-links-to-archived-records");
  }

  @Test
  void loadDeletionsOfTypeEndsAfterAllBatches() throws Exception {
    start("load-deletions-of-type", "archive-one-batch");
    steps.parts("loadDeletions.batches", 0, 1);
    assertThat(send("load-deletions-of-type", "tickets").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly(
            "loadDeletions.batches",
            "archive-one-batch 0",
            "archive-one-batch 1",
            "loadDeletions.end");
  }

  @Test
  void loadDeletionBatchIsWrittenDownBeforeItIsSent() throws Exception {
    start(
        "load-deletion-batch",
        "open-the-deletion",
        "ask-hubspot-to-archive",
        "settle-the-deletion");
    steps.on("open-the-deletion", runs("load/open-deletion"));
    steps.on("loadArchiving.begin", set(LoadNames.REQUEST, "archive"));
    sequence("loadArchiving.goOn", set(LoadNames.REQUEST, "half"), noRequest());
    steps.on("settle-the-deletion", runs("load/settle-deletion"));
    assertThat(send("load-deletion-batch", "batch").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly(
            "loadArchiving.prepareOpening",
            "open-the-deletion",
            "loadArchiving.begin",
            "ask-hubspot-to-archive",
            "loadArchiving.goOn",
            "ask-hubspot-to-archive",
            "loadArchiving.goOn",
            "loadArchiving.prepareSettling",
            "settle-the-deletion",
            "loadArchiving.end");
  }

  @Test
  void loadDeletionBatchSendsNothingWithoutTheLease() throws Exception {
    start("load-deletion-batch", "open-the-deletion", "ask-hubspot-to-archive");
    steps.on("loadArchiving.begin", broken(new LoadStoppedException("the lease is lost")));
    assertThat(send("load-deletion-batch", "batch").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly(
            "loadArchiving.prepareOpening",
            "open-the-deletion",
            "loadArchiving.begin",
            "loadTasks.fail");
  }
}
