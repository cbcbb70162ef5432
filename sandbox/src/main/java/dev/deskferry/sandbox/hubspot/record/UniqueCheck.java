package dev.deskferry.sandbox.hubspot.record;

import dev.deskferry.sandbox.hubspot.portal.ObjectStore;
import dev.deskferry.sandbox.hubspot.schema.Property;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Refuses values of unique properties that another live record holds. The address of a contact that
 * is another one's primary address is a conflict; any other taken value, further addresses among
 * them, is a validation error that names the holder second.
 */
final class UniqueCheck {

  private final long portalId;
  private final ObjectStore store;
  private final Claims claims;
  private final @Nullable Property email;
  private final @Nullable Property additional;

  UniqueCheck(long portalId, ObjectStore store, Claims claims) {
    this.portalId = portalId;
    this.store = store;
    this.claims = claims;
    this.email = store.type().plural().equals("contacts") ? store.properties().find("email") : null;
    this.additional = store.properties().find(ObjectStore.ADDITIONAL_EMAILS);
  }

  /** The fault when a value is taken, else null; the values of the draft are then claimed. */
  @Nullable Fault check(Draft draft, int slot) {
    for (int key : store.uniqueKeys()) {
      String value = draft.values().text(key);
      Property property = store.properties().byKey(key);
      if (value == null || property == null) {
        continue;
      }
      Fault fault = checkValue(property, value, slot);
      if (fault != null) {
        return fault;
      }
    }
    Fault fault = checkAdditional(draft, slot);
    if (fault == null) {
      claim(draft, slot);
    }
    return fault;
  }

  private @Nullable Fault checkValue(Property property, String value, int slot) {
    int holder = store.holder(property, value);
    Long claimed = claims.holder(property.key(), value);
    long id = store.table().id(slot);
    if (holder >= 0 && holder != slot) {
      boolean isPrimary = property == email && store.additionalHolder(value) != holder;
      return isPrimary
          ? conflict(store.table().id(holder))
          : taken(property, value, id, store.table().id(holder));
    }
    if (claimed == null || claimed == id) {
      return null;
    }
    return property == email ? conflict(claimed) : taken(property, value, id, claimed);
  }

  private @Nullable Fault checkAdditional(Draft draft, int slot) {
    if (email == null || additional == null) {
      return null;
    }
    String text = draft.values().text(additional.key());
    if (text == null) {
      return null;
    }
    for (String address : text.split(";", -1)) {
      int holder = store.holder(email, address.toLowerCase(Locale.ROOT));
      if (holder >= 0 && holder != slot) {
        return taken(additional, address, store.table().id(slot), store.table().id(holder));
      }
      Long claimed = claims.holder(email.key(), address);
      if (claimed != null && claimed != store.table().id(slot)) {
        return taken(additional, address, store.table().id(slot), claimed);
      }
    }
    return null;
  }

  private void claim(Draft draft, int slot) {
    long id = store.table().id(slot);
    for (int key : store.uniqueKeys()) {
      String value = draft.values().text(key);
      if (value != null) {
        claims.claim(key, value, id);
      }
    }
    if (email != null && additional != null) {
      String text = Objects.requireNonNullElse(draft.values().text(additional.key()), "");
      for (String address : text.split(";", -1)) {
        claims.claim(email.key(), address, id);
      }
    }
  }

  private static Fault conflict(long holder) {
    return Fault.of(409, "CONFLICT", "Contact already exists. Existing ID: " + holder)
        .with("existingId", List.of(Long.toString(holder)));
  }

  private Fault taken(Property property, String value, long id, long holder) {
    return Fault.validation(
        "Cannot set PropertyValueCoordinates{portalId="
            + portalId
            + ", objectTypeId=ObjectTypeId{legacyObjectType="
            + store.type().upperName()
            + "}, propertyName="
            + property.name()
            + ", value="
            + value
            + "} on "
            + id
            + ". "
            + holder
            + " already has that value.");
  }
}
