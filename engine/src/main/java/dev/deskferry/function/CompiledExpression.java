package dev.deskferry.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import dev.deskferry.problem.Wording;
import java.io.StringReader;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JSLT expression that depends on its input alone: imports, own functions, clocks and random
 * values are refused. Immutable, safe from many threads.
 */
public final class CompiledExpression {

  private static final Pattern STRINGS_AND_COMMENTS =
      Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|//[^\\n]*");
  private static final Pattern IMPURE = Pattern.compile("(?<![\\w.$-])(now|random|uuid)\\s*\\(");
  private static final Pattern REFUSED = Pattern.compile("(?<![\\w.$-])(import|def)\\s");
  private static final Pattern VARIABLE = Pattern.compile("\\$([A-Za-z_][A-Za-z0-9_-]*)");
  private static final Pattern LET =
      Pattern.compile("(?<![\\w.$-])let\\s+([A-Za-z_][A-Za-z0-9_-]*)");

  private final Expression expression;
  private final Map<String, JsonNode> nothing;

  private CompiledExpression(Expression expression, Map<String, JsonNode> nothing) {
    this.expression = expression;
    this.nothing = nothing;
  }

  /**
   * Compiles an expression.
   *
   * @param variables names that {@code $name} may have
   * @throws ExpressionProblem with the place inside the text
   */
  public static CompiledExpression compile(String text, Set<String> variables) {
    String code = blanked(text);
    refuse(code, IMPURE, "%s() gives another value each time; a mapping must not");
    refuse(
        code,
        REFUSED,
        "\"%s\" is not allowed here; use one expression and the functions there are");
    checkVariables(code, variables);
    try {
      Expression compiled =
          new Parser(new StringReader(text))
              .withSource("expression")
              .withFunctions(JsltFunctions.ALL)
              .compile();
      return new CompiledExpression(compiled, nothing(variables));
    } catch (JsltException e) {
      throw JsltMessages.problem(e);
    }
  }

  /**
   * The value of the expression.
   *
   * @param input what {@code .} means
   * @param values of variables; those not given are null
   * @return never null; a missing node for null
   * @throws ExpressionProblem when the data makes it fail, for instance a number is expected and a
   *     text found
   */
  public JsonNode evaluate(JsonNode input, Map<String, JsonNode> values) {
    try {
      JsonNode result = expression.apply(variables(values), input);
      return result == null || result.isNull() ? MissingNode.getInstance() : result;
    } catch (JsltException e) {
      throw JsltMessages.failure(e);
    }
  }

  /**
   * True unless the value is false, null, an empty list or an empty object, as in JSLT.
   *
   * @throws ExpressionProblem as {@link #evaluate}
   */
  public boolean holds(JsonNode input, Map<String, JsonNode> values) {
    JsonNode result = evaluate(input, values);
    return result.isContainerNode()
        ? !result.isEmpty()
        : !result.isMissingNode() && !(result.isBoolean() && !result.booleanValue());
  }

  private Map<String, JsonNode> variables(Map<String, JsonNode> values) {
    if (nothing.isEmpty() || values.size() == nothing.size()) {
      return values;
    }
    Map<String, JsonNode> all = new HashMap<>(nothing);
    all.putAll(values);
    return all;
  }

  private static Map<String, JsonNode> nothing(Set<String> variables) {
    Map<String, JsonNode> nothing = new HashMap<>();
    variables.forEach(name -> nothing.put(name, Nodes.nothing()));
    return nothing;
  }

  /** The text with strings and comments blanked, so that positions stay and only code is left. */
  private static String blanked(String text) {
    return STRINGS_AND_COMMENTS
        .matcher(text)
        .replaceAll(found -> " ".repeat(found.group().length()));
  }

  private static void refuse(String code, Pattern pattern, String message) {
    Matcher matcher = pattern.matcher(code);
    if (matcher.find()) {
      throw at(code, matcher.start(), String.format(message, matcher.group(1)));
    }
  }

  private static void checkVariables(String code, Set<String> variables) {
    Set<String> known = new HashSet<>(variables);
    LET.matcher(code).results().forEach(found -> known.add(found.group(1)));
    Matcher matcher = VARIABLE.matcher(code);
    while (matcher.find()) {
      String name = matcher.group(1);
      if (!known.contains(name)) {
        throw at(
            code,
            matcher.start(),
            "unknown name $" + name + Wording.suggestion(name, known.stream().sorted().toList()));
      }
    }
  }

  private static ExpressionProblem at(String code, int position, String message) {
    String before = code.substring(0, position);
    int line = (int) before.chars().filter(c -> c == '\n').count() + 1;
    return new ExpressionProblem(message, line, position - before.lastIndexOf('\n'));
  }
}
