package dev.deskferry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import dev.deskferry.function.CompiledExpression;
import dev.deskferry.function.ExpressionProblem;
import java.util.List;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * One compiled entry of {@code properties:}.
 *
 * @param value the raw value of a record; a missing node for nothing
 * @param owner null when the value is no owner
 * @param map null when values go on as they are
 */
record PropertyRule(
    String name,
    @Nullable CompiledExpression when,
    Function<MappingRun, JsonNode> value,
    List<UnaryOperator<JsonNode>> functions,
    @Nullable JsonNode defaultValue,
    @Nullable OwnerRule owner,
    @Nullable MapRule map,
    Conversion conversion,
    Refusal invalid,
    Limit limit,
    boolean clears)
    implements Step {

  @Override
  public void run(MappingRun run) {
    try {
      if (when == null || when.holds(run.payload(), run.joined())) {
        write(run, written(run));
      }
    } catch (ExpressionProblem e) {
      run.reject(name, e);
    }
  }

  private void write(MappingRun run, @Nullable String text) {
    if (text != null && !text.isEmpty()) {
      run.put(name, text);
    } else if (clears) {
      run.put(name, "");
    }
  }

  private @Nullable String written(MappingRun run) {
    JsonNode found = prepared(run);
    if (Wire.isNothing(found)) {
      return null;
    }
    if (owner != null) {
      return owner.apply(run, Wire.text(found));
    }
    if (map != null) {
      String mapped = map.apply(run, Wire.text(found));
      if (mapped == null || mapped.isEmpty()) {
        return null;
      }
      found = TextNode.valueOf(mapped);
    }
    String text = conversion.convert(found);
    return text == null
        ? invalid.apply(run, Wire.text(found), conversion.code(), problem(found))
        : limit.apply(run, name, text);
  }

  private JsonNode prepared(MappingRun run) {
    JsonNode found = value.apply(run);
    for (UnaryOperator<JsonNode> function : functions) {
      found = function.apply(found);
    }
    return defaultValue != null && Wire.isNothing(found) ? defaultValue : found;
  }

  private String problem(JsonNode found) {
    return Wire.shown(Wire.text(found)) + " is not " + conversion.expected();
  }
}
