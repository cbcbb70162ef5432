package dev.deskferry.report;

import java.util.List;
import java.util.regex.Pattern;

/**
 * What messages about different records have in common: the same text with what belongs to one
 * record alone (quoted values, ids, numbers, times, lists of options) replaced by a sign.
 */
final class MessagePattern {

  private record Rule(Pattern pattern, String replacement) {}

  // In this order: what is quoted or listed may hold numbers.
  private static final List<Rule> RULES =
      List.of(
          rule("\"[^\"]*\"", "\"…\""),
          rule("\\[[^\\]]*\\]?", "[…]"),
          rule("value=[^,}]*", "value=…"),
          rule("(^|: )(?:(?!: ).)*? was not one of the allowed", "$1… was not one of the allowed"),
          rule("(^|: )(?:(?!: ).)*? is no option; expected.*", "$1… is no option"),
          rule("\\b[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F-]{22}\\b", "#"),
          rule("(?<![\\p{L}\\d_])\\d[\\w:+-]*(?:[.,]\\w+)*", "#"),
          rule("#(?:, #)+", "#, …"));

  private MessagePattern() {}

  /** The pattern of a message; of a pattern, the pattern itself. */
  static String of(String message) {
    String text = message;
    for (Rule rule : RULES) {
      text = rule.pattern().matcher(text).replaceAll(rule.replacement());
    }
    return text;
  }

  private static Rule rule(String pattern, String replacement) {
    return new Rule(Pattern.compile(pattern), replacement);
  }
}
