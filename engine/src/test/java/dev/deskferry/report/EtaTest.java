package dev.deskferry.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EtaTest {

  @Test
  void isKnownFromOnePercentOn() {
    assertThat(Eta.of(9, OptionalLong.of(1_000), 1)).isEmpty();
    assertThat(Eta.of(10, OptionalLong.of(1_000), 1)).hasValue(Duration.ofSeconds(990));
  }

  @Test
  void isNotKnownWithoutATotalOrARateOrWhenMoreIsDoneThanWasExpected() {
    assertThat(Eta.of(10, OptionalLong.empty(), 1)).isEmpty();
    assertThat(Eta.of(10, OptionalLong.of(100), 0)).isEmpty();
    assertThat(Eta.of(101, OptionalLong.of(100), 5)).isEmpty();
    assertThat(Eta.of(0, OptionalLong.of(0), 5)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "29, under a minute",
    "31, about 1 min",
    "3540, about 59 min",
    "3600, about 1 h",
    "12060, about 3 h 20 min",
    "86400, about 1 d",
    "187200, about 2 d 4 h"
  })
  void isSaidNoMoreExactlyThanItCanBe(long seconds, String words) {
    assertThat(Eta.words(Duration.ofSeconds(seconds))).isEqualTo(words);
  }
}
