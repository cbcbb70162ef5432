package dev.deskferry.load;

import dev.deskferry.hubspot.PortalProperty;
import dev.deskferry.mapping.PropertyDefinition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the portal lacks of the properties that mappings need of one HubSpot object type.
 *
 * @param missing to be created
 * @param options to be added, by property name
 * @param conflicts what cannot be mended, one sentence each
 * @param isKeyPlain whether the key property is there already and the portal does not enforce it
 */
public record PropertyPlan(
    List<PropertyDefinition> missing,
    Map<String, List<PropertyDefinition.Option>> options,
    List<String> conflicts,
    boolean isKeyPlain) {

  /** Custom unique properties an object type may have ("Properties" guide, read 2026-11-22). */
  public static final int MAX_UNIQUE = 10;

  /** Object types for which it is not documented whether a unique property may be created. */
  private static final Set<String> ACTIVITIES =
      Set.of("emails", "notes", "calls", "tasks", "meetings", "communications");

  /** Copies what it is given. */
  public PropertyPlan {
    missing = List.copyOf(missing);
    options = Map.copyOf(options);
    conflicts = List.copyOf(conflicts);
  }

  /** Whether records of a type may go without an enforced key. */
  public static boolean mayLackUniqueness(String target) {
    return ACTIVITIES.contains(target);
  }

  /**
   * Compares.
   *
   * @param definitions of one target; of several with one name the options are joined
   */
  public static PropertyPlan of(
      String target, List<PropertyDefinition> definitions, Map<String, PortalProperty> portal) {
    Map<String, PropertyDefinition> missing = new LinkedHashMap<>();
    Map<String, List<PropertyDefinition.Option>> options = new LinkedHashMap<>();
    List<String> conflicts = new ArrayList<>();
    boolean isKeyPlain = false;
    for (PropertyDefinition definition : definitions) {
      PortalProperty present = portal.get(definition.name());
      if (present == null) {
        missing.merge(definition.name(), definition, PropertyPlan::joined);
        continue;
      }
      if (!isSameType(definition, present)) {
        conflicts.add(typeConflict(target, definition, present));
      }
      if (definition.unique() && !present.unique()) {
        isKeyPlain = true;
        if (!mayLackUniqueness(target)) {
          conflicts.add(uniqueConflict(target, definition));
        }
      }
      addOptions(definition, present, options);
    }
    conflicts.addAll(tooManyUnique(target, missing, portal));
    return new PropertyPlan(List.copyOf(missing.values()), options, conflicts, isKeyPlain);
  }

  /** The definition as the portal will have it once it is created. */
  public static PortalProperty asCreated(PropertyDefinition definition) {
    Map<String, String> options = new LinkedHashMap<>();
    definition.options().forEach(option -> options.put(option.value(), option.label()));
    return new PortalProperty(
        definition.name(),
        definition.label(),
        definition.type(),
        definition.fieldType(),
        false,
        definition.unique(),
        false,
        false,
        options);
  }

  private static boolean isSameType(PropertyDefinition wanted, PortalProperty present) {
    boolean bothCheckboxes =
        wanted.fieldType().equals("booleancheckbox")
            && present.fieldType().equals("booleancheckbox");
    return wanted.type().equals(present.type()) || bothCheckboxes;
  }

  private static String typeConflict(
      String target, PropertyDefinition wanted, PortalProperty present) {
    return "HubSpot %s.%s is of type %s, the mapping needs %s — rename the property in the mapping, or change it in HubSpot"
        .formatted(target, wanted.name(), present.type(), wanted.type());
  }

  private static String uniqueConflict(String target, PropertyDefinition wanted) {
    return "HubSpot %s.%s exists but does not have unique values, which HubSpot allows to set only at creation — delete the property in HubSpot, or choose another key in the mapping"
        .formatted(target, wanted.name());
  }

  private static List<String> tooManyUnique(
      String target, Map<String, PropertyDefinition> missing, Map<String, PortalProperty> portal) {
    long present =
        portal.values().stream().filter(it -> it.unique() && !it.hubspotDefined()).count();
    boolean oneMore = missing.values().stream().anyMatch(PropertyDefinition::unique);
    if (oneMore && present >= MAX_UNIQUE && !mayLackUniqueness(target)) {
      return List.of(
          "HubSpot %s have %d unique properties already, and %d are allowed — delete one, so that the source key fits"
              .formatted(target, present, MAX_UNIQUE));
    }
    return List.of();
  }

  private static void addOptions(
      PropertyDefinition wanted,
      PortalProperty present,
      Map<String, List<PropertyDefinition.Option>> options) {
    if (!wanted.type().equals("enumeration") || present.externalOptions()) {
      return;
    }
    for (PropertyDefinition.Option option : wanted.options()) {
      if (!present.options().containsKey(option.value())) {
        options.computeIfAbsent(wanted.name(), name -> new ArrayList<>()).add(option);
      }
    }
  }

  private static PropertyDefinition joined(PropertyDefinition one, PropertyDefinition other) {
    Set<PropertyDefinition.Option> options = new LinkedHashSet<>(one.options());
    Set<String> values = new LinkedHashSet<>();
    one.options().forEach(option -> values.add(option.value()));
    other.options().stream().filter(option -> values.add(option.value())).forEach(options::add);
    return new PropertyDefinition(
        one.target(),
        one.name(),
        one.label(),
        one.type(),
        one.fieldType(),
        one.groupName(),
        one.unique() || other.unique(),
        List.copyOf(options),
        one.description());
  }
}
