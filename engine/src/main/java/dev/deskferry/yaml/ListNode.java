package dev.deskferry.yaml;

import dev.deskferry.problem.Location;
import dev.deskferry.problem.Problems;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/** A YAML sequence. */
public final class ListNode extends Node {

  private final List<Node> values;

  ListNode(Location location, String path, List<Node> values, Problems problems) {
    super(location, path, problems);
    this.values = List.copyOf(values);
  }

  /** In the order of the file. */
  public List<Node> values() {
    return values;
  }

  /** The values that are maps; every other value is recorded as an error. */
  public List<MapNode> maps() {
    return values.stream()
        .map(value -> value instanceof MapNode map ? Optional.of(map) : refused(value, "a map"))
        .flatMap(Optional::stream)
        .map(MapNode.class::cast)
        .toList();
  }

  /**
   * The values that are scalars, as text; every other value, null included, is recorded as an
   * error.
   */
  public List<String> texts() {
    return values.stream()
        .map(
            value ->
                value instanceof ScalarNode scalar && !scalar.isNull()
                    ? Optional.of(scalar)
                    : refused(value, "a text"))
        .flatMap(Optional::stream)
        .map(value -> ((ScalarNode) value).text())
        .toList();
  }

  /** The values as durations; every other value is recorded as an error. */
  public List<Duration> durations() {
    return values.stream()
        .map(
            value ->
                value instanceof ScalarNode scalar
                    ? Durations.read(scalar)
                    : refused(value, Durations.EXPECTED))
        .flatMap(Optional::stream)
        .map(Duration.class::cast)
        .toList();
  }

  ListNode withValues(List<Node> replacement) {
    return new ListNode(location, path, replacement, problems);
  }

  private static Optional<Node> refused(Node value, String expected) {
    value.error("wrong-type", "expected " + expected + ", found " + value.kind());
    return Optional.empty();
  }

  @Override
  public String kind() {
    return "a list";
  }
}
