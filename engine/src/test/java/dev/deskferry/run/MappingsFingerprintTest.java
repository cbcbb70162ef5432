package dev.deskferry.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MappingsFingerprintTest {

  @Test
  void tellsOtherMappingsAndAnotherOrderApart() {
    String fingerprint = MappingsFingerprint.of(List.of("a", "b"));
    assertThat(fingerprint)
        .isEqualTo(MappingsFingerprint.of(List.of("a", "b")))
        .isNotEqualTo(MappingsFingerprint.of(List.of("b", "a")))
        .isNotEqualTo(MappingsFingerprint.of(List.of("ab")));
  }

  @Test
  void refusesANodeWithOtherMappings() {
    assertThatCode(() -> MappingsFingerprint.requireSame(Phase.LOAD, 7, "same", "same"))
        .doesNotThrowAnyException();
    assertThatThrownBy(
            () -> MappingsFingerprint.requireSame(Phase.LOAD, 7, "0123456789", "abcdefghij"))
        .isInstanceOf(RunRefusedException.class)
        .hasMessageStartingWith("load run 7 was planned with other files")
        .hasMessageContaining("01234567 there, abcdefgh here")
        .hasMessageContaining("copy the folder of the node that began the run");
  }
}
