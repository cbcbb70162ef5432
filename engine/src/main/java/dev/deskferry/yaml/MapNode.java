package dev.deskferry.yaml;

import dev.deskferry.problem.Location;
import dev.deskferry.problem.Problems;
import dev.deskferry.problem.Wording;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.UnaryOperator;

/**
 * A YAML mapping. Accessors record what is wrong and answer with something empty, so that reading
 * goes on and all problems come out together. A key whose value is null counts as absent.
 */
public final class MapNode extends Node {

  private final Map<String, Entry> entries;

  record Entry(Location keyLocation, Node value) {}

  MapNode(Location location, String path, Map<String, Entry> entries, Problems problems) {
    super(location, path, problems);
    this.entries = new LinkedHashMap<>(entries);
  }

  /** In the order of the file. */
  public List<String> keys() {
    return List.copyOf(entries.keySet());
  }

  /** The value under a key; empty when absent or null. */
  public Optional<Node> child(String key) {
    return Optional.ofNullable(entries.get(key))
        .map(Entry::value)
        .filter(value -> !(value instanceof ScalarNode scalar && scalar.isNull()));
  }

  /** True when the key is written, even with a null value. */
  public boolean has(String key) {
    return entries.containsKey(key);
  }

  /** Where a key stands; where the map begins when the key is absent. */
  public Location keyLocation(String key) {
    Entry entry = entries.get(key);
    return entry == null ? location : entry.keyLocation();
  }

  /** Records an error for every key that is none of these. */
  public void allowOnly(String... known) {
    for (String key : entries.keySet()) {
      if (!List.of(known).contains(key)) {
        errorAtKey(
            key,
            "unknown-key",
            "unknown key \"" + key + "\"" + Wording.suggestion(key, List.of(known)));
      }
    }
  }

  /**
   * The text under a key; records an error and answers the empty text when it is absent or no
   * scalar.
   */
  public String requireText(String key) {
    if (child(key).isEmpty()) {
      missing(key);
    }
    return optionalText(key).orElse("");
  }

  /** The map under a key; records an error and answers an empty map when it is absent or no map. */
  public MapNode requireMap(String key) {
    if (child(key).isEmpty()) {
      missing(key);
    }
    return optionalMap(key).orElseGet(() -> emptyChild(key));
  }

  /**
   * The text under a key; numbers and booleans as written. A list or map is recorded as an error.
   */
  public Optional<String> optionalText(String key) {
    return scalar(key, "a text").map(ScalarNode::text);
  }

  /** The scalar under a key, which knows its place. A list or map is recorded as an error. */
  public Optional<ScalarNode> optionalScalar(String key) {
    return scalar(key, "a text");
  }

  /** The integer under a key; anything else is recorded as an error. */
  public OptionalInt optionalInt(String key) {
    Optional<ScalarNode> scalar = scalar(key, "a whole number");
    if (scalar.isPresent()
        && scalar.get().value() instanceof Long number
        && number.intValue() == number) {
      return OptionalInt.of(number.intValue());
    }
    scalar.ifPresent(found -> wrongType(found, "a whole number"));
    return OptionalInt.empty();
  }

  /** True or false under a key; anything else is recorded as an error. */
  public Optional<Boolean> optionalBoolean(String key) {
    return scalar(key, "true or false")
        .flatMap(
            found -> {
              if (found.value() instanceof Boolean value) {
                return Optional.of(value);
              }
              wrongType(found, "true or false");
              return Optional.empty();
            });
  }

  /**
   * A duration such as {@code 500ms}, {@code 30s}, {@code 5m} or {@code 2h}; anything else is
   * recorded as an error.
   */
  public Optional<Duration> optionalDuration(String key) {
    return scalar(key, Durations.EXPECTED).flatMap(Durations::read);
  }

  /**
   * The text under a key, which must be one of the allowed ones; anything else is recorded as an
   * error.
   */
  public Optional<String> optionalOneOf(String key, List<String> allowed) {
    return scalar(key, Wording.alternatives(allowed))
        .flatMap(
            found -> {
              if (allowed.contains(found.text())) {
                return Optional.of(found.text());
              }
              found.error(
                  "unknown-word",
                  "\""
                      + found.text()
                      + "\" is none of "
                      + Wording.enumeration(allowed)
                      + Wording.nearest(found.text(), allowed)
                          .map(near -> "; did you mean \"" + near + "\"?")
                          .orElse(""));
              return Optional.empty();
            });
  }

  /** The list under a key; anything else is recorded as an error. */
  public Optional<ListNode> optionalList(String key) {
    return child(key).flatMap(found -> typed(found, ListNode.class, "a list"));
  }

  /** The map under a key; anything else is recorded as an error. */
  public Optional<MapNode> optionalMap(String key) {
    return child(key).flatMap(found -> typed(found, MapNode.class, "a map"));
  }

  /** A list of texts, or one text standing for a list of one; empty when absent. */
  public List<String> optionalTexts(String key) {
    Optional<Node> found = child(key);
    if (found.isPresent() && found.get() instanceof ScalarNode scalar) {
      return List.of(scalar.text());
    }
    return optionalList(key).map(ListNode::texts).orElse(List.of());
  }

  /** Records an error where a key stands. */
  public void errorAtKey(String key, String code, String message) {
    problems.error(keyLocation(key), YamlReader.join(path, key), code, message);
  }

  /** The same map with every scalar below it replaced, at any depth. */
  public MapNode mapScalars(UnaryOperator<ScalarNode> change) {
    Map<String, Entry> changed = new LinkedHashMap<>();
    entries.forEach(
        (key, entry) ->
            changed.put(key, new Entry(entry.keyLocation(), changed(entry.value(), change))));
    return new MapNode(location, path, changed, problems);
  }

  private static Node changed(Node node, UnaryOperator<ScalarNode> change) {
    if (node instanceof MapNode map) {
      return map.mapScalars(change);
    }
    return node instanceof ListNode list
        ? list.withValues(list.values().stream().map(value -> changed(value, change)).toList())
        : change.apply((ScalarNode) node);
  }

  private void missing(String key) {
    Entry entry = entries.get(key);
    if (entry != null && entry.value() instanceof ScalarNode value && !value.absence().isEmpty()) {
      value.error("missing-value", "\"" + key + "\" has no value: " + value.absence());
    } else {
      error("missing-key", "\"" + key + "\" is missing; add it");
    }
  }

  /** An empty map in the place of an absent key, for sections that may be left out. */
  public MapNode emptyChild(String key) {
    return new MapNode(location, YamlReader.join(path, key), Map.of(), problems);
  }

  /** A null in the place of an absent key. */
  public ScalarNode emptyScalar(String key) {
    return new ScalarNode(
        location, YamlReader.join(path, key), "", true, TextOrigin.FOLDED, problems);
  }

  private Optional<ScalarNode> scalar(String key, String expected) {
    return child(key).flatMap(found -> typed(found, ScalarNode.class, expected));
  }

  private static <T extends Node> Optional<T> typed(Node found, Class<T> type, String expected) {
    if (type.isInstance(found)) {
      return Optional.of(type.cast(found));
    }
    wrongType(found, expected);
    return Optional.empty();
  }

  private static void wrongType(Node found, String expected) {
    found.error("wrong-type", "expected " + expected + ", found " + found.kind());
  }

  @Override
  public String kind() {
    return "a map";
  }
}
