package dev.deskferry.sandbox.limit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LimitsTest {

  @Test
  void readsTheThreeForms() {
    assertThat(Limits.parse("off")).isEqualTo(Limits.OFF);
    assertThat(Limits.parse("real")).isEqualTo(Limits.REAL);
    assertThat(Limits.parse("x60")).isEqualTo(new Limits(true, 60)).hasToString("x60");
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "on", "x", "x0", "x3601", "60", "x-1", "X60"})
  void refusesEverythingElse(String text) {
    assertThatIllegalArgumentException().isThrownBy(() -> Limits.parse(text));
  }

  @Test
  void waitsShrinkWithTheSpeedAndAreNeverTooShort() {
    assertThat(new Limits(true, 60).realTime(Duration.ofHours(1))).isEqualTo(Duration.ofMinutes(1));
    assertThat(new Limits(true, 60).realTime(Duration.ofMillis(61)))
        .isEqualTo(Duration.ofMillis(2));
  }

  @Test
  void aFastClockStartsWithTheRealOne() {
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    Clock fixed = Clock.fixed(start, ZoneOffset.UTC);
    assertThat(FastClock.of(fixed, new Limits(true, 60)).instant()).isEqualTo(start);
  }

  @Test
  void aFastClockRunsAsManyTimesFaster() {
    Instant start = Instant.parse("2026-01-01T00:00:00Z");
    Instant[] now = {start};
    Clock steered =
        new Clock() {
          @Override
          public Instant instant() {
            return now[0];
          }

          @Override
          public ZoneOffset getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return this;
          }
        };
    FastClock fast = FastClock.of(steered, new Limits(true, 60));
    now[0] = start.plusSeconds(60);
    assertThat(fast.instant()).isEqualTo(start.plusSeconds(3_600));
  }
}
