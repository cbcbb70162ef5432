package dev.deskferry.throttle;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShareHoursTest {

  // 2026-11-23 is a Monday; Berlin is an hour ahead of UTC then, and two in July.
  @ParameterizedTest
  @CsvSource({
    "Mo-Fr 08:00-18:00 Europe/Berlin, 2026-11-23T07:00:00Z, true",
    "Mo-Fr 08:00-18:00 Europe/Berlin, 2026-11-23T06:59:59Z, false",
    "Mo-Fr 08:00-18:00 Europe/Berlin, 2026-11-23T17:00:00Z, false",
    "Mo-Fr 08:00-18:00 Europe/Berlin, 2026-07-20T06:00:00Z, true",
    "Mo-Fr 08:00-18:00 Europe/Berlin, 2026-11-22T12:00:00Z, false",
    "Sa-Mo 00:00-24:00 UTC, 2026-11-23T23:59:59Z, true",
    "Sa-Mo 00:00-24:00 UTC, 2026-11-24T00:00:00Z, false",
    "Fr 22:00-06:00 UTC, 2026-11-28T05:00:00Z, true",
    "Fr 22:00-06:00 UTC, 2026-11-28T06:00:00Z, false",
    "Fr 22:00-06:00 UTC, 2026-11-27T05:00:00Z, false",
    "Fr 22:00-06:00 UTC, 2026-11-27T23:00:00Z, true"
  })
  void knowsItsHours(String text, Instant moment, boolean isInside) {
    assertThat(ShareHours.parse(text, 40).orElseThrow().contains(moment)).isEqualTo(isInside);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Mo-Fr",
        "Mon-Fri 08:00-18:00 UTC",
        "Mo-Xx 08:00-18:00 UTC",
        "Mo 08:00-25:00 UTC",
        "Mo 08:00-18:00 Atlantis"
      })
  void refusesWhatIsNone(String text) {
    assertThat(ShareHours.parse(text, 40)).isEmpty();
  }

  @Test
  void theFirstHoursThatFitGiveTheShare() {
    BucketSettings settings =
        new BucketSettings(
            "b",
            100,
            Duration.ofSeconds(10),
            95,
            List.of(
                ShareHours.parse("Mo 08:00-10:00 UTC", 20).orElseThrow(),
                ShareHours.parse("Mo-Fr 08:00-18:00 UTC", 40).orElseThrow()));
    assertThat(settings.shareAt(Instant.parse("2026-11-23T09:00:00Z"))).isEqualTo(20);
    assertThat(settings.shareAt(Instant.parse("2026-11-23T11:00:00Z"))).isEqualTo(40);
    assertThat(settings.shareAt(Instant.parse("2026-11-22T11:00:00Z"))).isEqualTo(95);
  }
}
