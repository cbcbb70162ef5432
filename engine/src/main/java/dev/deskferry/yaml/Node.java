package dev.deskferry.yaml;

import dev.deskferry.problem.Location;

/** A piece of a YAML file that knows its place. Immutable, apart from the problems it records. */
public sealed interface Node permits MapNode, ListNode, ScalarNode {

  /** Where the node begins. */
  Location location();

  /** The way to the node, for instance {@code associations[2].by}; empty for the root. */
  String path();

  /**
   * Records an error at this node; see {@link dev.deskferry.problem.Problem} for the parameters.
   */
  void error(String code, String message);

  /**
   * Records a warning at this node; see {@link dev.deskferry.problem.Problem} for the parameters.
   */
  void warning(String code, String message);

  /**
   * {@code a map}, {@code a list}, {@code a text}, {@code a number}, {@code true or false} or
   * {@code nothing}.
   */
  String kind();
}
