package dev.deskferry.staging;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Reads the text of a statement file the way camel-jdbc will: every {@code :?name} is a parameter,
 * wherever it stands. What camel-jdbc and the driver would disagree about (a parameter in a comment
 * or inside quotes, a bare question mark) is taken out or refused here, so that one text means the
 * same to both.
 */
final class SqlText {
  /**
   * As in Camel 4.18, {@code DefaultJdbcPrepareStatementStrategy}; its second form, an expression,
   * is refused.
   */
  private static final Pattern PARAMETER = Pattern.compile(":\\?(\\w+)");

  private static final Pattern DOLLAR_QUOTE = Pattern.compile("\\$(?:[A-Za-z_]\\w*)?\\$");

  private final String file;
  private final String source;
  private final StringBuilder kept = new StringBuilder();
  private int at;

  private SqlText(String file, String source) {
    this.file = file;
    this.source = source;
  }

  /**
   * The text without comments, stripped, without a closing semicolon.
   *
   * @throws StagingException when the text is empty, or a quoted part holds {@code :?} or never
   *     ends
   */
  static String clean(String file, String source) {
    return new SqlText(file, source).clean();
  }

  /** Parameter names in the order of their appearance, repeated ones repeated. */
  static List<String> parameters(String text) {
    List<String> names = new ArrayList<>();
    Matcher matcher = PARAMETER.matcher(text);
    while (matcher.find()) {
      names.add(matcher.group(1));
    }
    return List.copyOf(names);
  }

  /** The text as JDBC wants it, each parameter a {@code ?}. */
  static String positional(String text) {
    return PARAMETER.matcher(text).replaceAll("?");
  }

  private String clean() {
    while (at < source.length()) {
      if (source.startsWith("--", at)) {
        at = endOr(source.indexOf('\n', at));
      } else if (source.startsWith("/*", at)) {
        skipBlockComment();
      } else if (source.charAt(at) == '\'' || source.charAt(at) == '"') {
        keepQuoted(endOfQuotes(source.charAt(at)));
      } else if (!keepDollarQuoted()) {
        kept.append(source.charAt(at++));
      }
    }
    String text = kept.toString().replaceAll("\\s*;\\s*$", "").strip();
    if (text.isEmpty()) {
      throw new StagingException(file + ": holds no SQL; expected one statement");
    }
    return text;
  }

  private int endOr(int found) {
    return found < 0 ? source.length() : found;
  }

  private void skipBlockComment() {
    int depth = 0;
    do {
      if (source.startsWith("/*", at)) {
        depth++;
        at += 2;
      } else if (source.startsWith("*/", at)) {
        depth--;
        at += 2;
      } else {
        at++;
      }
    } while (depth > 0 && at < source.length());
    kept.append(' ');
  }

  private int endOfQuotes(char quote) {
    boolean escapes =
        quote == '\'' && at > 0 && "eE".indexOf(source.charAt(at - 1)) >= 0 && startsWord(at - 1);
    for (int i = at + 1; i < source.length(); i++) {
      if (escapes && source.charAt(i) == '\\') {
        i++;
      } else if (source.charAt(i) == quote) {
        return i + 1;
      }
    }
    throw new StagingException(
        file + ": line " + line() + ": a quote opens here and never ends; close it");
  }

  private boolean startsWord(int position) {
    return position == 0 || !Character.isJavaIdentifierPart(source.charAt(position - 1));
  }

  private boolean keepDollarQuoted() {
    Matcher matcher = DOLLAR_QUOTE.matcher(source).region(at, source.length());
    if (source.charAt(at) != '$' || !matcher.lookingAt() || !startsWord(at)) {
      return false;
    }
    int end = source.indexOf(matcher.group(), matcher.end());
    if (end < 0) {
      throw new StagingException(
          file
              + ": line "
              + line()
              + ": "
              + matcher.group()
              + " opens here and never ends; close it");
    }
    keepQuoted(end + matcher.group().length());
    return true;
  }

  private void keepQuoted(int end) {
    String quoted = source.substring(at, end);
    if (quoted.contains(":?")) {
      throw new StagingException(
          file
              + ": line "
              + line()
              + ": a parameter inside quotes would become part of the text; move it outside");
    }
    kept.append(quoted);
    at = end;
  }

  private long line() {
    return source.substring(0, at).chars().filter(c -> c == '\n').count() + 1;
  }
}
