package dev.deskferry.function;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** Names of people and of properties. */
public final class Names {

  private static final Pattern MARKS = Pattern.compile("\\p{M}+");
  private static final Pattern OTHERS = Pattern.compile("[^a-z0-9]+");

  /** Latin letters that Unicode does not decompose. */
  private static final Map<Character, String> LATIN =
      Map.ofEntries(
          Map.entry('ß', "ss"),
          Map.entry('æ', "ae"),
          Map.entry('œ', "oe"),
          Map.entry('ø', "o"),
          Map.entry('đ', "d"),
          Map.entry('ð', "d"),
          Map.entry('þ', "th"),
          Map.entry('ł', "l"),
          Map.entry('ħ', "h"),
          Map.entry('ı', "i"));

  private Names() {}

  /**
   * Lower case ASCII words joined by underscores; empty when a text has no Latin letter and no
   * digit.
   */
  public static String snake(String text) {
    String plain =
        MARKS
            .matcher(Normalizer.normalize(text.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD))
            .replaceAll("");
    StringBuilder latin = new StringBuilder(plain.length());
    plain
        .chars()
        .forEach(c -> latin.append(LATIN.getOrDefault((char) c, String.valueOf((char) c))));
    String words = OTHERS.matcher(latin).replaceAll("_");
    return words.replaceAll("^_|_$", "");
  }

  static String first(String name) {
    String trimmed = name.strip();
    int comma = trimmed.indexOf(", ");
    return comma > 0 ? trimmed.substring(comma + 2).strip() : trimmed.split("\\s+", 2)[0];
  }

  static String last(String name) {
    String trimmed = name.strip();
    int comma = trimmed.indexOf(", ");
    if (comma > 0) {
      return trimmed.substring(0, comma).strip();
    }
    String[] parts = trimmed.split("\\s+", 2);
    return parts.length == 2 ? parts[1] : "";
  }
}
