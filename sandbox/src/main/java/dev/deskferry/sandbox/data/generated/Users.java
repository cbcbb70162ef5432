package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.Times;
import org.jspecify.annotations.Nullable;

/** Users: agents first, then end users with their traits as {@link Profiles} tells them. */
final class Users implements Records {

  private final Scale scale;
  private final Profiles profiles;
  private final Memberships memberships;
  private final FieldValues values;

  Users(Scale scale, Profiles profiles, Memberships memberships) {
    this.scale = scale;
    this.profiles = profiles;
    this.memberships = memberships;
    this.values = new FieldValues(scale);
  }

  @Override
  public int size() {
    return scale.users();
  }

  @Override
  public long id(int index) {
    return scale.userId(index);
  }

  @Override
  public long changedAt(int index) {
    long created = profiles.createdAt(index);
    return created + profiles.dice(index).below(20, Scale.END - created);
  }

  @Override
  public boolean isListed(int index) {
    return profiles.isActive(index);
  }

  @Override
  public ObjectNode record(int index) {
    Dice dice = profiles.dice(index);
    boolean isStaff = profiles.isStaff(index);
    boolean isGone = profiles.isPermanentlyDeleted(index);
    ObjectNode user = JsonNodeFactory.instance.objectNode();
    user.put("id", id(index));
    user.put("url", Scale.URL + "users/" + id(index) + ".json");
    user.put("name", profiles.name(index));
    user.put("email", profiles.email(index));
    user.put("created_at", Times.iso(profiles.createdAt(index)));
    user.put("updated_at", Times.iso(changedAt(index)));
    user.put("time_zone", dice.chance(21, 300) ? "Copenhagen" : "Eastern Time (US & Canada)");
    user.put("iana_time_zone", dice.chance(21, 300) ? "Europe/Copenhagen" : "America/New_York");
    user.put("phone", isGone ? null : profiles.phone(index));
    user.put("shared_phone_number", dice.chance(22, 50) ? Boolean.TRUE : null);
    user.putNull("photo");
    user.putNull("remote_photo_url");
    user.put("locale_id", 1);
    user.put("locale", dice.chance(23, 200) ? "de" : "en-US");
    long organization = memberships.organizationId(index);
    user.put("organization_id", organization > 0 ? (Long) organization : null);
    user.put("role", profiles.role(index));
    user.put("verified", !dice.chance(24, 150));
    user.put("external_id", profiles.externalId(index));
    tags(user, dice);
    user.put("alias", dice.chance(25, 50) ? "Al" : "");
    user.put("active", profiles.isActive(index));
    user.put("shared", profiles.isShared(index));
    user.put("shared_agent", false);
    user.put(
        "last_login_at", dice.chance(26, 600) ? Times.iso(profiles.createdAt(index) + 900) : null);
    user.put("two_factor_auth_enabled", isStaff ? Boolean.TRUE : null);
    user.put("signature", isStaff ? "Best regards\n{{agent.name}}" : null);
    user.put("details", dice.chance(27, 100) ? "12 Harbour Rd.\n" + dice.below(28, 999) : "");
    user.put("notes", dice.chance(29, 150) ? dice.pick(30, Texts.SENTENCES) : "");
    user.put("role_type", roleType(index));
    user.putNull("custom_role_id");
    user.put("moderator", isStaff);
    user.put("ticket_restriction", isStaff ? null : "requested");
    user.put("only_private_comments", false);
    user.put("restricted_agent", !isStaff);
    user.put("suspended", profiles.isSuspended(index));
    user.put("default_group_id", isStaff ? (Long) Scale.groupId(index % 5) : null);
    user.put("report_csv", isStaff);
    user.put("chat_only", false);
    user.set("user_fields", values.ofProfile(dice));
    return user;
  }

  private @Nullable Integer roleType(int index) {
    return profiles.role(index).equals("admin") ? Integer.valueOf(4) : null;
  }

  private static void tags(ObjectNode user, Dice dice) {
    ArrayNode tags = user.putArray("tags");
    if (dice.chance(31, 200)) {
      tags.add(dice.pick(32, Texts.TAGS));
    }
  }
}
