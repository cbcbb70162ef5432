package dev.deskferry.problem;

/**
 * A place in a text file.
 *
 * @param file as the operator would name it, relative to the root folder
 * @param line from 1; 0 when the whole file is meant
 * @param column from 1, counted in code points; 0 when the whole file is meant
 */
public record Location(String file, int line, int column) {

  /** The file as a whole, for instance because it is missing. */
  public static Location ofFile(String file) {
    return new Location(file, 0, 0);
  }

  /** {@code file:line:column}, or only the file when no line is known. */
  @Override
  public String toString() {
    return line == 0 ? file : file + ":" + line + ":" + column;
  }
}
