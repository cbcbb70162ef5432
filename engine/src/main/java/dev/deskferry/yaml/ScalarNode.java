package dev.deskferry.yaml;

import dev.deskferry.problem.Location;
import dev.deskferry.problem.Problems;
import org.jspecify.annotations.Nullable;

/** A YAML scalar: text, number, true, false or null. */
public final class ScalarNode extends Node {

  private final String text;
  private final boolean plain;
  private final String absence;
  private final TextOrigin origin;

  ScalarNode(
      Location location,
      String path,
      String text,
      boolean plain,
      TextOrigin origin,
      Problems problems) {
    this(location, path, text, plain, "", origin, problems);
  }

  private ScalarNode(
      Location location,
      String path,
      String text,
      boolean plain,
      String absence,
      TextOrigin origin,
      Problems problems) {
    super(location, path, problems);
    this.text = text;
    this.plain = plain;
    this.absence = absence;
    this.origin = origin;
  }

  /** As written, without quotes; the empty text for null. */
  public String text() {
    return isNull() ? "" : text;
  }

  /** True for an unquoted {@code ~}, {@code null} or nothing at all. */
  public boolean isNull() {
    return plain && CoreSchema.isNull(text);
  }

  /**
   * A {@code String}, {@code Long}, {@code Double}, {@code Boolean} or null, by the YAML 1.2 core
   * schema.
   */
  public @Nullable Object value() {
    return plain ? CoreSchema.value(text) : text;
  }

  /** The same place with another text, for substitutions. */
  public ScalarNode withText(String replacement) {
    return new ScalarNode(location, path, replacement, plain, origin, problems);
  }

  /**
   * The same place with nothing in it.
   *
   * @param reason what to tell when the value is required, for instance that a variable is not set
   */
  public ScalarNode absent(String reason) {
    return new ScalarNode(location, path, "", true, reason, origin, problems);
  }

  /** Why there is nothing; empty when the file says so itself. */
  String absence() {
    return absence;
  }

  /**
   * Where a position of the text stands in the file; exact for one-line and {@code |} scalars, else
   * where the scalar begins.
   *
   * @param line of the text, from 1
   * @param column of the text, from 1
   */
  public Location locationOf(int line, int column) {
    return origin.locationOf(location, line, column);
  }

  /** Records an error at a position of the text. */
  public void errorAt(int line, int column, String code, String message) {
    problems.error(locationOf(line, column), path, code, message);
  }

  @Override
  public String kind() {
    Object value = value();
    if (value == null) {
      return "nothing";
    }
    if (value instanceof Boolean) {
      return "true or false";
    }
    return value instanceof Number ? "a number" : "a text";
  }
}
