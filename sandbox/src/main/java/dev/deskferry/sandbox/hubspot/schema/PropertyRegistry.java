package dev.deskferry.sandbox.hubspot.schema;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The properties and property groups of one object type. */
public final class PropertyRegistry {

  /** Custom properties an object type may have. */
  public static final int CUSTOM_LIMIT = 1_000;

  /** Custom properties with {@code hasUniqueValue} an object type may have. */
  public static final int UNIQUE_LIMIT = 10;

  private final ObjectType type;
  private final Map<String, Property> live = new LinkedHashMap<>();
  private final Map<String, Property> archived = new LinkedHashMap<>();
  private final List<@Nullable Property> byKey = new ArrayList<>();
  private final Map<String, ObjectNode> groups = new LinkedHashMap<>();

  /** A registry with neither properties nor groups. */
  public PropertyRegistry(ObjectType type) {
    this.type = type;
  }

  /** The property of a name, or null. */
  public @Nullable Property find(String name) {
    return live.get(name);
  }

  /** The property of a key, or null when it was archived. */
  public @Nullable Property byKey(int key) {
    return byKey.get(key);
  }

  /** The key that the next property gets. */
  public int nextKey() {
    return byKey.size();
  }

  /** All properties that are, or are not, archived. */
  public Collection<Property> all(boolean isArchived) {
    return isArchived ? archived.values() : live.values();
  }

  /** Custom properties. */
  public int customCount() {
    return (int) live.values().stream().filter(Property::custom).count();
  }

  /**
   * A property by name.
   *
   * @throws FaultException 404 when there is none
   */
  public Property require(String name, boolean isArchived) {
    return Optional.ofNullable((isArchived ? archived : live).get(name))
        .orElseThrow(() -> new FaultException(missing(name)));
  }

  /** The fault of a property that does not exist. */
  public Fault missing(String name) {
    return Fault.notFound(
            "Property " + name + " does not exist for object type " + type.upperName() + ".")
        .with("name", List.of(name));
  }

  /**
   * Adds a property.
   *
   * @throws FaultException 409 when the name is taken, 400 when a limit is reached
   */
  public void add(Property property) {
    if (live.containsKey(property.name())) {
      throw taken(property.name());
    }
    if (property.custom() && customCount() >= CUSTOM_LIMIT) {
      throw limit(CUSTOM_LIMIT + " custom properties");
    }
    if (property.custom()
        && property.unique()
        && live.values().stream().filter(p -> p.custom() && p.unique()).count() >= UNIQUE_LIMIT) {
      throw limit(UNIQUE_LIMIT + " properties with unique values");
    }
    archived.remove(property.name());
    live.put(property.name(), property);
    byKey.add(property);
  }

  /**
   * Refuses the name of an archived property.
   *
   * @throws FaultException 409
   */
  void refuseArchived(String name) {
    if (archived.containsKey(name)) {
      throw taken(name);
    }
  }

  private static FaultException taken(String name) {
    return new FaultException(
        Fault.of(409, "OBJECT_ALREADY_EXISTS", "A property named '" + name + "' already exists.")
            .inSubCategory("Properties.PROPERTY_WITH_NAME_EXISTS")
            .with("name", List.of(name)));
  }

  private FaultException limit(String what) {
    return new FaultException(
        Fault.validation(
                "The limit of " + what + " for object type " + type.upperName() + " was reached.")
            .inSubCategory("Properties.LIMIT_EXCEEDED"));
  }

  /** Replaces the definition of a property that keeps its name and key. */
  public void replace(Property property) {
    live.put(property.name(), property);
    byKey.set(property.key(), property);
  }

  /** Archives a property; its values can no longer be reached. */
  public void archive(Property property, Instant now) {
    ObjectNode definition = property.definition().deepCopy();
    definition.put("archived", true).put("archivedAt", now.toString());
    live.remove(property.name());
    byKey.set(property.key(), null);
    archived.put(
        property.name(),
        new Property(
            property.name(),
            property.key(),
            property.type(),
            property.multiple(),
            property.options(),
            property.external(),
            property.unique(),
            property.readOnly(),
            property.custom(),
            definition));
  }

  /** The groups by name; changed in place. */
  public Map<String, ObjectNode> groups() {
    return groups;
  }
}
