package dev.deskferry.run;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class MembersTest {

  @Test
  void aNodeAloneIsTheOldestAndHearsItself() {
    AtomicInteger heard = new AtomicInteger();
    try (Members members = Members.alone("me")) {
      assertThat(members.self()).isEqualTo("me");
      assertThat(members.alive()).containsExactly("me");
      assertThat(members.isOldest()).isTrue();
      try (Members.Registration hearing = members.onChange(heard::incrementAndGet)) {
        assertThat(hearing).isNotNull();
        members.wake();
      }
      members.wake();
    }
    assertThat(heard).hasValue(1);
  }

  @Test
  void localCountersAddUpByRunTypeAndName() {
    LiveCounters counters = LiveCounters.local();
    counters.add(1, "tickets", "done", 5);
    counters.add(1, "tickets", "done", -2);
    counters.add(1, "users", "done", 7);
    assertThat(counters.total(1, "tickets", "done")).isEqualTo(3);
    assertThat(counters.total(2, "tickets", "done")).isZero();
  }
}
