package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.Times;

/**
 * Which agents are in which groups: each in two, the first of which is the default. One in ten
 * lacks {@code updated_at}, as old ones of real accounts do (singer-io/tap-zendesk 1.2.2).
 */
final class GroupMemberships implements Records {

  private static final int EACH = 2;

  private final Scale scale;
  private final Profiles profiles;

  GroupMemberships(Scale scale, Profiles profiles) {
    this.scale = scale;
    this.profiles = profiles;
  }

  @Override
  public int size() {
    return scale.agents() * EACH;
  }

  @Override
  public long id(int index) {
    return 360_040_000_000L + index * 13L;
  }

  @Override
  public long changedAt(int index) {
    return profiles.createdAt(index / EACH) + 60;
  }

  @Override
  public boolean isListed(int index) {
    return profiles.isActive(index / EACH);
  }

  @Override
  public ObjectNode record(int index) {
    int agent = index / EACH;
    int group = (agent + index % EACH) % (Settings.GROUPS.size() - 1);
    ObjectNode membership = JsonNodeFactory.instance.objectNode();
    membership.put("url", Scale.URL + "group_memberships/" + id(index) + ".json");
    membership.put("id", id(index));
    membership.put("user_id", scale.userId(agent));
    membership.put("group_id", Scale.groupId(group));
    membership.put("default", index % EACH == 0);
    membership.put("created_at", Times.iso(changedAt(index)));
    if (index % 10 != 3) {
      membership.put("updated_at", Times.iso(changedAt(index)));
    }
    return membership;
  }
}
