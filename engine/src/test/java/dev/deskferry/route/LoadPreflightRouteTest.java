package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What is looked at and provided before anything is loaded. */
class LoadPreflightRouteTest extends LoadRouteFixture {

  @Test
  void loadPreflightLooksBeforeItProvidesAndJudgesLast() throws Exception {
    start("load-preflight");
    assertThat(send("load-preflight", "").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly(
            "loadPreflight.meetPortal",
            "loadPreflight.checkAccess",
            "loadProperties.provide",
            "loadPipelines.provide",
            "loadPreflight.readOwners",
            "loadLabels.provide",
            "loadPreflight.judge");
  }

  @Test
  void loadJoiningTriesTheTokenAndTakesOverWhatThePlannerFound() throws Exception {
    start("load-joining");
    assertThat(send("load-joining", "").getException()).isNull();
    assertThat(steps.taken())
        .containsExactly("loadPreflight.meetPortal", "loadJoining.learnPortal");
  }

  @Test
  void loadPreflightProvidesNothingWithoutAccess() throws Exception {
    start("load-preflight");
    steps.on("loadPreflight.checkAccess", broken(new LoadFailedException("no scope")));
    assertThat(send("load-preflight", "").getException()).hasMessage("no scope");
    assertThat(steps.taken())
        .containsExactly("loadPreflight.meetPortal", "loadPreflight.checkAccess");
  }
}
