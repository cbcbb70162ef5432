package dev.deskferry.yaml;

import dev.deskferry.problem.Location;

/**
 * Where the text of a scalar stands in its file.
 *
 * @param exact false when lines were folded, so that only the beginning is known
 * @param lineOffset lines between the beginning of the node and the first line of its text
 * @param column the column in which every line of the text begins, from 1
 */
record TextOrigin(boolean exact, int lineOffset, int column) {

  static final TextOrigin FOLDED = new TextOrigin(false, 0, 1);

  Location locationOf(Location start, int line, int textColumn) {
    return exact
        ? new Location(start.file(), start.line() + lineOffset + line - 1, column + textColumn - 1)
        : start;
  }
}
