package dev.deskferry.function;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Functions of lists; one value stands for a list of one. */
final class ListFunctions {

  private ListFunctions() {}

  static List<FunctionEntry> entries() {
    return List.of(
        FunctionEntry.named("join", "The elements as one text.")
            .mayTake("separator", "text", "\";\"", "What stands between them.")
            .example("join", "[\"a\", \"b\"]", "\"a;b\"")
            .example("{join: \", \"}", "[1, 2]", "\"1, 2\"")
            .does(
                arguments -> {
                  String separator = arguments.text("separator", ";");
                  return value ->
                      Nodes.text(
                          Nodes.elements(value).stream()
                              .map(Nodes::asText)
                              .collect(Collectors.joining(separator)));
                }),
        FunctionEntry.named("split", "The parts of a text as a list, trimmed, without empty ones.")
            .takes("separator", "text", "What stands between them, taken literally.")
            .example("{split: \",\"}", "\"a, b,,c\"", "[\"a\", \"b\", \"c\"]")
            .does(
                arguments -> {
                  String separator =
                      java.util.regex.Pattern.quote(arguments.text("separator", ","));
                  return value ->
                      Nodes.list(
                          Arrays.stream(Nodes.asText(value).split(separator))
                              .map(String::strip)
                              .filter(part -> !part.isEmpty())
                              .map(Nodes::text)
                              .toList());
                }),
        FunctionEntry.named("first", "The first element; nothing when there is none.")
            .example("first", "[\"a\", \"b\"]", "\"a\"")
            .example("first", "[]", "null")
            .does(
                arguments ->
                    value -> Nodes.elements(value).stream().findFirst().orElse(Nodes.nothing())),
        FunctionEntry.named("rest", "All elements but the first.")
            .example("rest", "[\"a\", \"b\", \"c\"]", "[\"b\", \"c\"]")
            .does(
                arguments -> value -> Nodes.list(Nodes.elements(value).stream().skip(1).toList())),
        FunctionEntry.named("last", "The last element; nothing when there is none.")
            .example("last", "[\"a\", \"b\"]", "\"b\"")
            .does(
                arguments ->
                    value -> {
                      List<JsonNode> elements = Nodes.elements(value);
                      return elements.isEmpty()
                          ? Nodes.nothing()
                          : elements.get(elements.size() - 1);
                    }),
        FunctionEntry.named("count", "How many elements there are.")
            .example("count", "[\"a\", \"b\"]", "2")
            .does(
                arguments ->
                    value -> JsonNodeFactory.instance.numberNode(Nodes.elements(value).size())),
        FunctionEntry.named("distinct", "Every element once, in the order of first appearance.")
            .example("distinct", "[\"b\", \"a\", \"b\"]", "[\"b\", \"a\"]")
            .does(
                arguments ->
                    value -> {
                      Map<String, JsonNode> seen = new LinkedHashMap<>();
                      Nodes.elements(value)
                          .forEach(element -> seen.putIfAbsent(Nodes.asText(element), element));
                      return Nodes.list(List.copyOf(seen.values()));
                    }),
        FunctionEntry.named("sorted", "The elements in alphabetical order of their code points.")
            .example("sorted", "[\"b\", \"a\"]", "[\"a\", \"b\"]")
            .does(
                arguments ->
                    value ->
                        Nodes.list(
                            Nodes.elements(value).stream()
                                .sorted(Comparator.comparing(Nodes::asText))
                                .toList())),
        FunctionEntry.named(
                "without", "The elements that are none of these; nothing when one value is.")
            .takes("values", "texts", "What to leave out.")
            .example("{without: {values: [a, c]}}", "[\"a\", \"b\", \"c\"]", "[\"b\"]")
            .example("{without: none}", "\"none\"", "null")
            .does(
                arguments -> {
                  List<String> values = arguments.texts("values");
                  return value ->
                      value.isArray()
                          ? Nodes.list(
                              Nodes.elements(value).stream()
                                  .filter(element -> !values.contains(Nodes.asText(element)))
                                  .toList())
                          : values.contains(Nodes.asText(value)) ? Nodes.nothing() : value;
                }),
        FunctionEntry.named("json", "Any value as JSON text.")
            .example("json", "{\"a\": [1, null]}", "\"{\\\"a\\\":[1,null]}\"")
            .does(arguments -> value -> Nodes.text(value.toString())));
  }
}
