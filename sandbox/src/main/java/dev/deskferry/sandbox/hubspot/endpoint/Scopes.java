package dev.deskferry.sandbox.hubspot.endpoint;

import dev.deskferry.sandbox.hubspot.schema.ObjectTypes;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * The scopes that endpoints need, by the object types in their paths. Each method answers for the
 * arguments of a route; an object type that does not exist fails here as it would in HubSpot.
 */
final class Scopes {

  private final ObjectTypes types;

  Scopes(ObjectTypes types) {
    this.types = types;
  }

  /** Reading records or definitions of the type named first. */
  List<Set<String>> read(List<String> arguments) {
    return types.require(arguments.get(0)).readScopes();
  }

  /** Writing records of the type named first. */
  List<Set<String>> write(List<String> arguments) {
    return types.require(arguments.get(0)).writeScopes();
  }

  /** Defining properties, groups or pipelines of the type named first. */
  List<Set<String>> schema(List<String> arguments) {
    return types.require(arguments.get(0)).schemaScopes();
  }

  /** Reading associations between the types named first and last. */
  List<Set<String>> readPair(List<String> arguments) {
    return both(
        types.require(arguments.get(0)).readScopes(),
        types.require(second(arguments)).readScopes());
  }

  /** Writing associations between the types named first and last. */
  List<Set<String>> writePair(List<String> arguments) {
    return both(
        types.require(arguments.get(0)).writeScopes(),
        types.require(second(arguments)).writeScopes());
  }

  private static String second(List<String> arguments) {
    return arguments.size() == 2 ? arguments.get(1) : arguments.get(2);
  }

  private static List<Set<String>> both(List<Set<String>> one, List<Set<String>> other) {
    List<Set<String>> all = new ArrayList<>(one);
    other.stream().filter(group -> !all.contains(group)).forEach(all::add);
    return all;
  }

  /** A fixed scope. */
  static List<Set<String>> only(String scope) {
    return List.of(Set.of(scope));
  }
}
