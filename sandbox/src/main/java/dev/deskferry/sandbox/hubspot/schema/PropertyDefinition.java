package dev.deskferry.sandbox.hubspot.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.schema.Property.External;
import dev.deskferry.sandbox.hubspot.wire.Json;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.Set;

/** Turns the JSON of a property definition into the {@link Property} that value checks use. */
final class PropertyDefinition {

  private static final Set<String> PIPELINE_PROPERTIES = Set.of("hs_pipeline", "hs_pipeline_stage");

  private PropertyDefinition() {}

  /** The definition of a custom property with HubSpot's defaults, from a checked input. */
  static ObjectNode custom(ObjectNode input, Instant now) {
    ObjectNode definition = Json.object();
    definition.put("updatedAt", now.toString()).put("createdAt", now.toString());
    for (String name : new String[] {"name", "label", "type", "fieldType"}) {
      definition.put(name, input.get(name).asText());
    }
    definition.put("description", input.path("description").asText(""));
    definition.put("groupName", input.get("groupName").asText());
    definition.set("options", options(input.path("options")));
    if (input.hasNonNull("referencedObjectType")) {
      definition.put("referencedObjectType", input.get("referencedObjectType").asText());
    }
    definition
        .put("displayOrder", input.path("displayOrder").asInt(-1))
        .put("calculated", false)
        .put("externalOptions", input.path("externalOptions").asBoolean(false))
        .put("archived", false)
        .put("hasUniqueValue", input.path("hasUniqueValue").asBoolean(false))
        .put("hidden", input.path("hidden").asBoolean(false));
    definition
        .putObject("modificationMetadata")
        .put("archivable", true)
        .put("readOnlyDefinition", false)
        .put("readOnlyValue", false);
    definition.put("formField", input.path("formField").asBoolean(false));
    definition.put("dataSensitivity", input.path("dataSensitivity").asText("non_sensitive"));
    return definition;
  }

  /** Options with every member that replies carry. */
  static ArrayNode options(JsonNode inputs) {
    ArrayNode options = Json.MAPPER.createArrayNode();
    for (JsonNode input : inputs) {
      options
          .addObject()
          .put("label", input.path("label").asText())
          .put("value", input.path("value").asText())
          .put("description", input.path("description").asText(""))
          .put("displayOrder", input.path("displayOrder").asInt(-1))
          .put("hidden", input.path("hidden").asBoolean(false));
    }
    return options;
  }

  /** The property that a complete definition describes. */
  static Property compile(ObjectNode definition, int key) {
    String name = definition.get("name").asText();
    Set<String> options = new LinkedHashSet<>();
    definition.path("options").forEach(option -> options.add(option.get("value").asText()));
    return new Property(
        name,
        key,
        PropertyType.of(definition.get("type").asText()).orElseThrow(),
        definition.get("fieldType").asText().equals("checkbox"),
        options,
        external(name, definition),
        definition.path("hasUniqueValue").asBoolean(),
        definition.path("modificationMetadata").path("readOnlyValue").asBoolean(),
        !definition.path("hubspotDefined").asBoolean(),
        definition);
  }

  private static External external(String name, ObjectNode definition) {
    if (definition.path("referencedObjectType").asText("").equals("OWNER")) {
      return External.OWNERS;
    }
    if (PIPELINE_PROPERTIES.contains(name)) {
      return External.PIPELINES;
    }
    return definition.path("externalOptions").asBoolean() ? External.OPEN : External.NONE;
  }
}
