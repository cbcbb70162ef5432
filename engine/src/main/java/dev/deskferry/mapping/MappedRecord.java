package dev.deskferry.mapping;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.UUID;

/**
 * What HubSpot should hold for one staged record.
 *
 * @param mapping name of the mapping that made it
 * @param objectType source object type
 * @param target HubSpot object type, for instance {@code tickets}
 * @param properties by name, as HubSpot wants them on the wire; {@code ""} means the source has no
 *     value: it clears the property on update and need not be sent on create. Always holds the key
 *     property.
 * @param associations in the order of the rules, without doubles
 * @param hash of target, properties and associations; equal hashes mean there is nothing to write
 */
public record MappedRecord(
    String mapping,
    String objectType,
    String sourceId,
    String target,
    SortedMap<String, String> properties,
    List<MappedAssociation> associations,
    UUID hash) {

  /** The properties must not change afterwards. */
  public MappedRecord {
    properties = Collections.unmodifiableSortedMap(properties);
    associations = List.copyOf(associations);
  }
}
