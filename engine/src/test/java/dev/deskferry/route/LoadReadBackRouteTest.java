package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/** What HubSpot is asked for after a load. */
class LoadReadBackRouteTest extends LoadRouteFixture {

  @Test
  void loadReadBackReadsLinksOnlyWhenAsked() throws Exception {
    start("load-read-back");
    send("load-read-back", false);
    assertThat(steps.taken()).containsExactly("loadReading.countRecords");
    send("load-read-back", true);
    assertThat(steps.taken()).endsWith("loadReading.countRecords", "loadReading.countLinks");
  }
}
