package dev.deskferry.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class WindowMeterTest {

  private final AtomicLong count = new AtomicLong();
  private final WindowMeter meter = new WindowMeter(Duration.ofSeconds(10), 190, count::get);

  @Test
  void burstsThatBeginAnewEveryTenSecondsAndAHundredthUseNinetyNinePercentWhenEverOneLooks() {
    for (int hundredths = 0; hundredths < 6_437; hundredths++) {
      count.set(190L * (1 + hundredths / 1_010));
      meter.look(hundredths * 10_000_000L);
    }

    assertThat(meter.fill()).isCloseTo(0.99, within(0.002));
  }

  @Test
  void aSteadyStreamIsAsFullAsItsRate() {
    for (int second = 0; second <= 60; second++) {
      count.set(second * 17L);
      meter.look(second * 1_000_000_000L);
    }

    assertThat(meter.fill()).isCloseTo(17 / 19.0, within(1e-9));
    assertThat(meter.lowest()).isCloseTo(17 / 19.0, within(1e-9));
  }

  @Test
  void aPauseShowsInTheEmptiestWindow() {
    for (int second = 0; second <= 60; second++) {
      count.set(19L * (second < 30 ? second : Math.max(30, second - 10)));
      meter.look(second * 1_000_000_000L);
    }

    assertThat(meter.lowest()).isZero();
  }

  @Test
  void lessThanAWindowTellsNothing() {
    meter.look(0);
    meter.look(1_000_000_000L);

    assertThatThrownBy(meter::fill).hasMessageContaining("let it run longer");
  }
}
