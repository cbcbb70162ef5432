package dev.deskferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class RecordHashTest {

  @Test
  void aPropertyWithoutAValueIsAsGoodAsNone() {
    assertThat(hash(Map.of("subject", "Help", "priority", "")))
        .isEqualTo(hash(Map.of("subject", "Help")));
  }

  @Test
  void aValueThatGoesAwayIsAChange() {
    assertThat(hash(Map.of("subject", "Help", "priority", "HIGH")))
        .isNotEqualTo(hash(Map.of("subject", "Help", "priority", "")));
  }

  private static UUID hash(Map<String, String> properties) {
    return RecordHash.of("tickets", new TreeMap<>(properties), List.of());
  }
}
