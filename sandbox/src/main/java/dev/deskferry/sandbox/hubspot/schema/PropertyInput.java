package dev.deskferry.sandbox.hubspot.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Typed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Checks and applies the inputs that create and change properties (schemas {@code PropertyCreate}
 * and {@code PropertyUpdate}). Where HubSpot's words are not known the message says what is wrong;
 * the status and category are those of the reference.
 */
public final class PropertyInput {

  private static final List<String> REQUIRED =
      List.of("name", "label", "type", "fieldType", "groupName");
  private static final List<String> CHANGEABLE =
      List.of("label", "description", "groupName", "displayOrder", "hidden", "formField");
  private static final List<String> TEXTS =
      List.of(
          "name",
          "label",
          "type",
          "fieldType",
          "groupName",
          "description",
          "referencedObjectType",
          "dataSensitivity");
  private static final List<String> FLAGS =
      List.of("hasUniqueValue", "hidden", "formField", "externalOptions");
  private static final int OPTION_LIMIT = 5_000;
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,99}");

  private final ObjectType type;
  private final PropertyRegistry registry;
  private final boolean isUniqueRefused;
  private final boolean isArchivedNameFree;

  /**
   * Inputs for one object type.
   *
   * @param isUniqueRefused whether {@code hasUniqueValue} is refused, as it may be on activities
   * @param isArchivedNameFree whether the name of an archived property may be used again
   */
  public PropertyInput(
      ObjectType type,
      PropertyRegistry registry,
      boolean isUniqueRefused,
      boolean isArchivedNameFree) {
    this.type = type;
    this.registry = registry;
    this.isUniqueRefused = isUniqueRefused;
    this.isArchivedNameFree = isArchivedNameFree;
  }

  /**
   * Creates a property.
   *
   * @throws FaultException when the input is not valid or a limit is reached
   */
  public Property create(ObjectNode input, Instant now) {
    checkTypesOfMembers(input);
    Typed.require(input, REQUIRED.toArray(String[]::new));
    checkName(input.get("name").asText());
    PropertyType propertyType = checkTypes(input.get("type").asText(), input.get("fieldType"));
    checkGroup(input.get("groupName").asText());
    checkOptions(input, propertyType, input.path("externalOptions").asBoolean());
    if (Typed.flag(input, "hasUniqueValue", false)) {
      checkUnique(propertyType);
    }
    if (!isArchivedNameFree) {
      registry.refuseArchived(input.get("name").asText());
    }
    Property property =
        PropertyDefinition.compile(PropertyDefinition.custom(input, now), registry.nextKey());
    registry.add(property);
    return property;
  }

  /**
   * Changes a property; {@code name} and {@code hasUniqueValue} are no members of the input and
   * have no effect, {@code options} replaces the list.
   *
   * @throws FaultException when the input is not valid
   */
  public Property update(Property property, ObjectNode input, Instant now) {
    checkTypesOfMembers(input);
    ObjectNode definition = property.definition().deepCopy();
    if (definition.path("modificationMetadata").path("readOnlyDefinition").asBoolean()
        && (input.has("type") || input.has("fieldType") || input.has("groupName"))) {
      throw refused("The definition of property " + property.name() + " is read only");
    }
    for (String name : CHANGEABLE) {
      if (input.hasNonNull(name)) {
        definition.set(name, input.get(name));
      }
    }
    checkGroup(definition.get("groupName").asText());
    for (String name : List.of("type", "fieldType")) {
      if (input.hasNonNull(name)) {
        definition.put(name, input.get(name).asText());
      }
    }
    PropertyType propertyType =
        checkTypes(definition.get("type").asText(), definition.get("fieldType"));
    if (input.hasNonNull("options")) {
      checkOptions(input, propertyType, definition.path("externalOptions").asBoolean());
      definition.set("options", PropertyDefinition.options(input.get("options")));
    }
    definition.put("updatedAt", now.toString());
    Property changed = PropertyDefinition.compile(definition, property.key());
    registry.replace(changed);
    return changed;
  }

  private static void checkTypesOfMembers(ObjectNode input) {
    for (String name : TEXTS) {
      Typed.text(input, name);
    }
    for (String name : FLAGS) {
      Typed.flag(input, name, false);
    }
    Typed.number(input, "displayOrder", -1);
    for (ObjectNode option : Typed.objects(input, "options")) {
      Typed.text(option, "label");
      Typed.text(option, "value");
      Typed.text(option, "description");
      Typed.number(option, "displayOrder", -1);
      Typed.flag(option, "hidden", false);
    }
  }

  private static void checkName(String name) {
    if (!name.equals(name.toLowerCase(java.util.Locale.ROOT))) {
      throw refused("Property name must be lowercase, but given: " + name);
    }
    if (!NAME.matcher(name).matches()) {
      throw refused(
          "Property name must start with a letter, contain only letters, digits and underscores"
              + " and be at most 100 characters long, but given: "
              + name);
    }
    if (name.startsWith("hs_")) {
      throw refused("Property name must not start with hs_, which is reserved, but given: " + name);
    }
  }

  private static PropertyType checkTypes(String type, JsonNode fieldType) {
    PropertyType known =
        PropertyType.of(type)
            .orElseThrow(
                () ->
                    refused(
                        "Invalid input JSON on line 1, column 2: Cannot deserialize value of type"
                            + " `PropertyType` from String \""
                            + type
                            + "\""));
    if (!known.allows(fieldType.asText())) {
      throw refused("Property type " + type + " does not allow field type " + fieldType.asText());
    }
    return known;
  }

  private void checkGroup(String name) {
    if (!registry.groups().containsKey(name)) {
      throw refused("Property group " + name + " does not exist for " + type.upperName());
    }
  }

  private static void checkOptions(ObjectNode input, PropertyType type, boolean isExternal) {
    List<String> values = new ArrayList<>();
    Set<String> labels = new HashSet<>();
    for (JsonNode option : input.path("options")) {
      List<String> missing =
          List.of("label", "value").stream().filter(name -> !option.hasNonNull(name)).toList();
      if (!missing.isEmpty()) {
        throw new FaultException(Fault.missingFields(missing));
      }
      values.add(option.get("value").asText());
      if (!labels.add(option.get("label").asText())) {
        throw refused("Option labels must be unique, but given twice: " + option.get("label"));
      }
    }
    if (values.size() > OPTION_LIMIT) {
      throw refused(
          "A property has at most " + OPTION_LIMIT + " options, but given: " + values.size());
    }
    if (new HashSet<>(values).size() < values.size()) {
      throw refused("Option values must be unique");
    }
    boolean isCalculated = input.path("fieldType").asText("").equals("calculation_equation");
    if (type == PropertyType.ENUMERATION && values.isEmpty() && !isExternal && !isCalculated) {
      throw refused("Enumeration properties must have at least one option");
    }
    if (type == PropertyType.BOOL
        && !isCalculated
        && !Set.copyOf(values).equals(Set.of("true", "false"))) {
      throw refused("Boolean properties must have exactly two options: true and false");
    }
  }

  private void checkUnique(PropertyType propertyType) {
    if (isUniqueRefused) {
      throw refused("Unique properties are not supported for object type " + type.upperName());
    }
    if (propertyType != PropertyType.STRING && propertyType != PropertyType.NUMBER) {
      throw refused(
          "Only string and number properties can have unique values, but given: "
              + propertyType.jsonName());
    }
  }

  private static FaultException refused(String message) {
    return new FaultException(Fault.validation(message));
  }
}
