package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.Times;
import org.jspecify.annotations.Nullable;

/**
 * Organizations. Two in a hundred are deleted, which renames them to {@code {id}_deleted_{name}};
 * up to 1,200 were changed by one import within one second.
 */
final class Organizations implements Records {

  private static final int MOST_AT_ONCE = 1_200;
  private static final long IMPORTED_AT = Scale.END - 60 * 86_400L;

  private final Scale scale;
  private final FieldValues values;

  Organizations(Scale scale) {
    this.scale = scale;
    this.values = new FieldValues(scale);
  }

  boolean isDeleted(int index) {
    return dice(index).chance(1, 20);
  }

  /** The name before any deletion; unique. */
  String name(int index) {
    return dice(index).pick(2, Texts.COMPANIES) + " " + (index + 1);
  }

  /** A domain that no other organization has. */
  String domain(int index) {
    return "client-" + (index + 1) + ".example.com";
  }

  @Override
  public int size() {
    return scale.organizations();
  }

  @Override
  public long id(int index) {
    return Scale.organizationId(index);
  }

  @Override
  public long changedAt(int index) {
    int middle = size() / 2;
    boolean isImported = index >= middle && index < middle + Math.min(size() / 4, MOST_AT_ONCE);
    long created = createdAt(index);
    return isImported ? IMPORTED_AT : created + dice(index).below(3, Scale.END - created);
  }

  @Override
  public boolean isListed(int index) {
    return !isDeleted(index);
  }

  @Override
  public ObjectNode record(int index) {
    Dice dice = dice(index);
    ObjectNode organization = JsonNodeFactory.instance.objectNode();
    organization.put("url", Scale.URL + "organizations/" + id(index) + ".json");
    organization.put("id", id(index));
    organization.put(
        "name", isDeleted(index) ? id(index) + "_deleted_" + name(index) : name(index));
    organization.put("shared_tickets", dice.chance(4, 100));
    organization.put("shared_comments", dice.chance(5, 100));
    organization.put("external_id", externalId(dice, index));
    organization.put("created_at", Times.iso(createdAt(index)));
    organization.put("updated_at", Times.iso(changedAt(index)));
    ArrayNode domains = organization.putArray("domain_names");
    if (!dice.chance(6, 100)) {
      domains.add(domain(index));
      if (dice.chance(7, 150)) {
        domains.add("www." + domain(index));
      }
    }
    organization.put("details", dice.chance(8, 300) ? "12 Main St.\nSpringfield 🏢" : null);
    organization.put("notes", dice.chance(9, 300) ? dice.pick(10, Texts.SENTENCES) : null);
    organization.put(
        "group_id", dice.chance(11, 200) ? (Long) Scale.groupId(dice.below(12, 4)) : null);
    ArrayNode tags = organization.putArray("tags");
    if (dice.chance(13, 400)) {
      tags.add(dice.pick(14, Texts.TAGS));
    }
    organization.set("organization_fields", values.ofProfile(dice));
    if (isDeleted(index)) {
      organization.put("deleted_at", Times.iso(changedAt(index)));
    }
    return organization;
  }

  private static @Nullable String externalId(Dice dice, int index) {
    if (!dice.chance(15, 600)) {
      return null;
    }
    return (dice.chance(16, 500) ? "CRM-" : "crm-") + (100_000 + index);
  }

  private long createdAt(int index) {
    long span = Scale.END - Scale.START - 200 * 86_400L;
    return Scale.START - 30 * 86_400L + index * (span / size()) + dice(index).below(17, 3_600);
  }

  private Dice dice(int index) {
    return scale.dice(Scale.Stream.ORGANIZATION, index);
  }
}
