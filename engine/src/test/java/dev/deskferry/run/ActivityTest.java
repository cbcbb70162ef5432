package dev.deskferry.run;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.testing.ManualTime;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ActivityTest {

  private static final Duration HOUR = Duration.ofHours(1);

  private final ManualTime time = new ManualTime();
  private final Activity activity = new Activity(time);

  @Test
  void aBucketThatIsHeldIsWaitedForByItsReasonAndNotForWantOfRoom() {
    activity.arrive("contacts");
    activity.asks("hubspot.search", "hubspot.burst");
    activity.isFull("hubspot.search", HOUR.multipliedBy(2));
    assertThat(awaited().sentence(time.instant()))
        .isEqualTo("waiting 7200 s for the rate limit of hubspot.search");

    activity.hold("hubspot.burst", "the portal moves", HOUR);
    assertThat(awaited().sentence(time.instant()))
        .isEqualTo("waiting 3600 s before going on: the portal moves");

    time.pass(HOUR);
    assertThat(awaited().reason()).isEqualTo("budget hubspot.search");
  }

  @Test
  void theLongestHoldOfABucketCounts() {
    activity.arrive("contacts");
    activity.asks("hubspot.burst");
    assertThat(activity.hold("hubspot.burst", "the day is used up", HOUR)).isTrue();
    assertThat(activity.hold("hubspot.burst", "the portal moves", HOUR.dividedBy(2))).isTrue();
    assertThat(awaited().subject()).isEqualTo("the day is used up");
    assertThat(awaited().until()).contains(time.instant().plus(HOUR));
  }

  @Test
  void aBucketThatWasClosedByAnotherNodeIsWaitedForByItsReason() {
    activity.arrive("contacts");
    activity.asks("hubspot.burst");
    activity.isClosed("hubspot.burst", HOUR, "the portal moves");
    assertThat(awaited().reason()).isEqualTo("back-off: the portal moves");
    time.pass(HOUR);
    activity.isClosed("hubspot.burst", HOUR, "");
    assertThat(awaited().reason()).isEqualTo("budget hubspot.burst");
  }

  @Test
  void aReasonIsNewsOnceForEachHold() {
    assertThat(activity.hold("hubspot.burst", "the portal moves", HOUR)).isTrue();
    time.pass(HOUR.dividedBy(2));
    assertThat(activity.hold("hubspot.burst", "the portal moves", HOUR)).isFalse();
    assertThat(activity.hold("hubspot.search", "the portal moves", HOUR)).isTrue();
    time.pass(HOUR);
    assertThat(activity.hold("hubspot.burst", "the portal moves", HOUR)).isTrue();
  }

  private Wait awaited() {
    return Optional.ofNullable(activity.standings().get("contacts"))
        .flatMap(Activity.Standing::awaited)
        .orElseThrow();
  }
}
