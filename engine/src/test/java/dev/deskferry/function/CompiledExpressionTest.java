package dev.deskferry.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CompiledExpressionTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  private static JsonNode json(String text) throws Exception {
    return JSON.readTree(text.replace('\'', '"'));
  }

  @Test
  void seesTheRecordTheJoinsAndTheFunctions() throws Exception {
    CompiledExpression expression =
        CompiledExpression.compile("first_name($author.name) + \" \" + .status", Set.of("author"));

    assertThat(
            expression.evaluate(
                json("{'status': 'new'}"), Map.of("author", json("{'name': 'Ada B'}"))))
        .hasToString("\"Ada new\"");
    assertThat(expression.evaluate(json("{'status': 'new'}"), Map.of()).asText())
        .isEqualTo("null new");
  }

  @Test
  void knowsWhatHolds() throws Exception {
    assertThat(CompiledExpression.compile(".a", Set.of()).holds(json("{'a': 0}"), Map.of()))
        .isTrue();
    assertThat(CompiledExpression.compile(".a", Set.of()).holds(json("{'a': ''}"), Map.of()))
        .isTrue();
    assertThat(CompiledExpression.compile(".a", Set.of()).holds(json("{'a': []}"), Map.of()))
        .isFalse();
    assertThat(CompiledExpression.compile(".a", Set.of()).holds(json("{'a': false}"), Map.of()))
        .isFalse();
    assertThat(CompiledExpression.compile(".b", Set.of()).holds(json("{'a': 1}"), Map.of()))
        .isFalse();
    assertThat(CompiledExpression.compile("$j == null", Set.of("j")).holds(json("{}"), Map.of()))
        .isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "now() > .created_at | 1 | 1 | now() gives another value each time; a mapping must not",
        ".a + uuid() | 1 | 6 | uuid() gives another value each time; a mapping must not",
        "import \"x\" as y 1 | 1 | 1 | \"import\" is not allowed here; use one expression and the functions there are",
        "def f(x) f($x) f(1) | 1 | 1 | \"def\" is not allowed here; use one expression and the functions there are",
        "$autor.name | 1 | 1 | unknown name $autor; did you mean \"author\"?",
      })
  void refusesWhatIsNotPure(String text, int line, int column, String message) {
    ExpressionProblem problem =
        catchThrowableOfType(
            ExpressionProblem.class, () -> CompiledExpression.compile(text, Set.of("author")));

    assertThat(problem).hasMessage(message);
    assertThat(problem.line()).isEqualTo(line);
    assertThat(problem.column()).isEqualTo(column);
  }

  @Test
  void letsWordsInStringsAlone() throws Exception {
    CompiledExpression expression =
        CompiledExpression.compile("let a = \"now() $b \\\" def x \" // import z\n$a", Set.of());

    assertThat(expression.evaluate(json("{}"), Map.of()).asText()).contains("now()");
  }

  @Test
  void saysWhereTheSyntaxBreaks() {
    ExpressionProblem problem =
        catchThrowableOfType(
            ExpressionProblem.class,
            () -> CompiledExpression.compile("let a = 1\n.a == =", Set.of()));

    assertThat(problem.line()).isEqualTo(2);
    assertThat(problem.column()).isEqualTo(7);
    assertThat(problem).hasMessage("unexpected \"=\"");

    problem =
        catchThrowableOfType(
            ExpressionProblem.class, () -> CompiledExpression.compile("uper(.a)", Set.of()));
    assertThat(problem).hasMessage("unknown function \"uper\"; did you mean \"upper\"?");
  }

  @Test
  void failsForDataWithItsPlace() throws Exception {
    CompiledExpression expression = CompiledExpression.compile(".a * 2", Set.of());

    ExpressionProblem problem =
        catchThrowableOfType(
            ExpressionProblem.class,
            () -> expression.evaluate(json("{'a': {'secret': 'x'}}"), Map.of()));

    assertThat(problem.line()).isEqualTo(1);
    assertThat(problem).hasMessage("Can't convert … to number");
  }
}
