package dev.deskferry.spec;

import dev.deskferry.problem.Wording;
import dev.deskferry.yaml.MapNode;
import dev.deskferry.yaml.Node;
import dev.deskferry.yaml.ScalarNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/** Readings that several parts of a mapping share. */
final class Values {

  private static final Pattern PROPERTY_NAME = Pattern.compile("[a-z][a-z0-9_]{0,99}");

  private static final String NO_NAME =
      "\" cannot be a HubSpot property name; expected at most 100 of a-z, 0-9 and _, beginning with a letter";

  private Values() {}

  /** A map and the name it stands under. */
  record Named(String name, MapNode node) {}

  /** The maps under a key, by their names; what is no map is recorded as an error. */
  static List<Named> mapsUnder(MapNode node, String key) {
    List<Named> named = new ArrayList<>();
    node.optionalMap(key)
        .ifPresent(
            map ->
                map.keys()
                    .forEach(
                        name -> {
                          Optional<MapNode> value = map.optionalMap(name);
                          value.ifPresent(found -> named.add(new Named(name, found)));
                          if (map.child(name).isEmpty()) {
                            map.errorAtKey(name, "wrong-type", "expected a map, found nothing");
                          }
                        }));
    return named;
  }

  /** A required name of which the prefix says where it belongs; the prefix may be left out. */
  static String afterPrefix(MapNode node, String key, String prefix) {
    String name = node.requireText(key);
    String rest = withoutPrefix(name, prefix);
    if (rest.contains(".")) {
      node.errorAtKey(
          key,
          "wrong-prefix",
          "\"" + name + "\" does not belong here; expected " + prefix + " and an object type");
    }
    return rest;
  }

  static String withoutPrefix(String name, String prefix) {
    return name.startsWith(prefix) ? name.substring(prefix.length()) : name;
  }

  /** Checks HubSpot's rules for property names. */
  static String propertyName(MapNode node, String key, String name) {
    if (!name.isEmpty() && !PROPERTY_NAME.matcher(name).matches()) {
      node.errorAtKey(key, "property-name", "\"" + name + NO_NAME);
    }
    return name;
  }

  /** Checks the name under which a property stands. */
  static void propertyName(MapNode property, String name) {
    if (!PROPERTY_NAME.matcher(name).matches()) {
      property.error("property-name", "\"" + name + NO_NAME);
    }
  }

  static PathText requirePath(MapNode node, String key) {
    return new PathText(requireScalar(node, key));
  }

  /**
   * The scalar under a key; when it is missing, the error is recorded and an empty one answered.
   */
  static ScalarNode requireScalar(MapNode node, String key) {
    node.requireText(key);
    return node.optionalScalar(key).orElseGet(() -> node.emptyScalar(key));
  }

  static boolean rejectTooLong(MapNode node) {
    return node.optionalOneOf("too_long", MappingKeys.TOO_LONG).orElse("truncate").equals("reject");
  }

  /**
   * Reads what is to happen to a value that does not fit.
   *
   * @param words those allowed here; {@code {default: X}} is allowed where {@code default} is among
   *     them
   */
  static Optional<Otherwise> otherwise(MapNode node, String key, List<String> words) {
    Optional<Node> child = node.child(key);
    if (child.isPresent() && child.get() instanceof MapNode map && words.contains("default")) {
      map.allowOnly("default");
      return Optional.of(new Otherwise.Default(map.requireText("default")));
    }
    return node.optionalText(key).flatMap(word -> otherwise(node, key, word, words));
  }

  private static Optional<Otherwise> otherwise(
      MapNode node, String key, String word, List<String> words) {
    if (words.contains(word) && !word.equals("default")) {
      return Optional.of(
          switch (word) {
            case "reject" -> new Otherwise.Reject();
            case "keep" -> new Otherwise.Keep();
            case "drop" -> new Otherwise.Drop();
            case "pass" -> new Otherwise.Pass();
            default -> new Otherwise.FallbackOwner();
          });
    }
    List<String> spoken =
        words.stream().map(known -> known.equals("default") ? "{default: X}" : known).toList();
    node.child(key)
        .ifPresent(
            found ->
                found.error(
                    "unknown-word",
                    "\""
                        + word
                        + "\" is not known here; expected "
                        + Wording.alternatives(spoken)));
    return Optional.empty();
  }
}
