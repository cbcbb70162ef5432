package dev.deskferry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.MissingNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.deskferry.function.CompiledExpression;
import dev.deskferry.function.FunctionRegistry;
import dev.deskferry.spec.FunctionCall;
import dev.deskferry.spec.Otherwise;
import dev.deskferry.spec.PropertySpec;
import dev.deskferry.spec.ValueSource;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.UnaryOperator;

/** From an entry of {@code properties:} to what runs. */
final class PropertyCompiler {

  private final Compilation compilation;

  PropertyCompiler(Compilation compilation) {
    this.compilation = compilation;
  }

  /** What is wrong is recorded; the rule is then of no use. */
  PropertyRule compile(PropertySpec spec) {
    return new PropertyRule(
        spec.name(),
        spec.when().flatMap(compilation::expression).orElse(null),
        source(spec.source()),
        spec.apply().stream().map(PropertyCompiler::function).flatMap(Optional::stream).toList(),
        spec.defaultValue().map(TextNode::valueOf).orElse(null),
        spec.ownerLookup()
            ? new OwnerRule(
                compilation.fallbackOwner(),
                refusal(spec, spec.lookupOtherwise().orElseGet(Otherwise.FallbackOwner::new)))
            : null,
        spec.map()
            .map(map -> new MapRule(map.entries(), refusal(spec, map.otherwise())))
            .orElse(null),
        Conversion.of(spec.as()),
        refusal(spec, spec.invalid().orElseGet(this::usual)),
        new Limit(spec.truncate().orElse(Wire.LONGEST), spec.rejectTooLong()),
        spec.clear());
  }

  private Otherwise usual() {
    return compilation.unmapped().isEmpty() ? new Otherwise.Reject() : new Otherwise.Keep();
  }

  private Refusal refusal(PropertySpec spec, Otherwise otherwise) {
    if (otherwise instanceof Otherwise.Keep && compilation.unmapped().isEmpty()) {
      spec.node()
          .error(
              "nowhere-to-keep",
              "\"keep\" needs a place; add \"unmapped: zendesk_unmapped\" to the mapping, or choose reject or drop");
    }
    return new Refusal(spec.name(), spec.name(), compilation.unmapped(), otherwise);
  }

  private Function<MappingRun, JsonNode> source(ValueSource source) {
    if (source instanceof ValueSource.Constant constant) {
      JsonNode value = TextNode.valueOf(constant.value());
      return run -> value;
    }
    if (source instanceof ValueSource.Computed computed) {
      Optional<CompiledExpression> expression = compilation.expression(computed.expression());
      return run ->
          expression
              .map(compiled -> compiled.evaluate(run.payload(), run.joined()))
              .orElse(MissingNode.getInstance());
    }
    List<Path> paths =
        ((ValueSource.FromPaths) source)
            .paths().stream().map(compilation::path).flatMap(Optional::stream).toList();
    return paths.size() == 1 ? one(paths.get(0)) : firstOf(paths);
  }

  private static Function<MappingRun, JsonNode> one(Path path) {
    return run -> path.read(run.payload(), run.joined());
  }

  private static Function<MappingRun, JsonNode> firstOf(List<Path> paths) {
    return run -> {
      for (Path path : paths) {
        JsonNode found = path.read(run.payload(), run.joined());
        if (!Wire.isNothing(found)) {
          return found;
        }
      }
      return MissingNode.getInstance();
    };
  }

  private static Optional<UnaryOperator<JsonNode>> function(FunctionCall call) {
    try {
      return Optional.of(FunctionRegistry.bind(call.name(), call.arguments()));
    } catch (IllegalArgumentException e) {
      call.source().error("function", String.valueOf(e.getMessage()));
      return Optional.empty();
    }
  }
}
