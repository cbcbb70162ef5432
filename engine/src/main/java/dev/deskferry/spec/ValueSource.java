package dev.deskferry.spec;

import java.util.List;

/** Where the value of a property comes from. */
public sealed interface ValueSource {

  /** {@code from:}: the first of these paths that gives something. */
  record FromPaths(List<PathText> paths) implements ValueSource {
    /** Copies the list. */
    public FromPaths {
      paths = List.copyOf(paths);
    }
  }

  /** {@code value:}: always the same. */
  record Constant(String value) implements ValueSource {}

  /** {@code expr:}: what an expression gives. */
  record Computed(Expression expression) implements ValueSource {}
}
