package dev.deskferry.sandbox.hubspot.schema;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The owners of a portal. The id, which records refer to, and the id of the user behind it are
 * different numbers, and mixing them up is an error, as in HubSpot.
 */
public final class Owners {

  private static final long FIRST_ID = 70_120_431L;
  private static final long FIRST_USER_ID = 9_586_504L;

  /**
   * A person to seed a portal with.
   *
   * @param archived whether the user was deactivated
   */
  public record Seed(String email, String firstName, String lastName, boolean archived) {}

  /**
   * An owner.
   *
   * @param id what {@code hubspot_owner_id} takes
   * @param userId of the user behind it
   */
  public record Owner(long id, long userId, Seed person) {}

  private final Map<Long, Owner> owners = new LinkedHashMap<>();

  /** Owners with ids in the order given. */
  public Owners(List<Seed> seeds) {
    for (int i = 0; i < seeds.size(); i++) {
      long id = FIRST_ID + 137L * i;
      owners.put(id, new Owner(id, FIRST_USER_ID + 11L * i, seeds.get(i)));
    }
  }

  /** The owners that are, or are not, archived. */
  public List<Owner> all(boolean isArchived) {
    List<Owner> found = new ArrayList<>(owners.values());
    found.removeIf(owner -> owner.person().archived() != isArchived);
    return found;
  }

  /** The owner of an id. */
  public Optional<Owner> find(long id) {
    return Optional.ofNullable(owners.get(id));
  }

  /** Whether a text is the id of an active owner. */
  public boolean isActive(String id) {
    for (int i = 0; i < id.length(); i++) {
      if (id.charAt(i) < '0' || id.charAt(i) > '9') {
        return false;
      }
    }
    return !id.isEmpty()
        && id.length() < 18
        && find(Long.parseLong(id)).filter(owner -> !owner.person().archived()).isPresent();
  }
}
