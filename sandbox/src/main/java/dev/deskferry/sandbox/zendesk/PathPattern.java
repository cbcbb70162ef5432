package dev.deskferry.sandbox.zendesk;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** A path such as {@code tickets/{id}/comments}, below {@code /api/v2/}. */
final class PathPattern {

  private static final int LONGEST_ID = 18;
  private static final Pattern NUMBER = Pattern.compile("\\d+");
  private static final Pattern LOCALE = Pattern.compile("[a-z]{2}(-[A-Za-z0-9]{2,8})?");
  private static final Pattern TEXT = Pattern.compile("[A-Za-z0-9_.:-]{1,100}");

  private final String text;
  private final String[] parts;

  private PathPattern(String text) {
    this.text = text;
    this.parts = text.split("/");
  }

  /**
   * A pattern in which {@code {id}} stands for a whole number, {@code {locale}} for one such as
   * {@code en-us}, and {@code {key}} for any text of letters, digits and {@code _.:-}.
   */
  static PathPattern of(String text) {
    return new PathPattern(text);
  }

  /**
   * What a path has in the places of the pattern.
   *
   * @param ids the numbers; one that no record can have is the largest long
   * @param texts locales and keys
   */
  record Match(List<Long> ids, List<String> texts) {}

  /** The parts of a path that vary; empty when the path is another one. */
  Optional<Match> match(String[] path) {
    if (path.length != parts.length) {
      return Optional.empty();
    }
    Match match = new Match(new ArrayList<>(1), new ArrayList<>(1));
    for (int i = 0; i < parts.length; i++) {
      if (!isMatch(parts[i], path[i], match)) {
        return Optional.empty();
      }
    }
    return Optional.of(match);
  }

  private static boolean isMatch(String expected, String found, Match match) {
    return switch (expected) {
      case "{id}" -> {
        boolean isPossible = found.length() <= LONGEST_ID;
        yield NUMBER.matcher(found).matches()
            && match.ids().add(isPossible ? Long.parseLong(found) : Long.MAX_VALUE);
      }
      case "{locale}" -> LOCALE.matcher(found).matches() && match.texts().add(found);
      case "{key}" -> TEXT.matcher(found).matches() && match.texts().add(found);
      default -> expected.equals(found);
    };
  }

  /** How many parts there are. */
  int length() {
    return parts.length;
  }

  /** The resource that decides which OAuth scope is needed, such as {@code tickets}. */
  String resource() {
    return parts[0];
  }

  /** Whether only the scope {@code read} will do, and none of a single resource. */
  boolean needsGlobalRead() {
    return text.equals("ticket_audits") || text.endsWith("/audits");
  }

  @Override
  public String toString() {
    return text;
  }
}
