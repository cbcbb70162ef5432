package dev.deskferry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The property that takes one custom field. */
record FieldColumn(String name, FieldDefinition field, Refusal refusal, Limit limit) {

  private static final String UNKNOWN_OPTION = "unknown-option";

  /** Writes a value that is not nothing. */
  void write(MappingRun run, JsonNode value) {
    String text = field.hasOptions() ? options(run, value) : converted(run, value);
    if (text != null && !text.isEmpty()) {
      run.put(name, text);
    }
  }

  private @Nullable String converted(MappingRun run, JsonNode value) {
    Conversion conversion = field.type().hasOptions() ? Conversion.TEXT : field.type().conversion();
    String text = conversion.convert(value);
    if (text != null) {
      return limit.apply(run, name, text);
    }
    String written = Wire.text(value);
    return refusal.apply(
        run, written, conversion.code(), Wire.shown(written) + " is not " + conversion.expected());
  }

  private @Nullable String options(MappingRun run, JsonNode value) {
    List<String> known = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    if (value.isArray() && field.type() == FieldType.MULTISELECT) {
      value.forEach(element -> sort(Wire.text(element), known, unknown));
    } else {
      sort(Wire.text(value), known, unknown);
    }
    if (!unknown.isEmpty()) {
      String written = String.join(", ", unknown);
      refusal.apply(
          run,
          written,
          UNKNOWN_OPTION,
          Wire.shown(written) + " is no option of this field any more");
    }
    return String.join(";", known);
  }

  private void sort(String written, List<String> known, List<String> unknown) {
    String value = FieldDefinition.clean(written);
    if (!value.isEmpty()) {
      (field.options().containsKey(value) ? known : unknown).add(value);
    }
  }
}
