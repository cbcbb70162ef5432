package dev.deskferry.route;

import dev.deskferry.run.Lease;
import java.util.List;

/**
 * HubSpot records of one object type that are archived together, because Zendesk deleted what they
 * stand for.
 *
 * @param objectType at the source
 * @param target HubSpot object type
 * @param records at most 100
 */
record LoadDeletion(Lease lease, String objectType, String target, List<Gone> records) {

  /**
   * What is deleted of one source object type.
   *
   * @param mappings names of those that archive
   * @param knownMappings names of all of its mappings; what was loaded under another name, or is
   *     taken by none of them any more, goes by its target
   * @param targets HubSpot object types for which all of its mappings archive
   * @param parentTypes object types below which such records hang, as far as the mappings join them
   */
  record Kind(
      String objectType,
      List<String> mappings,
      List<String> knownMappings,
      List<String> targets,
      List<String> parentTypes) {}

  /** One record by its id on either side. */
  record Gone(String sourceId, String hubspotId) {}

  String[] sourceIds() {
    return records.stream().map(Gone::sourceId).toArray(String[]::new);
  }

  @Override
  public String toString() {
    return "archive of " + records.size() + " " + target;
  }
}
