package dev.deskferry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import dev.deskferry.mapping.PropertyDefinition.Option;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A custom field as Zendesk defines it.
 *
 * @param id Zendesk's number
 * @param key of user and organization fields; empty for ticket fields
 * @param options label by value, both unique, in the order of Zendesk
 */
record FieldDefinition(
    String id,
    String key,
    String title,
    String description,
    FieldType type,
    Map<String, String> options) {

  /** Copies the map, keeping its order. */
  FieldDefinition {
    options = new LinkedHashMap<>(options);
  }

  /** Empty for system fields. */
  static Optional<FieldDefinition> read(JsonNode payload) {
    return FieldType.of(payload.path("type").asText(""))
        .map(
            type ->
                new FieldDefinition(
                    payload.path("id").asText(""),
                    payload.path("key").asText(""),
                    payload.path("title").asText(""),
                    payload.path("description").asText(""),
                    type,
                    options(payload)));
  }

  private static Map<String, String> options(JsonNode payload) {
    Map<String, String> options = new LinkedHashMap<>();
    Set<String> labels = new LinkedHashSet<>();
    for (JsonNode option : payload.path("custom_field_options")) {
      String value = clean(option.path("value").asText(""));
      String name = option.path("name").asText(value).strip();
      // HubSpot compares labels and values without regard to case.
      if (!value.isEmpty() && options.keySet().stream().noneMatch(value::equalsIgnoreCase)) {
        String label = name.isEmpty() ? value : name;
        boolean isNew = labels.add(label.toLowerCase(Locale.ROOT));
        options.put(value, isNew ? label : label + " (" + value + ")");
      }
    }
    return options;
  }

  /** The option value as HubSpot can hold it: a semicolon would separate two values. */
  static String clean(String value) {
    return value.strip().replace(';', ',');
  }

  /** A drop-down list without options is nothing HubSpot could create; it becomes a text. */
  boolean hasOptions() {
    return type.hasOptions() && !options.isEmpty();
  }

  /** True when one of these words is the id, the key or the title. */
  boolean isNamedIn(List<String> words) {
    return words.contains(id) || words.contains(title) || (!key.isEmpty() && words.contains(key));
  }

  /** The property that takes the field's values. */
  PropertyDefinition property(String target, String name, String group) {
    List<Option> choices = new ArrayList<>();
    if (type == FieldType.CHECKBOX) {
      choices.add(new Option("Yes", "true"));
      choices.add(new Option("No", "false"));
    } else if (hasOptions()) {
      options.forEach((value, label) -> choices.add(new Option(label, value)));
    }
    boolean isText = type.hasOptions() && !hasOptions();
    return new PropertyDefinition(
        target,
        name,
        title.isBlank() ? name : title,
        isText ? "string" : type.type(),
        isText ? "text" : type.fieldType(),
        group,
        false,
        choices,
        description);
  }
}
