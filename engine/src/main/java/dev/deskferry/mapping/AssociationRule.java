package dev.deskferry.mapping;

import java.util.List;

/**
 * How records of one mapping are linked to records of another.
 *
 * @param name unique within the mapping
 * @param toTarget HubSpot object type of the other end
 * @param toObjectType source object type of the other end
 * @param label a custom label to be created or read in the portal; empty when {@code types} says it
 *     all
 * @param types what to send, direction from → to; empty when {@code label} is not
 * @param inline true when the other end is loaded earlier, so that the link can ride inside the
 *     create
 * @param many true when one record may name several others
 */
public record AssociationRule(
    String name,
    String toTarget,
    String toObjectType,
    String label,
    boolean primary,
    List<AssociationType> types,
    boolean inline,
    boolean many) {

  /** Copies the list. */
  public AssociationRule {
    types = List.copyOf(types);
  }
}
