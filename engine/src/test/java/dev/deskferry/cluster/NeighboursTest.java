package dev.deskferry.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class NeighboursTest {

  private static final Map<String, String> TWO = Map.of("b", "10.0.0.2:5701", "c", "10.0.0.3:5701");

  private final AtomicLong now = new AtomicLong(1_000);
  private final Neighbours neighbours = new Neighbours(now::get);

  @Test
  void knowsNothingUntilItHearsSomething() {
    assertThat(neighbours.isInformed()).isFalse();
    assertThat(neighbours.missing()).isEmpty();
    assertThat(neighbours.apart()).isEmpty();
  }

  @Test
  void thoseAreMissingThatAreNoMembers() {
    neighbours.hear(TWO, List.of("a", "b"));
    assertThat(neighbours.missing()).containsExactly("10.0.0.3:5701");
    neighbours.hear(TWO, List.of("a", "b", "c"));
    assertThat(neighbours.missing()).isEmpty();
    assertThat(neighbours.isInformed()).isTrue();
  }

  @Test
  void hearsayIsForgottenAfterTenSeconds() {
    neighbours.hear(TWO, List.of("a"));
    now.addAndGet(10_000);
    assertThat(neighbours.isInformed()).isFalse();
    assertThat(neighbours.missing()).isEmpty();
  }

  @Test
  void whoIsMissingForLongIsNamedAndToldOfMoreAndMoreRarely() {
    int toldCount = 0;
    for (int second = 0; second < 3_600; second++) {
      neighbours.hear(TWO, List.of("a", "b"));
      assertThat(neighbours.apart().isPresent()).isEqualTo(second >= 15);
      toldCount += neighbours.dueToTell().isPresent() ? 1 : 0;
      now.addAndGet(1_000);
    }
    assertThat(neighbours.apart()).hasValue("c at 10.0.0.3:5701");
    assertThat(toldCount).isEqualTo(4);

    neighbours.hear(TWO, List.of("a", "b", "c"));
    assertThat(neighbours.dueToTell()).isEmpty();
    for (int second = 0; second < 15; second++) {
      neighbours.hear(TWO, List.of("a", "c"));
      assertThat(neighbours.dueToTell()).isEmpty();
      now.addAndGet(1_000);
    }
    neighbours.hear(TWO, List.of("a", "c"));
    assertThat(neighbours.dueToTell().orElse("")).contains("b at 10.0.0.2:5701");
  }
}
