package dev.deskferry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.problem.Wording;
import dev.deskferry.spec.CustomFieldsSpec;
import dev.deskferry.spec.MappingSpec;
import dev.deskferry.spec.Otherwise;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * From {@code custom_fields:} and the staged definitions to what runs and what is to be created.
 */
final class FieldCompiler {

  private final MappingSpec mapping;
  private final CustomFieldsSpec spec;
  private final Compilation compilation;

  /** What a mapping's custom fields become. */
  record Result(FieldColumns columns, List<PropertyDefinition> definitions) {}

  FieldCompiler(MappingSpec mapping, CustomFieldsSpec spec, Compilation compilation) {
    this.mapping = mapping;
    this.spec = spec;
    this.compilation = compilation;
  }

  /**
   * What is wrong is recorded.
   *
   * @param payloads staged definitions
   * @param taken property names already in use
   */
  Result compile(List<JsonNode> payloads, Set<String> taken) {
    check(payloads);
    Map<String, FieldColumn> columns = new HashMap<>();
    Set<String> ignored = new HashSet<>();
    List<PropertyDefinition> definitions = new ArrayList<>();
    List<String> names = new ArrayList<>();
    FieldNames naming =
        new FieldNames(FieldNames.isTemplate(spec.name()) ? spec.name() : "zd_{id}", taken);
    for (JsonNode payload : inOrderOfIds(payloads)) {
      Optional<FieldDefinition> field = FieldDefinition.read(payload).filter(this::isIncluded);
      if (field.isEmpty()) {
        ignored.add(identity(payload));
        continue;
      }
      String name = naming.next(field.get());
      columns.put(identity(payload), column(name, field.get()));
      names.add(name);
      definitions.add(
          field.get().property(mapping.target(), name, spec.group().orElse(mapping.group())));
    }
    FieldColumns all =
        new FieldColumns(
            spec.of(), Map.copyOf(columns), Set.copyOf(ignored), refusal("", ""), names);
    return new Result(all, definitions);
  }

  private FieldColumn column(String name, FieldDefinition field) {
    String label = field.title().isBlank() ? name : field.title();
    return new FieldColumn(
        name, field, refusal(name, label), new Limit(Wire.LONGEST, spec.rejectTooLong()));
  }

  private Refusal refusal(String name, String label) {
    return new Refusal(name, label, compilation.unmapped(), spec.otherwise());
  }

  private boolean isIncluded(FieldDefinition field) {
    return (spec.include().isEmpty() || field.isNamedIn(spec.include()))
        && !field.isNamedIn(spec.exclude());
  }

  private String identity(JsonNode payload) {
    return payload.path(spec.of().equals("ticket_fields") ? "id" : "key").asText("");
  }

  private static List<JsonNode> inOrderOfIds(List<JsonNode> payloads) {
    return payloads.stream()
        .sorted(Comparator.comparingLong(payload -> payload.path("id").asLong()))
        .toList();
  }

  private void check(List<JsonNode> payloads) {
    if (!FieldNames.isTemplate(spec.name())) {
      spec.node()
          .error(
              "name-template",
              "\""
                  + spec.name()
                  + "\" is no template for names; expected a-z, 0-9, _ and at least one of"
                  + " {title|snake}, {key|snake}, {id} and {type}");
    }
    if (spec.otherwise() instanceof Otherwise.Keep && compilation.unmapped().isEmpty()) {
      spec.node()
          .error(
              "nowhere-to-keep",
              "\"keep\" needs a place; add \"unmapped: zendesk_unmapped\" to the mapping, or choose reject or drop");
    }
    // Without staged definitions nobody can tell a mistyped word from a field.
    if (!payloads.isEmpty()) {
      warnOfUnknown(payloads);
    }
  }

  private void warnOfUnknown(List<JsonNode> payloads) {
    Set<String> known = new LinkedHashSet<>();
    payloads.forEach(
        payload ->
            List.of("id", "key", "title")
                .forEach(word -> known.add(payload.path(word).asText(""))));
    List<String> words = new ArrayList<>(spec.include());
    words.addAll(spec.exclude());
    for (String word : words) {
      if (!known.contains(word)) {
        spec.node()
            .warning(
                "unknown-field",
                "Zendesk has no field \""
                    + word
                    + "\""
                    + Wording.nearest(word, known)
                        .map(near -> "; did you mean \"" + near + "\"?")
                        .orElse(""));
      }
    }
  }
}
