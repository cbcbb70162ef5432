package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

/** How one request is sent until there is a verdict. */
class CallHubSpotRouteTest extends LoadRouteFixture {

  @Test
  void callHubspotSendsUntilThereIsAVerdict() throws Exception {
    start("call-hubspot", "send-to-hubspot");
    sequence("hubspotCall.read", exchange -> {}, set(LoadNames.VERDICT, "answered"));

    assertThat(send("call-hubspot", "").getException()).isNull();

    assertThat(steps.taken())
        .containsExactly(
            "hubspotCall.prepare",
            "send-to-hubspot",
            "hubspotCall.read",
            "hubspotCall.leave",
            "hubspotCall.prepare",
            "send-to-hubspot",
            "hubspotCall.read",
            "hubspotCall.leave");
  }

  @Test
  void callHubspotTakesSilenceAsAnAnswerAndNothingElse() throws Exception {
    start("call-hubspot", "send-to-hubspot");
    steps.on("send-to-hubspot", broken(new IOException("reset")));
    steps.on("hubspotCall.noReply", set(LoadNames.VERDICT, "uncertain"));
    assertThat(send("call-hubspot", "").getException()).isNull();
    steps.on("hubspotCall.prepare", broken(new LoadStoppedException("stop")));
    assertThat(send("call-hubspot", "").getException()).isInstanceOf(LoadStoppedException.class);

    assertThat(steps.taken())
        .containsExactly(
            "hubspotCall.prepare",
            "send-to-hubspot",
            "hubspotCall.noReply",
            "hubspotCall.leave",
            "hubspotCall.prepare",
            "hubspotCall.leave");
  }
}
