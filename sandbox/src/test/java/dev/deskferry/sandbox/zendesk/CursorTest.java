package dev.deskferry.sandbox.zendesk;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CursorTest {

  @Test
  void isWrittenAsInTheDocumentationOfZendesk() {
    assertThat(new Cursor(1_576_613_539L, 467).after("")).isEqualTo("MTU3NjYxMzUzOS4wfHw0Njd8");
    assertThat(Cursor.parse("MTU3NjYxMzUzOS4wfHw0Njd8", ""))
        .isEqualTo(new Cursor(1_576_613_539L, 467));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "!!", "MTIz", "MTU3NjYxMzUzOS4wfHw0Njd8x"})
  void refusesWhatIsNoCursor(String text) {
    assertThatThrownBy(() -> Cursor.parse(text, "")).isInstanceOf(RefusedException.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "000456"})
  void refusesACursorOfAnotherEndpoint(String mark) {
    Cursor cursor = new Cursor(1_576_613_539L, 467).rested();
    assertThat(Cursor.parse(cursor.after("000123"), "000123")).isEqualTo(cursor);
    assertThatThrownBy(() -> Cursor.parse(cursor.after("000123"), mark))
        .isInstanceOf(RefusedException.class);
    assertThatThrownBy(() -> Cursor.parse(cursor.before("000123"), mark))
        .isInstanceOf(RefusedException.class);
  }
}
