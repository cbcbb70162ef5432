package dev.deskferry.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MessagePatternTest {

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "HubSpot record 552148386511 has it | HubSpot record # has it",
        "zd_region: found \"EU 7\", expected a word | zd_region: found \"…\", expected a word",
        "region: Mars was not one of the allowed options: [label: EU] | region: … was not one of the allowed options: […]",
        "Pluto was not one of the allowed options: [a, b] | … was not one of the allowed options: […]",
        "region: Mars is no option; expected a, b | region: … is no option",
        "sent at 2024-01-02T03:04:05Z, v2 of hs_v2_date | sent at #, v2 of hs_v2_date",
        "id 3f2c9d10-1111-2222-3333-0123456789ab gone | id # gone",
        "x{propertyName=email, value=a b} on 5. 91 already has that value. | x{propertyName=email, value=…} on #. # already has that value.",
        "ids 1, 2, 3 | ids #, …"
      })
  void leavesOutWhatBelongsToOneRecordAlone(String message, String pattern) {
    assertThat(MessagePattern.of(message)).isEqualTo(pattern);
    assertThat(MessagePattern.of(pattern)).isEqualTo(pattern);
  }

  @Test
  void keepsAMessageWithoutSuchThings() {
    assertThat(MessagePattern.of("")).isEmpty();
    assertThat(MessagePattern.of("no active owner")).isEqualTo("no active owner");
  }
}
