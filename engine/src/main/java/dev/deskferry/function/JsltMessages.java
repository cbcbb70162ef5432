package dev.deskferry.function;

import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.impl.BuiltinFunctions;
import dev.deskferry.problem.Wording;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * JSLT's messages in our words, with the place where the trouble is rather than the token before
 * it.
 */
final class JsltMessages {

  private static final Pattern PLACE = Pattern.compile("at line (\\d+), column (\\d+)");
  private static final Pattern ENCOUNTERED =
      Pattern.compile("Encountered \" (?:\"[^\"]*\"|<\\w+>) \"(.*?) ?\"\" at");
  private static final Pattern LEXICAL = Pattern.compile("Encountered: \"(.*?)\" \\(\\d+\\)");
  private static final Pattern VALUE = Pattern.compile("(?s)[{\\[\"].*[}\\]\"]");
  private static final Pattern NO_FUNCTION = Pattern.compile("No such function: '([^']+)'");

  private JsltMessages() {}

  static ExpressionProblem problem(JsltException e) {
    String message = e.getMessageWithoutLocation();
    Matcher place = PLACE.matcher(message);
    return place.find()
        ? new ExpressionProblem(
            wording(message), Integer.parseInt(place.group(1)), Integer.parseInt(place.group(2)), e)
        : new ExpressionProblem(wording(message), e.getLine(), e.getColumn(), e);
  }

  /**
   * For a failure while evaluating: values of the record are left out, they do not belong into
   * messages.
   */
  static ExpressionProblem failure(JsltException e) {
    String message = VALUE.matcher(e.getMessageWithoutLocation()).replaceAll("…");
    return new ExpressionProblem(message, e.getLine(), e.getColumn());
  }

  private static String wording(String message) {
    if (message.contains("<EOF>")) {
      return "the expression ends too early";
    }
    for (Pattern pattern : new Pattern[] {ENCOUNTERED, LEXICAL}) {
      Matcher matcher = pattern.matcher(message);
      if (matcher.find()) {
        return "unexpected \"" + matcher.group(1) + "\"";
      }
    }
    Matcher function = NO_FUNCTION.matcher(message);
    return function.find() ? unknownFunction(function.group(1)) : message;
  }

  private static String unknownFunction(String name) {
    TreeSet<String> known = new TreeSet<>(BuiltinFunctions.functions.keySet());
    JsltFunctions.ALL.forEach(own -> known.add(own.getName()));
    return "unknown function \""
        + name
        + "\""
        + Wording.nearest(name, known)
            .map(near -> "; did you mean \"" + near + "\"?")
            .orElse("; see docs/mapping-reference.md for those there are");
  }
}
