package dev.deskferry.function;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.deskferry.problem.Problems;
import dev.deskferry.yaml.MapNode;
import dev.deskferry.yaml.Node;
import dev.deskferry.yaml.ScalarNode;
import dev.deskferry.yaml.YamlJson;
import dev.deskferry.yaml.YamlReader;
import java.util.HashMap;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FunctionExamplesTest {

  private static final ObjectMapper JSON = new ObjectMapper();

  static Stream<Arguments> examples() {
    return FunctionRegistry.all().stream()
        .flatMap(
            entry -> entry.examples().stream().map(example -> Arguments.of(entry.name(), example)));
  }

  @ParameterizedTest(name = "{0}: {1}")
  @MethodSource("examples")
  void everyExampleHolds(String name, Example example) throws Exception {
    Node call = YamlReader.read("example", example.call(), new Problems());
    Map<String, JsonNode> arguments = new HashMap<>();
    if (call instanceof MapNode map) {
      Node given = map.child(name).orElseThrow();
      if (given instanceof MapNode named) {
        named
            .keys()
            .forEach(key -> arguments.put(key, YamlJson.toJson(named.child(key).orElseThrow())));
      } else {
        arguments.put("", YamlJson.toJson(given));
      }
    } else {
      assertThat(((ScalarNode) call).text()).isEqualTo(name);
    }

    JsonNode result = FunctionRegistry.bind(name, arguments).apply(JSON.readTree(example.given()));

    assertThat(JSON.readTree(result.toString())).isEqualTo(JSON.readTree(example.result()));
  }

  @Test
  void everyFunctionIsExplainedAndShown() {
    assertThat(FunctionRegistry.all())
        .allSatisfy(
            entry -> {
              assertThat(entry.description()).endsWith(".");
              assertThat(entry.examples()).isNotEmpty();
              assertThat(entry.name()).matches("[a-z][a-z0-9_]*");
            });
  }
}
