package dev.deskferry.yaml;

import dev.deskferry.problem.Location;
import dev.deskferry.problem.Problems;

/** A piece of a YAML file that knows its place. Immutable, apart from the problems it records. */
public abstract sealed class Node permits MapNode, ListNode, ScalarNode {

  final Location location;
  final String path;
  final Problems problems;

  Node(Location location, String path, Problems problems) {
    this.location = location;
    this.path = path;
    this.problems = problems;
  }

  /** Where the node begins. */
  public final Location location() {
    return location;
  }

  /** The way to the node, for instance {@code associations[2].by}; empty for the root. */
  public final String path() {
    return path;
  }

  /**
   * Records an error at this node; see {@link dev.deskferry.problem.Problem} for the parameters.
   */
  public final void error(String code, String message) {
    problems.error(location, path, code, message);
  }

  /**
   * Records a warning at this node; see {@link dev.deskferry.problem.Problem} for the parameters.
   */
  public final void warning(String code, String message) {
    problems.warning(location, path, code, message);
  }

  /**
   * {@code a map}, {@code a list}, {@code a text}, {@code a number}, {@code true or false} or
   * {@code nothing}.
   */
  public abstract String kind();
}
