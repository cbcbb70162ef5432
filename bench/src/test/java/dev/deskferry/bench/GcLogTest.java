package dev.deskferry.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class GcLogTest {

  @Test
  void readsWhatIsLeftAfterEachCollection() {
    GcLog log =
        GcLog.of(
            List.of(
                "[0.007s] Using Parallel",
                "[0.522s] GC(0) Pause Young (Allocation Failure) 128M->12M(491M) 8.215ms",
                "[1.800s] GC(1) Pause Young (Metadata GC Threshold) 98M->20M(491M) 9.1ms",
                "[1.900s] GC(2) Pause Full (Metadata GC Threshold) 20M->16M(491M) 41.1ms"));

    assertThat(log.collections())
        .containsExactly(
            new GcLog.Collection(0.522, false, 12),
            new GcLog.Collection(1.8, false, 20),
            new GcLog.Collection(1.9, true, 16));
    assertThat(log.between(0, 1.85).mean()).isEqualTo(16);
    assertThat(log.full().mean()).isEqualTo(16);
    assertThat(log.largest()).isEqualTo(20);
    assertThat(log.end()).isEqualTo(1.9);
  }
}
