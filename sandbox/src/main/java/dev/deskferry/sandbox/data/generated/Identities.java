package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Times;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Identities of a user: the primary address, and for some a second one, a phone or a handle. */
final class Identities {

  private final Scale scale;
  private final Profiles profiles;

  Identities(Scale scale, Profiles profiles) {
    this.scale = scale;
    this.profiles = profiles;
  }

  /** The identities of a user, primary first; none for a permanently deleted one. */
  List<ObjectNode> of(int user) {
    List<ObjectNode> identities = new ArrayList<>();
    if (profiles.isPermanentlyDeleted(user)) {
      return identities;
    }
    Dice dice = profiles.dice(user);
    add(identities, user, "email", profiles.email(user));
    if (!profiles.isStaff(user) && profiles.hasEmail(user) && dice.chance(40, 100)) {
      add(identities, user, "email", "second." + user + "@example.net");
    }
    add(identities, user, "phone_number", profiles.phone(user));
    if (dice.chance(41, 30)) {
      add(identities, user, "twitter", "handle_" + user);
    }
    if (dice.chance(42, 20)) {
      add(identities, user, "messaging", "64f0c5b5a6f6c2b6e6c1" + user);
    }
    return identities;
  }

  private void add(List<ObjectNode> identities, int user, String type, @Nullable String value) {
    if (value == null) {
      return;
    }
    long userId = scale.userId(user);
    long id = 15_000_000_000_000L + user * 8L + identities.size();
    ObjectNode identity = JsonNodeFactory.instance.objectNode();
    identity.put("url", Scale.URL + "users/" + userId + "/identities/" + id + ".json");
    identity.put("id", id);
    identity.put("user_id", userId);
    identity.put("type", type);
    identity.put("value", value);
    identity.put("verified", true);
    identity.put("primary", identities.isEmpty());
    identity.put("created_at", Times.iso(profiles.createdAt(user)));
    identity.put("updated_at", Times.iso(profiles.createdAt(user)));
    if (type.equals("email")) {
      identity.put("undeliverable_count", 0);
      identity.put("deliverable_state", "deliverable");
    }
    identities.add(identity);
  }
}
