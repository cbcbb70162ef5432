package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** The links that waited for their other end. */
class LoadLinksRoutesTest extends LoadRouteFixture {

  @Test
  void loadLinksTakesOneKindAfterTheOther() throws Exception {
    start("load-links", "make-links-of-one-kind");
    steps.parts("loadLinks.isOpen", true);
    steps.parts("loadLinks.kinds", "tickets to contacts", "notes to tickets");
    assertThat(send("load-links", "").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly(
            "loadLinks.isOpen",
            "loadLinks.kinds",
            "make-links-of-one-kind tickets to contacts",
            "make-links-of-one-kind notes to tickets",
            "loadLinks.isOpen");
  }

  @Test
  void loadLinksComesBackToThoseThatWereLeft() throws Exception {
    start("load-links", "make-links-of-one-kind");
    steps.parts("loadLinks.isOpen", true, true);
    steps.parts("loadLinks.kinds", "tickets to contacts");
    assertThat(send("load-links", "").getException()).isNull();
    assertThat(steps.taken())
        .containsSubsequence(
            "loadLinks.kinds",
            "make-links-of-one-kind tickets to contacts",
            "loadLinks.kinds",
            "make-links-of-one-kind tickets to contacts");
  }

  @Test
  void loadLinksOfKindSendsEveryBatch() throws Exception {
    start("load-links-of-kind", "make-one-batch-of-links");
    steps.parts("loadLinks.batches", "a", "b");
    assertThat(send("load-links-of-kind", "").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly(
            "loadLinks.batches",
            "make-one-batch-of-links a",
            "make-one-batch-of-links b",
            "loadLinks.end");
  }

  @Test
  void loadLinkBatchIsSettledWhenItIsOver() throws Exception {
    start("load-link-batch", "ask-hubspot-for-links", "settle-the-links");
    steps.on("loadLinks.begin", set(LoadNames.REQUEST, "create"));
    steps.on("loadLinks.goOn", noRequest());
    steps.on("settle-the-links", runs("load/settle-links"));
    assertThat(send("load-link-batch", "").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly(
            "loadLinks.begin",
            "ask-hubspot-for-links",
            "loadLinks.goOn",
            "loadLinks.prepareSettling",
            "settle-the-links");
  }
}
