package dev.deskferry.load;

import dev.deskferry.spec.OnExisting;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.UUID;

/**
 * One record ready to be sent.
 *
 * @param sourceId also the value of the unique key property and the trace id
 * @param step what to try first
 * @param hubspotId known identity, empty for a creation
 * @param properties wire strings by name; {@code ""} clears; with the key property
 * @param links wanted links, ready or not
 * @param obsolete links to take away, of updates only
 * @param adopted the policy under which an existing portal record was taken over earlier
 * @param hash of everything above that a mapping decides; equal hash, nothing to send
 * @param isArchived whether this migration may have archived what stands under the known identity
 */
public record PlannedRecord(
    String sourceId,
    Step step,
    String hubspotId,
    SortedMap<String, String> properties,
    List<Link> links,
    List<ObsoleteLink> obsolete,
    Optional<OnExisting> adopted,
    UUID hash,
    boolean isArchived) {

  private static final UUID NO_CONTENT = new UUID(0, 0);

  /** What to try first. */
  public enum Step {
    /** HubSpot has never been told of it. */
    CREATE,
    /** It stands in HubSpot with other content. */
    UPDATE,
    /** It may have been sent before: look by key, then update or create. */
    RESOLVE,
    /** It may have been sent before: look by key, and send nothing. */
    FIND
  }

  /**
   * One of which only the key is known.
   *
   * @param ticket HubSpot's id of a ticket it is linked to; empty for none
   */
  public static PlannedRecord toFind(String sourceId, String ticket) {
    return new PlannedRecord(
        sourceId,
        Step.FIND,
        "",
        Collections.emptySortedMap(),
        ticket.isEmpty() ? List.of() : List.of(Link.toTicket(ticket)),
        List.of(),
        Optional.empty(),
        NO_CONTENT,
        false);
  }

  /** The same with other links to take away. */
  public PlannedRecord withObsolete(List<ObsoleteLink> others) {
    return new PlannedRecord(
        sourceId, step, hubspotId, properties, links, others, adopted, hash, isArchived);
  }

  /** The same with the identity that a look-up found. */
  PlannedRecord foundAs(String found) {
    return new PlannedRecord(
        sourceId, step, found, properties, links, obsolete, adopted, hash, isArchived);
  }

  /** The same as one that this migration created, and not the portal. */
  PlannedRecord own(String found) {
    return new PlannedRecord(
        sourceId, step, found, properties, links, obsolete, Optional.empty(), hash, isArchived);
  }

  /** The same as an update of a portal record that was taken over under a policy. */
  PlannedRecord adopted(String takenOver, OnExisting policy) {
    return new PlannedRecord(
        sourceId,
        Step.UPDATE,
        takenOver,
        properties,
        links,
        obsolete,
        Optional.of(policy),
        hash,
        isArchived);
  }

  /** Whether it says what HubSpot should hold; otherwise a mapping has not seen it. */
  boolean hasContent() {
    return !hash.equals(NO_CONTENT);
  }

  /** Characters of all names and values, close to the size on the wire. */
  public int size() {
    int size = 200 + 120 * links.size();
    for (var property : properties.entrySet()) {
      size += property.getKey().length() + property.getValue().length() + 6;
    }
    return size;
  }

  PlannedRecord withoutLinks() {
    return new PlannedRecord(
        sourceId, step, hubspotId, properties, List.of(), obsolete, adopted, hash, isArchived);
  }
}
