package dev.deskferry.problem;

/**
 * One thing that is wrong in one place.
 *
 * @param path the setting inside the file, for instance {@code properties.subject.as}; empty for
 *     the whole file
 * @param code stable kebab-case word for programs, for instance {@code unknown-function}
 * @param message what was found, what was expected, what to do; without the place
 */
public record Problem(
    Severity severity, Location location, String path, String code, String message) {

  /**
   * {@code mappings/tickets.yaml:41:15 properties.subject.as: unknown function "epochMilis"; did
   * you mean "epochMillis"?}
   */
  @Override
  public String toString() {
    return path.isEmpty() ? location + ": " + message : location + " " + path + ": " + message;
  }
}
