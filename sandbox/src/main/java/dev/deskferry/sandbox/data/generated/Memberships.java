package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.Times;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Organization memberships: two users in three have one, which is their default; six in a hundred
 * of those have one or two more. Deleted users and deleted organizations have none.
 */
final class Memberships implements Records {

  private static final long FIRST_ID = 17_000_000_000_000L;

  private final Scale scale;
  private final Profiles profiles;
  private final Organizations organizations;
  private final int[] first;

  Memberships(Scale scale, Profiles profiles, Organizations organizations) {
    this.scale = scale;
    this.profiles = profiles;
    this.organizations = organizations;
    this.first = new int[scale.users() + 1];
    for (int user = 0; user < scale.users(); user++) {
      first[user + 1] = first[user] + of(user).size();
    }
  }

  /** The default organization of a user, 0 for none. */
  long organizationId(int user) {
    List<Integer> indexes = of(user);
    return indexes.isEmpty() ? 0 : organizations.id(indexes.get(0));
  }

  /** Indexes of the memberships of a user. */
  List<ObjectNode> records(int user) {
    List<ObjectNode> records = new ArrayList<>();
    for (int index = first[user]; index < first[user + 1]; index++) {
      records.add(record(index));
    }
    return records;
  }

  @Override
  public int size() {
    return first[first.length - 1];
  }

  @Override
  public long id(int index) {
    return FIRST_ID + index * 29L;
  }

  @Override
  public long changedAt(int index) {
    return profiles.createdAt(userOf(index)) + 60;
  }

  @Override
  public boolean isListed(int index) {
    return true;
  }

  @Override
  public ObjectNode record(int index) {
    int user = userOf(index);
    int organization = of(user).get(index - first[user]);
    ObjectNode membership = JsonNodeFactory.instance.objectNode();
    membership.put("url", Scale.URL + "organization_memberships/" + id(index) + ".json");
    membership.put("id", id(index));
    membership.put("user_id", scale.userId(user));
    membership.put("organization_id", organizations.id(organization));
    membership.put("default", isDefault(index, user));
    membership.put("created_at", Times.iso(changedAt(index)));
    membership.put("organization_name", organizations.name(organization));
    boolean isOld = scale.dice(Scale.Stream.MEMBERSHIP, index).chance(1, 10);
    membership.put("updated_at", isOld ? null : Times.iso(changedAt(index)));
    membership.put("view_tickets", true);
    return membership;
  }

  private @Nullable Boolean isDefault(int index, int user) {
    return index == first[user] ? Boolean.TRUE : null;
  }

  /** Indexes of the organizations of a user, the default one first. */
  private List<Integer> of(int user) {
    Dice dice = scale.dice(Scale.Stream.MEMBERSHIP, user);
    if (profiles.isStaff(user) || !profiles.isActive(user) || dice.chance(2, 330)) {
      return List.of();
    }
    int wanted = dice.chance(3, 60) ? 2 + dice.below(4, 2) : 1;
    int start = dice.below(5, organizations.size());
    List<Integer> found = new ArrayList<>(wanted);
    for (int step = 0; step < wanted; step++) {
      int organization = (start + step * 7) % organizations.size();
      if (!organizations.isDeleted(organization) && !found.contains(organization)) {
        found.add(organization);
      }
    }
    return found;
  }

  private int userOf(int index) {
    int found = Arrays.binarySearch(first, index);
    if (found < 0) {
      return -found - 2;
    }
    while (first[found + 1] == index) {
      found++;
    }
    return found;
  }
}
