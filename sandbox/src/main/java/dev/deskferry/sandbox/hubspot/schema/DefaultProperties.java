package dev.deskferry.sandbox.hubspot.schema;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.wire.Json;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * Reads HubSpot's own properties of an object type from {@code properties/<plural>.txt} beside this
 * class. One property a line: name, label, type, field type, group, flags, options, separated by
 * {@code |}. Flags: {@code R} read-only value, {@code C} calculated, {@code H} hidden, {@code U}
 * unique, {@code E} external options, {@code O} external options that are owners, {@code o}
 * read-only options. Options are {@code value=label}, or a value alone, separated by {@code ;}.
 */
final class DefaultProperties {

  private static final String CREATED = "2020-06-30T15:57:37.277Z";

  private DefaultProperties() {}

  /** A registry with the properties and groups of the type. */
  static PropertyRegistry registry(ObjectType type) {
    PropertyRegistry registry = new PropertyRegistry(type);
    List<String> files =
        type.isActivity() ? List.of("activity", type.plural()) : List.of(type.plural());
    for (String file : files) {
      for (String line : lines(file)) {
        add(registry, line.split("\\|", -1));
      }
    }
    return registry;
  }

  /** A registry with the properties that every custom object has; {@code @} is its name. */
  static PropertyRegistry customRegistry(ObjectType type) {
    PropertyRegistry registry = new PropertyRegistry(type);
    for (String line : lines("custom")) {
      add(registry, line.replace("@", type.singular()).split("\\|", -1));
    }
    return registry;
  }

  private static void add(PropertyRegistry registry, String[] columns) {
    if (columns[0].equals("group")) {
      registry.groups().put(columns[1], group(columns[1], columns[2], registry.groups().size()));
      return;
    }
    ObjectNode definition = definition(columns, columns[5], columns.length > 6 ? columns[6] : "");
    registry.add(PropertyDefinition.compile(definition, registry.nextKey()));
  }

  /** The JSON of a property group. */
  static ObjectNode group(String name, String label, int order) {
    return Json.object()
        .put("name", name)
        .put("label", label)
        .put("displayOrder", order)
        .put("archived", false);
  }

  private static ObjectNode definition(String[] columns, String flags, String options) {
    ObjectNode definition = Json.object().put("updatedAt", CREATED).put("createdAt", CREATED);
    definition.put("name", columns[0]).put("label", columns[1]);
    definition.put("type", columns[2]).put("fieldType", columns[3]);
    definition.put("description", "").put("groupName", columns[4]);
    definition.set("options", options(columns[2].equals("bool") ? "true=Yes;false=No" : options));
    boolean isOwner = flags.contains("O");
    if (isOwner) {
      definition.put("referencedObjectType", "OWNER");
    }
    definition
        .put("displayOrder", -1)
        .put("calculated", flags.contains("C"))
        .put("externalOptions", isOwner || flags.contains("E"))
        .put("archived", false)
        .put("hasUniqueValue", flags.contains("U"))
        .put("hidden", flags.contains("H"))
        .put("hubspotDefined", true);
    ObjectNode metadata = definition.putObject("modificationMetadata");
    metadata.put("archivable", true).put("readOnlyDefinition", true);
    if (flags.contains("o")) {
      metadata.put("readOnlyOptions", true);
    }
    metadata.put("readOnlyValue", flags.contains("R") || flags.contains("C"));
    return definition.put("formField", false).put("dataSensitivity", "non_sensitive");
  }

  private static ArrayNode options(String text) {
    ArrayNode options = Json.MAPPER.createArrayNode();
    if (text.isEmpty()) {
      return options;
    }
    for (String option : text.split(";", -1)) {
      int equals = option.indexOf('=');
      options
          .addObject()
          .put("label", equals < 0 ? option : option.substring(equals + 1))
          .put("value", equals < 0 ? option : option.substring(0, equals))
          .put("displayOrder", options.size() - 1)
          .put("hidden", false);
    }
    return options;
  }

  private static List<String> lines(String name) {
    String path = "properties/" + name + ".txt";
    try (InputStream stream = DefaultProperties.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException("resource " + path + " is missing beside this class");
      }
      BufferedReader reader =
          new BufferedReader(new InputStreamReader(stream, StandardCharsets.UTF_8));
      return reader.lines().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
