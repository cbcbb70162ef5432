package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** A partition and its batches. */
class LoadBatchRoutesTest extends LoadRouteFixture {

  @Test
  void loadPartitionEndsAfterAllItsBatches() throws Exception {
    start("load-partition", "send-one-batch");
    steps.parts("loadPartitions.batches", "a", "b", "c");
    assertThat(send("load-partition", "").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly(
            "loadPartitions.batches",
            "send-one-batch a",
            "send-one-batch b",
            "send-one-batch c",
            "loadPartitions.end");
  }

  @Test
  void loadBatchIsWrittenDownBeforeItIsSentAndSettledWhenItIsOver() throws Exception {
    start("load-batch", "open-the-batch", "ask-hubspot", "settle-the-batch");
    steps.on("loadBatch.begin", set(LoadNames.REQUEST, "create"));
    sequence("loadBatch.goOn", set(LoadNames.REQUEST, "search"), noRequest());
    steps.on("open-the-batch", runs("load/open-batch"));
    steps.on("settle-the-batch", runs("load/settle-batch"));

    assertThat(send("load-batch", "").getException()).isNull();

    assertThat(steps.taken())
        .containsExactly(
            "loadBatch.prepareOpening",
            "open-the-batch",
            "loadBatch.begin",
            "ask-hubspot",
            "loadBatch.goOn",
            "ask-hubspot",
            "loadBatch.goOn",
            "loadBatch.prepareSettling",
            "settle-the-batch",
            "loadBatch.end");
  }

  @Test
  void loadBatchWithoutAnAnswerStaysOpen() throws Exception {
    start("load-batch", "open-the-batch", "ask-hubspot", "settle-the-batch");
    steps.on("loadBatch.begin", set(LoadNames.REQUEST, "create"));
    steps.on("ask-hubspot", broken(new LoadFailedException("outage")));
    assertThat(send("load-batch", "").getException()).isNull();
    assertThat(steps.taken()).endsWith("ask-hubspot", "loadTasks.fail");
  }
}
