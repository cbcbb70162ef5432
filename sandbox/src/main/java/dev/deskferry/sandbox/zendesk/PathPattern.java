package dev.deskferry.sandbox.zendesk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A path such as {@code tickets/{id}/comments}, below {@code /api/v2/}. */
final class PathPattern {

  private static final int LONGEST_ID = 18;

  private final String text;
  private final String[] parts;

  private PathPattern(String text) {
    this.text = text;
    this.parts = text.split("/");
  }

  /** A pattern in which {@code {id}} stands for a whole number. */
  static PathPattern of(String text) {
    return new PathPattern(text);
  }

  /**
   * The numbers in the places of {@code {id}}; empty when the path is another one. A number that no
   * record can have is the largest long.
   */
  Optional<List<Long>> match(String[] path) {
    if (path.length != parts.length) {
      return Optional.empty();
    }
    List<Long> numbers = new ArrayList<>(1);
    for (int i = 0; i < parts.length; i++) {
      if (parts[i].equals("{id}")) {
        if (!path[i].matches("\\d+")) {
          return Optional.empty();
        }
        boolean isPossible = path[i].length() <= LONGEST_ID;
        numbers.add(isPossible ? Long.parseLong(path[i]) : Long.MAX_VALUE);
      } else if (!parts[i].equals(path[i])) {
        return Optional.empty();
      }
    }
    return Optional.of(numbers);
  }

  /** The resource that decides which OAuth scope is needed, such as {@code tickets}. */
  String resource() {
    return parts[0];
  }

  @Override
  public String toString() {
    return text;
  }
}
