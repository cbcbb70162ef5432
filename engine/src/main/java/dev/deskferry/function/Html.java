package dev.deskferry.function;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** HTML and plain text. */
final class Html {

  private static final Pattern INVISIBLE =
      Pattern.compile("(?is)<(script|style|head)\\b.*?</\\1\\s*>|<!--.*?-->");
  private static final Pattern BREAK =
      Pattern.compile("(?i)<br\\s*/?>|</(p|div|li|tr|h[1-6]|ul|ol|table|blockquote|pre)\\s*>");
  private static final Pattern TAG = Pattern.compile("(?s)</?[a-zA-Z!][^>]*>");
  private static final Pattern ENTITY =
      Pattern.compile("&(#[0-9]{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z]+);");
  private static final Pattern SPACES = Pattern.compile("[ \\t\\r\\n]+");
  private static final Map<String, String> NAMED =
      Map.of("amp", "&", "lt", "<", "gt", ">", "quot", "\"", "apos", "'", "nbsp", " ");

  private Html() {}

  static String toText(String html) {
    String visible = SPACES.matcher(INVISIBLE.matcher(html).replaceAll("")).replaceAll(" ");
    String lines = TAG.matcher(BREAK.matcher(visible).replaceAll("\n")).replaceAll("");
    return ENTITY
        .matcher(lines)
        .replaceAll(entity -> Matcher.quoteReplacement(character(entity.group(1), entity.group())))
        .replaceAll(" *\n *", "\n")
        .replaceAll("\n{3,}", "\n\n")
        .strip();
  }

  static String fromText(String text) {
    return text.replace("&", "&amp;")
        .replace("<", "&lt;")
        .replace(">", "&gt;")
        .replace("\r\n", "\n")
        .replace("\n", "<br>");
  }

  private static String character(String entity, String written) {
    if (entity.charAt(0) != '#') {
      return NAMED.getOrDefault(entity, written);
    }
    boolean hexadecimal = entity.charAt(1) == 'x' || entity.charAt(1) == 'X';
    int codePoint =
        hexadecimal
            ? Integer.parseInt(entity.substring(2), 16)
            : Integer.parseInt(entity.substring(1));
    return Character.isValidCodePoint(codePoint) && codePoint > 0
        ? Character.toString(codePoint)
        : written;
  }
}
