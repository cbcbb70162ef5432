package dev.deskferry.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.run.Rates.Rate;
import dev.deskferry.testing.ManualTime;
import java.time.Duration;
import java.util.Objects;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class RateMeterTest {

  private final ManualTime time = new ManualTime();
  private final RateMeter meter = new RateMeter(Progress.SILENT, time);

  @Test
  void theFirstSampleCountsFromTheBeginningOfTheTask() {
    meter.task("tickets", "extract", OptionalLong.empty());
    meter.count("tickets", "landed", 500);
    time.pass(Duration.ofMillis(500));
    assertThat(rate().perSecond()).isEqualTo(1_000);
  }

  @Test
  void theRateIsThatOfTwentySecondsAndTheSteadyOneThatOfFiveMinutes() {
    meter.task("tickets", "load", OptionalLong.of(9_000));
    for (int second = 0; second < 60; second++) {
      meter.count("tickets", "created", second < 40 ? 30 : 60);
      meter.count("tickets", "associated", 1_000);
      time.pass(Duration.ofSeconds(1));
      rate();
    }
    assertThat(rate()).isEqualTo(new Rate(OptionalLong.of(9_000), 60, 40));
  }

  private Rate rate() {
    return Objects.requireNonNull(meter.sample(time.instant()).get("tickets"));
  }
}
