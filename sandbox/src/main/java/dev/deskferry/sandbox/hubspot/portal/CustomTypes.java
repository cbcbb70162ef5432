package dev.deskferry.sandbox.hubspot.portal;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.schema.ObjectType;
import dev.deskferry.sandbox.hubspot.schema.PropertyInput;
import dev.deskferry.sandbox.hubspot.schema.Schema;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Json;
import dev.deskferry.sandbox.hubspot.wire.Typed;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The custom object types of an account, from schemas {@code ObjectSchemaEgg} and {@code
 * ObjectTypeDefinitionPatch}. A type is associable with contacts' activities from the start and
 * with what its schema names. Words of refusals are not confirmed.
 */
public final class CustomTypes {

  private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,99}");
  private static final List<String> ACTIVITIES = List.of("notes", "emails", "calls", "tasks");
  private static final List<String> LISTS =
      List.of("requiredProperties", "searchableProperties", "secondaryDisplayProperties");
  private static final long FIRST_ID = 33_481_021L;

  private final Portal portal;
  private final Map<String, Definition> definitions = new LinkedHashMap<>();

  /**
   * A custom object type.
   *
   * @param json members of schema {@code ObjectTypeDefinition}; changed in place
   */
  public record Definition(ObjectType type, ObjectNode json) {

    /** Whether it was deleted, but not for good. */
    public boolean isArchived() {
      return json.path("archived").asBoolean();
    }
  }

  CustomTypes(Portal portal) {
    this.portal = portal;
  }

  /** Those that are, or are not, archived. */
  public List<Definition> all(boolean isArchived) {
    return definitions.values().stream()
        .filter(definition -> definition.isArchived() == isArchived)
        .toList();
  }

  /** The definition of a type that is in use, or none for HubSpot's own. */
  public Optional<Definition> of(ObjectType type) {
    return Optional.ofNullable(definitions.get(type.id()));
  }

  /**
   * Creates a type.
   *
   * @throws FaultException 400 when the input is not valid or the tier has no room, 409 when the
   *     name is taken
   */
  public Definition create(ObjectNode egg, Instant now) {
    Typed.require(egg, "name", "labels", "properties", "requiredProperties", "associatedObjects");
    String name = Typed.text(egg, "name");
    checkName(name);
    List<ObjectType> associated =
        Typed.texts(egg, "associatedObjects").stream().map(this::require).toList();
    String id = "2-" + (FIRST_ID + 1_237L * definitions.size());
    String qualified = "p" + portal.settings().id() + "_" + name;
    ObjectType type = portal.types().customType(id, qualified, name);
    Schema schema = Schema.custom(type, portal::inventId);
    PropertyInput properties = new PropertyInput(type, schema.properties(), false, true);
    for (ObjectNode property : Typed.objects(egg, "properties")) {
      if (!property.hasNonNull("groupName")) {
        property.put("groupName", name + "_information");
      }
      properties.create(property, now);
    }
    Definition definition = new Definition(type, json(type, egg, now));
    checkNames(schema, egg);
    ObjectStore store = portal.add(schema);
    store.require(Typed.texts(egg, "requiredProperties"));
    definitions.put(id, definition);
    ACTIVITIES.forEach(activity -> connect(type, require(activity)));
    associated.forEach(other -> connect(type, other));
    if (Typed.flag(egg, "shouldCreateSameObjectAssociation", false)) {
      connect(type, type);
    }
    return definition;
  }

  private void checkName(String name) {
    if (!NAME.matcher(name).matches()) {
      throw refused(
          "Object names must start with a letter and hold letters, digits and underscores only, but"
              + " given: "
              + name);
    }
    boolean isTaken =
        definitions.values().stream()
            .anyMatch(other -> other.type().singular().equalsIgnoreCase(name));
    if (isTaken) {
      throw new FaultException(
          Fault.of(409, "OBJECT_ALREADY_EXISTS", "An object type named '" + name + "' exists."));
    }
    int limit = portal.settings().tier().customObjectTypes();
    if (all(false).size() >= limit) {
      throw new FaultException(
          Fault.validation("The limit of " + limit + " custom object types was reached.")
              .inSubCategory("ObjectTypeDefinition.LIMIT_EXCEEDED"));
    }
  }

  private ObjectType require(String name) {
    return portal.types().require(name.toLowerCase(Locale.ROOT));
  }

  private void connect(ObjectType type, ObjectType other) {
    portal.associations().types().connect(type.ordinal(), other.ordinal());
  }

  private ObjectNode json(ObjectType type, ObjectNode egg, Instant now) {
    ObjectNode json = Json.object().put("id", type.id()).put("objectTypeId", type.id());
    json.put("name", type.singular()).put("fullyQualifiedName", type.plural());
    json.put("createdAt", now.toString()).put("updatedAt", now.toString());
    json.put("archived", false);
    ObjectNode labels = json.putObject("labels");
    for (String form : List.of("singular", "plural")) {
      String label = Typed.text(egg.path("labels"), form);
      labels.put(form, label.isEmpty() ? type.singular() : label);
    }
    json.put("description", Typed.text(egg, "description"));
    json.put("primaryDisplayProperty", Typed.text(egg, "primaryDisplayProperty"));
    LISTS.forEach(name -> putList(json, name, egg));
    return json.put(
        "allowsSensitiveProperties", Typed.flag(egg, "allowsSensitiveProperties", false));
  }

  private static void putList(ObjectNode json, String name, ObjectNode input) {
    json.putArray(name);
    Typed.texts(input, name).forEach(json.withArray(name)::add);
  }

  private static void checkNames(Schema schema, ObjectNode input) {
    List<String> names = new ArrayList<>();
    LISTS.forEach(list -> names.addAll(Typed.texts(input, list)));
    String primary = Typed.text(input, "primaryDisplayProperty");
    if (!primary.isEmpty()) {
      names.add(primary);
    }
    for (String name : names) {
      if (schema.properties().find(name) == null) {
        throw refused(
            "Property " + name + " is named by the schema but is not among its properties");
      }
    }
  }

  /**
   * Changes a type.
   *
   * @throws FaultException 400 when the input names a property that does not exist
   */
  public void update(Definition definition, ObjectNode patch, Instant now) {
    ObjectStore store = portal.store(definition.type());
    checkNames(new Schema(store.type(), store.properties(), store.pipelines()), patch);
    ObjectNode json = definition.json();
    for (String name : LISTS) {
      if (patch.hasNonNull(name)) {
        putList(json, name, patch);
      }
    }
    for (String name : List.of("description", "primaryDisplayProperty")) {
      if (patch.hasNonNull(name)) {
        json.put(name, Typed.text(patch, name));
      }
    }
    if (Typed.flag(patch, "clearDescription", false)) {
      json.put("description", "");
    }
    for (String form : List.of("singular", "plural")) {
      String label = Typed.text(patch.path("labels"), form);
      if (!label.isEmpty()) {
        ((ObjectNode) json.get("labels")).put(form, label);
      }
    }
    json.put("updatedAt", now.toString());
    store.require(Typed.texts(json, "requiredProperties"));
  }

  /**
   * Deletes a type: archives it, or forgets an archived one for good, which frees its name.
   *
   * @throws FaultException 400 while it has live records
   */
  public void delete(Definition definition, boolean isForGood) {
    if (portal.store(definition.type()).table().liveCount() > 0) {
      throw refused(
          "Object type " + definition.type().id() + " still has records and cannot be deleted");
    }
    portal.types().hide(definition.type());
    definition.json().put("archived", true);
    if (isForGood) {
      definitions.remove(definition.type().id());
    }
  }

  private static FaultException refused(String message) {
    return new FaultException(Fault.validation(message));
  }
}
