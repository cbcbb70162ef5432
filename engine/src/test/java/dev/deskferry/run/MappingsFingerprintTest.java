package dev.deskferry.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Map;
import org.junit.jupiter.api.Test;

class MappingsFingerprintTest {

  private static final String PLANNED =
      MappingsFingerprint.of(Map.of("mapping tickets", "a", "mapping users", "b"));

  @Test
  void isTheSameWhateverTheOrderAndAnotherForAnotherMapping() {
    assertThat(PLANNED)
        .isEqualTo(MappingsFingerprint.of(Map.of("mapping users", "b", "mapping tickets", "a")))
        .isNotEqualTo(MappingsFingerprint.of(Map.of("mapping users", "a", "mapping tickets", "b")))
        .isNotEqualTo(MappingsFingerprint.of(Map.of("mapping tickets", "a")));
  }

  @Test
  void refusesANodeWithOtherMappingsAndNamesThem() {
    String own = MappingsFingerprint.of(Map.of("mapping tickets", "other", "mapping macros", "c"));
    assertThatCode(() -> MappingsFingerprint.requireSame(Phase.LOAD, 7, PLANNED, PLANNED))
        .doesNotThrowAnyException();
    assertThatThrownBy(() -> MappingsFingerprint.requireSame(Phase.LOAD, 7, PLANNED, own))
        .isInstanceOf(RunRefusedException.class)
        .hasMessageStartingWith("load run 7 was planned with other files")
        .hasMessageContaining(
            "(what differs: mapping macros (only here), mapping tickets, mapping users (only there))")
        .hasMessageContaining("copy the folder of the node that began the run");
  }
}
