package dev.deskferry.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Function;
import com.schibsted.spt.data.jslt.JsltException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The registry for expressions: the value is the first argument, parameters follow in their order.
 */
final class JsltFunctions {

  /**
   * Names that JSLT has itself, with arguments of its own (github.com/schibsted/jslt, functions.md,
   * read 2026-11-22).
   */
  private static final Set<String> BUILT_IN = Set.of("join", "split", "replace", "trim", "json");

  /** All but those that would hide a function of JSLT. */
  static final List<Function> ALL =
      FunctionRegistry.all().stream()
          .filter(entry -> !BUILT_IN.contains(entry.name()))
          .map(JsltFunctions::adapted)
          .toList();

  private JsltFunctions() {}

  private static Function adapted(FunctionEntry entry) {
    long required = entry.parameters().stream().filter(Parameter::isRequired).count();
    return new Function() {
      @Override
      public String getName() {
        return entry.name();
      }

      @Override
      public int getMinArguments() {
        return 1 + (int) required;
      }

      @Override
      public int getMaxArguments() {
        return 1 + entry.parameters().size();
      }

      @Override
      public JsonNode call(JsonNode input, JsonNode[] arguments) {
        return applied(entry, arguments);
      }
    };
  }

  private static JsonNode applied(FunctionEntry entry, JsonNode[] arguments) {
    Map<String, JsonNode> named = new HashMap<>();
    for (int i = 1; i < arguments.length; i++) {
      named.put(entry.parameters().get(i - 1).name(), arguments[i]);
    }
    try {
      return FunctionRegistry.bind(entry.name(), named).apply(arguments[0]);
    } catch (IllegalArgumentException e) {
      throw new JsltException(String.valueOf(e.getMessage()), e);
    }
  }
}
