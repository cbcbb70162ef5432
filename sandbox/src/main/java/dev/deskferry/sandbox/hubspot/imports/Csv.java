package dev.deskferry.sandbox.hubspot.imports;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV (RFC 4180): commas, double quotes, line breaks within quotes. */
final class Csv {

  private final String text;
  private int at;

  Csv(String text) {
    this.text = text.startsWith("\uFEFF") ? text.substring(1) : text;
  }

  /** Whether another row follows. */
  boolean hasNext() {
    return at < text.length();
  }

  /** The cells of the next row. */
  List<String> next() {
    List<String> cells = new ArrayList<>();
    while (true) {
      cells.add(cell());
      if (at >= text.length()) {
        return cells;
      }
      char end = text.charAt(at++);
      if (end == '\r' && at < text.length() && text.charAt(at) == '\n') {
        at++;
      }
      if (end != ',') {
        return cells;
      }
    }
  }

  private String cell() {
    if (at < text.length() && text.charAt(at) == '"') {
      return quoted();
    }
    int start = at;
    while (at < text.length() && ",\r\n".indexOf(text.charAt(at)) < 0) {
      at++;
    }
    return text.substring(start, at);
  }

  private String quoted() {
    StringBuilder cell = new StringBuilder();
    at++;
    while (at < text.length()) {
      char next = text.charAt(at++);
      if (next != '"') {
        cell.append(next);
      } else if (at < text.length() && text.charAt(at) == '"') {
        cell.append(text.charAt(at++));
      } else {
        break;
      }
    }
    return cell.toString();
  }

  /** Rows in a text, one more for a last line without a break. */
  static int countRows(String text) {
    Csv csv = new Csv(text);
    int rows = 0;
    while (csv.hasNext()) {
      csv.next();
      rows++;
    }
    return rows;
  }
}
