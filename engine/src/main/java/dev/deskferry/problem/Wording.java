package dev.deskferry.problem;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** How problems speak: suggestions for mistyped words, and lists as one would say them. */
public final class Wording {

  private Wording() {}

  /**
   * The known word that was probably meant.
   *
   * @return empty when nothing is near: more than a third of the letters would have to change
   */
  public static Optional<String> nearest(String word, Collection<String> known) {
    String typed = word.toLowerCase(Locale.ROOT);
    return known.stream()
        .filter(candidate -> distance(typed, candidate.toLowerCase(Locale.ROOT)) <= tolerance(word))
        .min(
            Comparator.<String>comparingInt(
                    candidate -> distance(typed, candidate.toLowerCase(Locale.ROOT)))
                .thenComparing(Comparator.naturalOrder()));
  }

  /**
   * {@code ; did you mean "from"?} or, when nothing is near, {@code ; expected from, to or key}.
   *
   * @return the empty text when nothing is known
   */
  public static String suggestion(String word, Collection<String> known) {
    if (known.isEmpty()) {
      return "";
    }
    return nearest(word, known)
        .map(candidate -> "; did you mean \"" + candidate + "\"?")
        .orElseGet(() -> "; expected " + alternatives(known));
  }

  /** {@code a}, {@code a or b}, {@code a, b or c}, in the given order. */
  public static String alternatives(Collection<String> words) {
    return listed(words, " or ");
  }

  /** {@code a}, {@code a and b}, {@code a, b and c}, in the given order. */
  public static String enumeration(Collection<String> words) {
    return listed(words, " and ");
  }

  private static String listed(Collection<String> words, String last) {
    List<String> list = List.copyOf(words);
    if (list.size() < 2) {
      return String.join("", list);
    }
    return String.join(", ", list.subList(0, list.size() - 1)) + last + list.get(list.size() - 1);
  }

  private static int tolerance(String word) {
    return Math.max(1, word.length() / 3);
  }

  /**
   * Edits between two words: insertions, deletions, substitutions and swapped neighbours count one
   * each.
   */
  private static int distance(String left, String right) {
    int[][] edits = new int[left.length() + 1][right.length() + 1];
    for (int i = 0; i <= left.length(); i++) {
      for (int j = 0; j <= right.length(); j++) {
        edits[i][j] = i == 0 || j == 0 ? i + j : cheapest(edits, left, right, i, j);
      }
    }
    return edits[left.length()][right.length()];
  }

  private static int cheapest(int[][] edits, String left, String right, int i, int j) {
    boolean same = left.charAt(i - 1) == right.charAt(j - 1);
    int cheapest =
        Math.min(
            edits[i - 1][j - 1] + (same ? 0 : 1), 1 + Math.min(edits[i - 1][j], edits[i][j - 1]));
    boolean swapped =
        i > 1
            && j > 1
            && left.charAt(i - 1) == right.charAt(j - 2)
            && left.charAt(i - 2) == right.charAt(j - 1);
    return swapped ? Math.min(cheapest, edits[i - 2][j - 2] + 1) : cheapest;
  }
}
