package dev.deskferry.report;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.OptionalLong;

/**
 * Lays cells out in columns: the first to the left, all others to the right, two spaces between.
 */
final class TextTable {
  private final List<List<String>> lines = new ArrayList<>();
  private final boolean endsInWords;

  TextTable(String... headings) {
    this(false, headings);
  }

  private TextTable(boolean endsInWords, String... headings) {
    this.endsInWords = endsInWords;
    lines.add(List.of(headings));
  }

  /** The last column is to the left too. */
  static TextTable withWords(String... headings) {
    return new TextTable(true, headings);
  }

  /** Adds a line; it must have as many cells as there are headings. */
  void add(List<String> cells) {
    if (cells.size() != lines.get(0).size()) {
      throw new IllegalArgumentException(cells.size() + " cells; expected " + lines.get(0).size());
    }
    lines.add(List.copyOf(cells));
  }

  /** The lines, each ended by a newline, none with blanks at its end. */
  String render() {
    int columnCount = lines.get(0).size();
    int[] widths = new int[columnCount];
    for (List<String> line : lines) {
      for (int i = 0; i < columnCount; i++) {
        widths[i] = Math.max(widths[i], width(line.get(i)));
      }
    }
    StringBuilder text = new StringBuilder();
    for (List<String> line : lines) {
      StringBuilder row = new StringBuilder();
      for (int i = 0; i < columnCount; i++) {
        String pad = " ".repeat(widths[i] - width(line.get(i)));
        boolean isWords = i == 0 || (endsInWords && i == columnCount - 1);
        row.append(i == 0 ? "" : "  ").append(isWords ? line.get(i) + pad : pad + line.get(i));
      }
      text.append(row.toString().stripTrailing()).append('\n');
    }
    return text.toString();
  }

  /** With thousands separators: {@code 1,234,567}. */
  static String number(long value) {
    return String.format(Locale.ROOT, "%,d", value);
  }

  /** The same, {@code -} for nothing. */
  static String number(OptionalLong value) {
    return value.isPresent() ? number(value.getAsLong()) : "-";
  }

  private static int width(String cell) {
    return cell.codePointCount(0, cell.length());
  }
}
