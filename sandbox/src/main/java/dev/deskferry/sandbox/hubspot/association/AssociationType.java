package dev.deskferry.sandbox.hubspot.association;

import org.jspecify.annotations.Nullable;

/**
 * One direction of an association type.
 *
 * @param index dense number within the portal
 * @param from ordinal of the object type it starts at
 * @param to ordinal of the object type it leads to
 * @param category {@code HUBSPOT_DEFINED} or {@code USER_DEFINED}
 * @param typeId number in the API, unique within its category
 * @param label null for the unlabeled type
 * @param inverse index of the other direction
 * @param isSingle whether a record has at most one of these, as with primary companies
 */
public record AssociationType(
    int index,
    int from,
    int to,
    String category,
    int typeId,
    @Nullable String label,
    int inverse,
    boolean isSingle) {

  /** The category of HubSpot's own types. */
  public static final String HUBSPOT_DEFINED = "HUBSPOT_DEFINED";

  /** The category of labels that the account's users created. */
  public static final String USER_DEFINED = "USER_DEFINED";

  /** The same type under another label. */
  AssociationType named(String other) {
    return new AssociationType(index, from, to, category, typeId, other, inverse, isSingle);
  }

  /** Whether this is the plain type that every other implies. */
  public boolean isUnlabeled() {
    return label == null;
  }
}
