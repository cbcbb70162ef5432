package dev.deskferry.yaml;

import dev.deskferry.problem.Location;
import dev.deskferry.problem.Problems;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.yaml.snakeyaml.DumperOptions.ScalarStyle;
import org.yaml.snakeyaml.nodes.MappingNode;
import org.yaml.snakeyaml.nodes.NodeTuple;
import org.yaml.snakeyaml.nodes.SequenceNode;
import org.yaml.snakeyaml.nodes.Tag;

/** Turns SnakeYAML's nodes into ours and refuses what we do not speak. For one document. */
final class NodeBuilder {

  private final String file;
  private final List<String> lines;
  private final Problems problems;

  NodeBuilder(String file, String text, Problems problems) {
    this.file = file;
    this.lines = text.lines().toList();
    this.problems = problems;
  }

  Node root(org.yaml.snakeyaml.nodes.@Nullable Node node) {
    return node == null ? nothing(new Location(file, 1, 1), "") : build(node, "");
  }

  private Node build(org.yaml.snakeyaml.nodes.Node node, String path) {
    Location location = YamlReader.location(file, node.getStartMark());
    // An alias arrives as the anchored node itself, possibly inside itself: look no further.
    if (node.getAnchor() != null) {
      problems.error(
          location,
          path,
          "yaml-anchor",
          "anchors and aliases are not used here; write the value again");
      return nothing(location, path);
    }
    refuseTag(node, location, path);
    if (node instanceof MappingNode mapping) {
      return map(mapping, location, path);
    }
    if (node instanceof SequenceNode sequence) {
      return list(sequence, location, path);
    }
    return scalar((org.yaml.snakeyaml.nodes.ScalarNode) node, location, path);
  }

  private MapNode map(MappingNode mapping, Location location, String path) {
    Map<String, MapNode.Entry> entries = new LinkedHashMap<>();
    for (NodeTuple tuple : mapping.getValue()) {
      Location keyLocation = YamlReader.location(file, tuple.getKeyNode().getStartMark());
      if (!(tuple.getKeyNode() instanceof org.yaml.snakeyaml.nodes.ScalarNode key)) {
        problems.error(keyLocation, path, "yaml-key", "a key must be a word, not a list or map");
        continue;
      }
      String name = key.getValue();
      MapNode.Entry first = entries.get(name);
      if (first != null) {
        problems.error(
            keyLocation,
            YamlReader.join(path, name),
            "duplicate-key",
            "\"" + name + "\" is already in line " + first.keyLocation().line() + "; keep one");
        continue;
      }
      Node value = build(tuple.getValueNode(), YamlReader.join(path, name));
      entries.put(name, new MapNode.Entry(keyLocation, value));
    }
    return new MapNode(location, path, entries, problems);
  }

  private ListNode list(SequenceNode sequence, Location location, String path) {
    List<Node> values = new ArrayList<>();
    for (org.yaml.snakeyaml.nodes.Node value : sequence.getValue()) {
      values.add(build(value, path + "[" + values.size() + "]"));
    }
    return new ListNode(location, path, values, problems);
  }

  private ScalarNode scalar(
      org.yaml.snakeyaml.nodes.ScalarNode scalar, Location location, String path) {
    boolean plain = scalar.getScalarStyle() == ScalarStyle.PLAIN;
    return new ScalarNode(
        location, path, scalar.getValue(), plain, origin(scalar, location), problems);
  }

  private TextOrigin origin(org.yaml.snakeyaml.nodes.ScalarNode scalar, Location location) {
    boolean oneLine = scalar.getStartMark().getLine() == scalar.getEndMark().getLine();
    return switch (scalar.getScalarStyle()) {
      case PLAIN -> oneLine ? new TextOrigin(true, 0, location.column()) : TextOrigin.FOLDED;
      case SINGLE_QUOTED, DOUBLE_QUOTED ->
          oneLine ? new TextOrigin(true, 0, location.column() + 1) : TextOrigin.FOLDED;
      case LITERAL -> new TextOrigin(true, 1, indentAfter(location.line()) + 1);
      default -> TextOrigin.FOLDED;
    };
  }

  private int indentAfter(int line) {
    return lines.stream()
        .skip(line)
        .filter(text -> !text.isBlank())
        .findFirst()
        .map(text -> text.length() - text.stripLeading().length())
        .orElse(0);
  }

  private void refuseTag(org.yaml.snakeyaml.nodes.Node node, Location location, String path) {
    if (!node.getTag().getValue().startsWith(Tag.PREFIX)) {
      problems.error(location, path, "yaml-tag", "tags such as !word are not used here; remove it");
    }
  }

  private ScalarNode nothing(Location location, String path) {
    return new ScalarNode(location, path, "", true, TextOrigin.FOLDED, problems);
  }
}
