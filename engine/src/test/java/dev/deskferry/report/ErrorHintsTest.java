package dev.deskferry.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ErrorHintsTest {

  @Test
  void theCodeSaysMoreThanTheCategoryAndThatMoreThanNothing() {
    String byCode = ErrorHints.of("rejected", "VALIDATION_ERROR", "INVALID_OPTION");
    String byCategory = ErrorHints.of("rejected", "VALIDATION_ERROR", "NEW_CODE");
    String otherwise = ErrorHints.of("rejected", "", "");
    assertThat(byCode).contains("add the option");
    assertThat(byCategory).contains("compare the value").isNotEqualTo(byCode);
    assertThat(otherwise).contains("correlation id");
    assertThat(ErrorHints.of("unknown", "", "")).contains("looks for it by its key");
  }
}
