package dev.deskferry.hubspot;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class PortalDayTest {

  @ParameterizedTest
  @CsvSource({
    "America/New_York, 2026-07-10T01:00:00Z, PT3H",
    "America/New_York, 2026-11-22T01:00:00Z, PT4H",
    "America/New_York, 2026-07-10T04:15:00Z, PT23H45M",
    // The day on which the clocks go back has an hour more.
    "America/New_York, 2026-11-01T16:00:00Z, PT13H",
    "US/Eastern, 2026-07-10T03:59:59Z, PT1S",
    "UTC, 2026-07-10T01:00:00Z, PT23H"
  })
  void endsAtMidnightOfTheAccount(String timeZone, Instant there, Duration left) {
    assertThat(PortalDay.in(timeZone).untilReset(there)).isEqualTo(left);
    assertThat(PortalDay.in(timeZone).reset()).endsWith("midnight in " + timeZone);
  }

  @ParameterizedTest
  @ValueSource(strings = {"2026-07-10T04:00:00Z", "2026-07-10T04:00:07Z", "2026-07-10T04:14:59Z"})
  void mayBeginALittleLate(Instant there) {
    assertThat(PortalDay.in("America/New_York").untilReset(there))
        .isEqualTo(Duration.ofMinutes(15));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "Nowhere/Land", "berlin"})
  void isNotKnownWithoutATimeZone(String timeZone) {
    PortalDay day = PortalDay.in(timeZone);
    assertThat(day).isEqualTo(PortalDay.UNKNOWN);
    assertThat(day.untilReset(Instant.parse("2026-07-10T01:00:00Z")))
        .isEqualTo(Duration.ofMinutes(15));
    assertThat(day.reset()).contains("not known");
  }
}
