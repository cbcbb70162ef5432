package dev.deskferry.spec;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.problem.Wording;
import dev.deskferry.yaml.ListNode;
import dev.deskferry.yaml.MapNode;
import dev.deskferry.yaml.Node;
import dev.deskferry.yaml.ScalarNode;
import dev.deskferry.yaml.YamlJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Reads one entry of {@code properties:}. */
final class PropertyReader {

  private static final List<String> SOURCES = List.of("from", "value", "expr");

  private PropertyReader() {}

  static Optional<PropertySpec> read(String name, MapNode node) {
    node.allowOnly(MappingKeys.PROPERTY.names());
    Values.propertyName(node, name);
    checkCombinations(node);
    return source(node)
        .map(
            source ->
                new PropertySpec(
                    name,
                    source,
                    node.optionalScalar("when").map(Expression::new),
                    node.optionalText("default"),
                    apply(node),
                    map(node),
                    node.optionalOneOf("lookup", List.of("owner")).isPresent(),
                    Values.otherwise(
                        node, "fallback", List.of("owner", "reject", "keep", "drop", "default")),
                    kind(node),
                    node.optionalInt("truncate"),
                    Values.rejectTooLong(node),
                    Values.otherwise(node, "invalid", List.of("keep", "reject", "drop", "default")),
                    !node.optionalOneOf("empty", MappingKeys.EMPTY).orElse("clear").equals("omit"),
                    node.child("define").flatMap(PropertyReader::definition),
                    node));
  }

  private static void checkCombinations(MapNode node) {
    needs(node, "otherwise", "map");
    needs(node, "fallback", "lookup");
    if (node.optionalInt("truncate").orElse(1) < 1) {
      node.errorAtKey("truncate", "wrong-type", "expected a whole number from 1");
    }
    if (node.has("truncate") && Values.rejectTooLong(node)) {
      node.errorAtKey(
          "truncate",
          "contradiction",
          "a text that is cut is never too long; remove one of \"truncate\" and \"too_long\"");
    }
  }

  private static void needs(MapNode node, String key, String other) {
    if (node.has(key) && !node.has(other)) {
      node.errorAtKey(
          key,
          "without-effect",
          "\"" + key + "\" needs \"" + other + "\"; add it, or remove \"" + key + "\"");
    }
  }

  private static Optional<ValueSource> source(MapNode node) {
    List<String> given = SOURCES.stream().filter(node::has).toList();
    if (given.size() != 1) {
      node.error(
          "property-source",
          given.isEmpty()
              ? "the property has no source; expected from, value or expr"
              : "the property has " + Wording.enumeration(given) + "; keep one");
      return Optional.empty();
    }
    return switch (given.get(0)) {
      case "from" -> Optional.of(new ValueSource.FromPaths(paths(node)));
      case "value" -> Optional.of(new ValueSource.Constant(node.optionalText("value").orElse("")));
      default ->
          Optional.of(new ValueSource.Computed(new Expression(Values.requireScalar(node, "expr"))));
    };
  }

  private static List<PathText> paths(MapNode node) {
    Optional<Node> child = node.child("from");
    if (child.isPresent() && child.get() instanceof ListNode list) {
      list.texts();
      return list.values().stream()
          .filter(ScalarNode.class::isInstance)
          .map(value -> new PathText((ScalarNode) value))
          .toList();
    }
    return List.of(Values.requirePath(node, "from"));
  }

  private static ValueKind kind(MapNode node) {
    return node.optionalOneOf("as", ValueKind.words())
        .flatMap(ValueKind::of)
        .orElse(ValueKind.STRING);
  }

  private static Optional<ValueMap> map(MapNode node) {
    return node.optionalMap("map")
        .map(
            map ->
                new ValueMap(
                    texts(map),
                    Values.otherwise(
                            node, "otherwise", List.of("reject", "keep", "drop", "pass", "default"))
                        .orElseGet(Otherwise.Reject::new)));
  }

  private static Map<String, String> texts(MapNode map) {
    Map<String, String> texts = new LinkedHashMap<>();
    map.keys().forEach(key -> texts.put(key, map.optionalText(key).orElse("")));
    return texts;
  }

  private static List<FunctionCall> apply(MapNode node) {
    Optional<Node> child = node.child("apply");
    if (child.isEmpty()) {
      return List.of();
    }
    Stream<Node> calls =
        child.get() instanceof ListNode list ? list.values().stream() : Stream.of(child.get());
    return calls.map(PropertyReader::call).flatMap(Optional::stream).toList();
  }

  private static Optional<FunctionCall> call(Node node) {
    if (node instanceof ScalarNode name) {
      return Optional.of(new FunctionCall(name.text(), Map.of(), node));
    }
    if (node instanceof MapNode map && map.keys().size() == 1) {
      String name = map.keys().get(0);
      return Optional.of(new FunctionCall(name, arguments(map, name), node));
    }
    node.error(
        "function-call",
        "expected a function such as lower, or one with arguments such as {truncate: 10}, found "
            + node.kind());
    return Optional.empty();
  }

  private static Map<String, JsonNode> arguments(MapNode call, String name) {
    Map<String, JsonNode> arguments = new LinkedHashMap<>();
    call.child(name)
        .ifPresent(
            given -> {
              if (given instanceof MapNode map) {
                map.keys()
                    .forEach(
                        key ->
                            map.child(key)
                                .ifPresent(value -> arguments.put(key, YamlJson.toJson(value))));
              } else {
                arguments.put("", YamlJson.toJson(given));
              }
            });
    return arguments;
  }

  private static Optional<DefinitionSpec> definition(Node node) {
    if (node instanceof ScalarNode label) {
      return Optional.of(
          new DefinitionSpec(
              label.text(),
              Optional.empty(),
              Optional.empty(),
              Optional.empty(),
              false,
              Map.of(),
              "",
              node));
    }
    if (!(node instanceof MapNode map)) {
      node.error("wrong-type", "expected a label, or a map, found " + node.kind());
      return Optional.empty();
    }
    map.allowOnly(MappingKeys.DEFINE.names());
    return Optional.of(
        new DefinitionSpec(
            map.requireText("label"),
            map.optionalOneOf("type", MappingKeys.TYPES),
            map.optionalOneOf("field_type", MappingKeys.FIELD_TYPES),
            map.optionalText("group"),
            map.optionalBoolean("unique").orElse(false),
            map.optionalMap("options").map(PropertyReader::texts).orElse(Map.of()),
            map.optionalText("description").orElse(""),
            node));
  }
}
