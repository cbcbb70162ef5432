package dev.deskferry.spec;

import dev.deskferry.yaml.MapNode;
import java.util.List;
import java.util.Optional;

/**
 * One mapping file.
 *
 * @param file for messages
 * @param from source object type
 * @param target HubSpot object type
 * @param key unique HubSpot property for the source id
 * @param group property group of created properties
 * @param unmapped property that takes what has no place; absent when nothing may be kept
 * @param node the file as it was written
 */
public record MappingSpec(
    String file,
    String name,
    String description,
    String from,
    String target,
    String key,
    String group,
    OnExisting onExisting,
    OnDeleted onDeleted,
    Optional<Expression> where,
    List<JoinSpec> joins,
    List<SkipRule> skip,
    List<PropertySpec> properties,
    Optional<CustomFieldsSpec> customFields,
    Optional<String> unmapped,
    List<AssociationSpec> associations,
    MapNode node) {

  /** Copies the lists. */
  public MappingSpec {
    joins = List.copyOf(joins);
    skip = List.copyOf(skip);
    properties = List.copyOf(properties);
    associations = List.copyOf(associations);
  }
}
