package dev.deskferry.function;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.problem.Wording;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/** All functions of the mapping language. To add one, add an entry to one of the lists below. */
public final class FunctionRegistry {

  private static final Map<String, FunctionEntry> ENTRIES = new TreeMap<>();

  static {
    Stream.of(TextFunctions.entries(), ListFunctions.entries(), TimeFunctions.entries())
        .flatMap(List::stream)
        .forEach(entry -> ENTRIES.put(entry.name(), entry));
  }

  private FunctionRegistry() {}

  /** By name. */
  public static List<FunctionEntry> all() {
    return List.copyOf(ENTRIES.values());
  }

  /** The function with a name. */
  public static Optional<FunctionEntry> find(String name) {
    return Optional.ofNullable(ENTRIES.get(name));
  }

  /**
   * Makes a function ready to run.
   *
   * @param arguments by parameter name; one under the empty name goes to the first parameter
   * @return nothing in, nothing out: a null or missing node is given back without asking the
   *     function
   * @throws IllegalArgumentException when the function or a parameter is unknown or missing, or an
   *     argument makes no sense; its message is meant for the writer of the call
   */
  public static UnaryOperator<JsonNode> bind(String name, Map<String, JsonNode> arguments) {
    FunctionEntry entry =
        find(name)
            .orElseThrow(
                () ->
                    new IllegalArgumentException(
                        "unknown function \""
                            + name
                            + "\""
                            + Wording.suggestion(name, ENTRIES.keySet())));
    UnaryOperator<JsonNode> bound = entry.code().apply(new Arguments(named(entry, arguments)));
    return value -> value.isNull() || value.isMissingNode() ? value : bound.apply(value);
  }

  private static Map<String, JsonNode> named(FunctionEntry entry, Map<String, JsonNode> arguments) {
    Map<String, JsonNode> named = new TreeMap<>(arguments);
    JsonNode unnamed = named.remove("");
    if (unnamed != null) {
      if (entry.parameters().isEmpty()) {
        throw new IllegalArgumentException("\"" + entry.name() + "\" takes no arguments");
      }
      named.put(entry.parameters().get(0).name(), unnamed);
    }
    List<String> known = entry.parameters().stream().map(Parameter::name).toList();
    for (String given : named.keySet()) {
      if (!known.contains(given)) {
        throw new IllegalArgumentException(
            "\""
                + entry.name()
                + "\" has no parameter \""
                + given
                + "\""
                + Wording.suggestion(given, known));
      }
    }
    for (Parameter parameter : entry.parameters()) {
      if (parameter.isRequired() && !named.containsKey(parameter.name())) {
        throw new IllegalArgumentException(
            "\"" + entry.name() + "\" needs \"" + parameter.name() + "\", a " + parameter.type());
      }
    }
    return named;
  }
}
