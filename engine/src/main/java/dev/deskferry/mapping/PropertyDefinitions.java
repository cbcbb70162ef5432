package dev.deskferry.mapping;

import dev.deskferry.mapping.PropertyDefinition.Option;
import dev.deskferry.problem.Wording;
import dev.deskferry.spec.DefinitionSpec;
import dev.deskferry.spec.MappingSpec;
import dev.deskferry.spec.PropertySpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The properties that a mapping file itself asks for. */
final class PropertyDefinitions {

  private static final List<Option> YES_NO =
      List.of(new Option("Yes", "true"), new Option("No", "false"));

  /** Field types by type (developers.hubspot.com, crm-properties-v3 guide, read 2026-11-22). */
  private static final Map<String, List<String>> FIELD_TYPES =
      Map.of(
          "string", List.of("text", "textarea", "html", "file", "phonenumber"),
          "number", List.of("number"),
          "bool", List.of("booleancheckbox"),
          "enumeration", List.of("select", "radio", "checkbox", "booleancheckbox"),
          "date", List.of("date"),
          "datetime", List.of("date"));

  private PropertyDefinitions() {}

  /** By name: the key, the defined properties and the one for values without a place. */
  static Map<String, PropertyDefinition> of(MappingSpec spec) {
    Map<String, PropertyDefinition> definitions = new LinkedHashMap<>();
    definitions.put(
        spec.key(),
        text(
            spec,
            spec.key(),
            label(spec.key()),
            "text",
            true,
            "Identifies the record in Zendesk."));
    spec.unmapped()
        .ifPresent(
            name ->
                definitions.put(
                    name,
                    text(
                        spec,
                        name,
                        label(name),
                        "textarea",
                        false,
                        "What Zendesk held and no other property could take, one value a line.")));
    for (PropertySpec property : spec.properties()) {
      property
          .define()
          .ifPresent(define -> definitions.put(property.name(), defined(spec, property, define)));
    }
    return definitions;
  }

  private static PropertyDefinition text(
      MappingSpec spec,
      String name,
      String label,
      String fieldType,
      boolean unique,
      String description) {
    return new PropertyDefinition(
        spec.target(),
        name,
        label,
        "string",
        fieldType,
        spec.group(),
        unique,
        List.of(),
        description);
  }

  /** {@code zendesk_ticket_id} as {@code Zendesk ticket id}. */
  private static String label(String name) {
    String words = name.replace('_', ' ').strip();
    return words.isEmpty()
        ? name
        : words.substring(0, 1).toUpperCase(Locale.ROOT) + words.substring(1);
  }

  private static PropertyDefinition defined(
      MappingSpec spec, PropertySpec property, DefinitionSpec define) {
    String type = define.type().orElse(property.as().type());
    String fieldType =
        define
            .fieldType()
            .orElseGet(
                () ->
                    define.type().isPresent()
                        ? FIELD_TYPES.getOrDefault(type, List.of("text")).get(0)
                        : property.as().fieldType());
    check(define, type, fieldType);
    return new PropertyDefinition(
        spec.target(),
        property.name(),
        define.label(),
        type,
        fieldType,
        define.group().orElse(spec.group()),
        define.unique(),
        type.equals("bool") ? YES_NO : options(define),
        define.description());
  }

  private static List<Option> options(DefinitionSpec define) {
    List<Option> options = new ArrayList<>();
    define
        .options()
        .forEach((value, label) -> options.add(new Option(label.isEmpty() ? value : label, value)));
    return options;
  }

  private static void check(DefinitionSpec define, String type, String fieldType) {
    List<String> allowed = FIELD_TYPES.getOrDefault(type, List.of());
    if (!allowed.contains(fieldType)) {
      define
          .source()
          .error(
              "field-type",
              "type "
                  + type
                  + " cannot have field type "
                  + fieldType
                  + "; expected "
                  + Wording.alternatives(allowed));
    }
    if (type.equals("enumeration") && define.options().isEmpty()) {
      define.source().error("no-options", "an enumeration needs \"options\"; add at least one");
    }
  }
}
