package dev.deskferry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.MissingNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A way into a staged record: {@code via.source.rel}, {@code domain_names[0]}, {@code
 * identities[].value}, {@code identities[type=email].value}. A first word that is the name of a
 * join means that join, every other one the payload. Where a segment selects several, the result is
 * an array.
 */
public final class Path {

  private static final Pattern SEGMENT =
      Pattern.compile("([A-Za-z_][A-Za-z0-9_-]*)((?:\\[[^\\[\\]]*])*)");
  private static final Pattern SELECTOR = Pattern.compile("\\[([^\\[\\]]*)]");
  private static final Pattern FILTER = Pattern.compile("([A-Za-z_][A-Za-z0-9_-]*)=(.*)");

  private final String text;
  private final String first;
  private final boolean throughJoin;
  private final Step[] steps;

  /** One move from a value to the next. */
  private sealed interface Step permits Field, Index, All, Filter {}

  private record Field(String name) implements Step {}

  private record Index(int index) implements Step {}

  private record All() implements Step {}

  private record Filter(String name, String value) implements Step {}

  private Path(String text, String first, boolean throughJoin, List<Step> steps) {
    this.text = text;
    this.first = first;
    this.throughJoin = throughJoin;
    this.steps = steps.toArray(Step[]::new);
  }

  /**
   * Compiles a path.
   *
   * @param joins names that mean a join when they come first
   * @throws IllegalArgumentException when the text is no path; the message says what is expected
   */
  public static Path of(String text, Set<String> joins) {
    List<Step> steps = new ArrayList<>();
    for (String segment : text.split("\\.(?![^\\[]*])", -1)) {
      Matcher matcher = SEGMENT.matcher(segment);
      if (!matcher.matches()) {
        throw new IllegalArgumentException(
            "\""
                + text
                + "\" is no path; expected words joined by dots, such as via.source.rel,"
                + " domain_names[0] or identities[type=email].value");
      }
      steps.add(new Field(matcher.group(1)));
      Matcher selectors = SELECTOR.matcher(matcher.group(2));
      while (selectors.find()) {
        steps.add(selector(selectors.group(1)));
      }
    }
    String first = ((Field) steps.get(0)).name();
    return new Path(text, first, joins.contains(first), steps);
  }

  private static Step selector(String text) {
    Matcher filter = FILTER.matcher(text);
    if (filter.matches()) {
      return new Filter(filter.group(1), filter.group(2));
    }
    if (text.isEmpty()) {
      return new All();
    }
    try {
      return new Index(Integer.parseInt(text));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "[" + text + "] selects nothing; expected [0], [] or [key=value]", e);
    }
  }

  /**
   * Follows the path.
   *
   * @return never null; a missing node when there is nothing
   */
  public JsonNode read(JsonNode payload, Map<String, JsonNode> joined) {
    if (!throughJoin) {
      return follow(payload, 0);
    }
    JsonNode join = joined.get(first);
    return join == null ? MissingNode.getInstance() : follow(join, 1);
  }

  private JsonNode follow(JsonNode start, int from) {
    JsonNode current = start;
    for (int i = from; i < steps.length; i++) {
      Step step = steps[i];
      if (step instanceof Field field) {
        current = current.path(field.name());
      } else if (step instanceof Index index) {
        current = current.path(index.index());
      } else {
        return collect(current, step, i + 1);
      }
    }
    return current;
  }

  private JsonNode collect(JsonNode current, Step step, int next) {
    if (!current.isArray()) {
      return MissingNode.getInstance();
    }
    ArrayNode collected = JsonNodeFactory.instance.arrayNode();
    for (JsonNode element : current) {
      if (step instanceof Filter filter
          && !element.path(filter.name()).asText("").equals(filter.value())) {
        continue;
      }
      JsonNode found = follow(element, next);
      if (!found.isMissingNode() && !found.isNull()) {
        collected.add(found);
      }
    }
    return collected;
  }

  /** As written. */
  @Override
  public String toString() {
    return text;
  }
}
