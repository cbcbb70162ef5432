package dev.deskferry.function;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/**
 * A function: all that is known of it in one place.
 *
 * @param name lower snake case
 * @param code binds arguments once; what it gives back is pure, thread-safe and never sees null or
 *     missing nodes. It throws {@link IllegalArgumentException} for arguments that make no sense.
 */
public record FunctionEntry(
    String name,
    String description,
    List<Parameter> parameters,
    List<Example> examples,
    Function<Arguments, UnaryOperator<JsonNode>> code) {

  /** Copies the lists. */
  public FunctionEntry {
    parameters = List.copyOf(parameters);
    examples = List.copyOf(examples);
  }

  static Draft named(String name, String description) {
    return new Draft(name, description);
  }

  /** An entry being written. */
  static final class Draft {
    private final String name;
    private final String description;
    private final List<Parameter> parameters = new ArrayList<>();
    private final List<Example> examples = new ArrayList<>();

    private Draft(String name, String description) {
      this.name = name;
      this.description = description;
    }

    Draft takes(String parameter, String type, String explanation) {
      parameters.add(new Parameter(parameter, type, "", explanation));
      return this;
    }

    Draft mayTake(String parameter, String type, String defaultValue, String explanation) {
      parameters.add(new Parameter(parameter, type, defaultValue, explanation));
      return this;
    }

    Draft example(String call, String given, String result) {
      examples.add(new Example(call, given, result));
      return this;
    }

    FunctionEntry does(Function<Arguments, UnaryOperator<JsonNode>> code) {
      return new FunctionEntry(name, description, parameters, examples, code);
    }

    /** For functions of one text; a list is treated text by text. */
    FunctionEntry doesToText(Function<Arguments, UnaryOperator<String>> code) {
      return does(arguments -> Nodes.eachText(code.apply(arguments)));
    }
  }
}
