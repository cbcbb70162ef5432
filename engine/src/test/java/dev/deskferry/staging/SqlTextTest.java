package dev.deskferry.staging;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SqlTextTest {

  @Test
  void takesOutCommentsAndTheClosingSemicolon() {
    assertThat(
            SqlText.clean(
                "x.sql",
                """
                -- Who calls it: :?nobody, why? nobody knows.
                SELECT 1 /* :?one /* nested */ ? */ + :?two -- three
                ;
                """))
        .isEqualTo("SELECT 1   + :?two");
  }

  @Test
  void findsParametersInTheirOrderAndAsOftenAsTheyStand() {
    String text = SqlText.clean("x.sql", "SELECT :?b::text[], :?a, :?b_2, :?b");
    assertThat(SqlText.parameters(text)).containsExactly("b", "a", "b_2", "b");
    assertThat(SqlText.positional(text)).isEqualTo("SELECT ?::text[], ?, ?, ?");
  }

  @Test
  void leavesQuotedTextAlone() {
    String text = "SELECT '--it''s', E'a\\'b -- c', \"odd--name\", $$ -- d $$, $tag$ ' $tag$, 'x'";
    assertThat(SqlText.clean("x.sql", text)).isEqualTo(text);
  }

  @ParameterizedTest
  @ValueSource(strings = {"SELECT ':?a'", "SELECT\n $$:?a$$", "SELECT \":?a\"", "SELECT E'\\':?a'"})
  void refusesParametersInsideQuotes(String text) {
    assertThatThrownBy(() -> SqlText.clean("x.sql", text))
        .isInstanceOf(StagingException.class)
        .hasMessageMatching(
            "x.sql: line \\d: a parameter inside quotes would become part of the text; move it outside");
  }

  @Test
  void refusesQuotesThatNeverEndAndFilesWithoutSql() {
    assertThatThrownBy(() -> SqlText.clean("x.sql", "SELECT 1,\n  'a"))
        .hasMessage("x.sql: line 2: a quote opens here and never ends; close it");
    assertThatThrownBy(() -> SqlText.clean("x.sql", "SELECT $$a"))
        .hasMessageContaining("$$ opens here and never ends");
    assertThatThrownBy(() -> SqlText.clean("x.sql", "-- nothing\n;"))
        .hasMessage("x.sql: holds no SQL; expected one statement");
  }
}
