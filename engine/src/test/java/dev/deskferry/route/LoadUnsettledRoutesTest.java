package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class LoadUnsettledRoutesTest extends LoadRouteFixture {

  @Test
  void loadUnsettledAsksTypeByType() throws Exception {
    start("load-unsettled", "ask-for-one-type");
    steps.parts("loadUnsettled.kinds", "users", "tickets");
    assertThat(send("load-unsettled", "").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly(
            "loadUnsettled.kinds", "ask-for-one-type users", "ask-for-one-type tickets");
  }

  @Test
  void loadUnsettledOfTypeEndsAfterAllBatches() throws Exception {
    start("load-unsettled-of-type", "ask-for-one-batch");
    steps.parts("loadUnsettled.batches", 0, 1);
    assertThat(send("load-unsettled-of-type", "tickets").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly(
            "loadUnsettled.batches",
            "ask-for-one-batch 0",
            "ask-for-one-batch 1",
            "loadUnsettled.end");
  }
}
