package dev.deskferry.yaml;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a plain scalar means, by the YAML 1.2.2 core schema (yaml.org/spec/1.2.2, section 10.3.2,
 * read 2026-11-22). Unlike YAML 1.1, {@code yes}, {@code off}, {@code 12:30} and dates are strings.
 */
final class CoreSchema {

  private static final Pattern NULL = Pattern.compile("|~|null|Null|NULL");
  private static final Pattern TRUE = Pattern.compile("true|True|TRUE");
  private static final Pattern FALSE = Pattern.compile("false|False|FALSE");
  private static final Pattern INTEGER = Pattern.compile("[-+]?[0-9]{1,18}");
  private static final Pattern FLOAT =
      Pattern.compile("[-+]?(\\.[0-9]+|[0-9]+(\\.[0-9]*)?)([eE][-+]?[0-9]+)?");

  private CoreSchema() {}

  static boolean isNull(String text) {
    return NULL.matcher(text).matches();
  }

  /**
   * Octal, hexadecimal, infinite and not-a-number forms stay strings: nobody means them in a
   * mapping.
   */
  static @Nullable Object value(String text) {
    if (isNull(text)) {
      return null;
    }
    if (TRUE.matcher(text).matches() || FALSE.matcher(text).matches()) {
      return TRUE.matcher(text).matches();
    }
    if (INTEGER.matcher(text).matches()) {
      return Long.valueOf(text);
    }
    return FLOAT.matcher(text).matches() ? (Object) Double.valueOf(text) : text;
  }
}
