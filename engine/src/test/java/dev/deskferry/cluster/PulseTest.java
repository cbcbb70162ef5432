package dev.deskferry.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class PulseTest {

  private final AtomicLong now = new AtomicLong(1_000);
  private final Pulse pulse = new Pulse(now::get);

  @Test
  void tellsOnceThatItWasFrozen() {
    pulse.beat();
    assertThat(pulse.hasWoken()).isFalse();
    now.addAndGet(6_000);
    pulse.beat();
    assertThat(pulse.hasWoken()).isTrue();
    assertThat(pulse.hasWoken()).isFalse();
  }

  @Test
  void aProcessThatIsAwakeIsTrusted() {
    for (int i = 0; i < 10; i++) {
      now.addAndGet(3_000);
      assertThat(pulse.isTrusted()).isTrue();
      pulse.beat();
    }
  }

  @Test
  void oneThatWasFrozenIsNotEvenBeforeItsHeartBeatsAgain() {
    now.addAndGet(20_000);
    assertThat(pulse.isTrusted()).isFalse();
    pulse.beat();
    assertThat(pulse.isTrusted()).isFalse();
    for (int i = 0; i < 5; i++) {
      now.addAndGet(4_000);
      pulse.beat();
    }
    assertThat(pulse.isTrusted()).isTrue();
  }

  @Test
  void oneThatIsAMemberAgainIsTrustedAtOnce() {
    now.addAndGet(20_000);
    pulse.beat();
    pulse.trust();
    assertThat(pulse.isTrusted()).isTrue();
  }
}
