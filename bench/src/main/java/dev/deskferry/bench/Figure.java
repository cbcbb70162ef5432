package dev.deskferry.bench;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/**
 * One measured ratio beside its goal: a row for docs/performance.md.
 *
 * @param what was measured, and under which conditions
 * @param goal in words
 * @param measured in words
 */
record Figure(String what, String goal, String measured, boolean isReached) {

  /** A value that must be so great at least. */
  static Figure atLeast(String what, double goal, double value, String format) {
    return new Figure(what, "at least " + text(format, goal), text(format, value), value >= goal);
  }

  /** A value that must be so great at most. */
  static Figure atMost(String what, double goal, double value, String format) {
    return new Figure(what, "at most " + text(format, goal), text(format, value), value <= goal);
  }

  /** Prints a table in Markdown. */
  static void print(List<Figure> figures) {
    System.out.println();
    System.out.println("| figure | goal | measured | reached |");
    System.out.println("|---|---|---|---|");
    for (Figure figure : figures) {
      System.out.println(
          String.join(
              " | ",
              Arrays.asList(
                  "| " + figure.what,
                  figure.goal,
                  figure.measured,
                  (figure.isReached ? "yes" : "no") + " |")));
    }
  }

  /** A text with numbers, in the same manner on every machine. */
  static String text(String format, Object... numbers) {
    return String.format(Locale.ROOT, format, numbers);
  }
}
