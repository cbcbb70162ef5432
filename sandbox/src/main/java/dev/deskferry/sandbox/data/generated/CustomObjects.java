package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Account;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.Times;
import java.util.ArrayList;
import java.util.List;

/**
 * Two custom objects and their records: contracts, of which there are few, and assets, one for
 * every tenth ticket. Three assets of a hundred were deleted, so only {@code [DELETED]} is left of
 * them.
 */
final class CustomObjects implements Records {

  static final List<String> KEYS = List.of("contract", "asset");
  private static final List<String> FIELDS = List.of("serial", "bought_on", "owner");
  private static final List<String> KINDS = List.of("text", "date", "lookup");
  private static final int CONTRACTS = 5;
  private static final long CREATED = Scale.START - 50 * 86_400L;

  private final Scale scale;

  CustomObjects(Scale scale) {
    this.scale = scale;
  }

  static List<ObjectNode> objects() {
    List<ObjectNode> objects = new ArrayList<>();
    for (int i = 0; i < KEYS.size(); i++) {
      String title = i == 0 ? "Contract" : "Asset";
      ObjectNode object = JsonNodeFactory.instance.objectNode();
      object.put("url", Scale.URL + "custom_objects/" + KEYS.get(i) + ".json");
      object.put("key", KEYS.get(i));
      object.put("title", title);
      object.put("raw_title", title);
      object.put("title_pluralized", title + "s");
      object.put("raw_title_pluralized", title + "s");
      object.put("description", "");
      object.put("raw_description", "");
      object.put("created_by_user_id", "13400271828182");
      object.put("updated_by_user_id", "13400271828182");
      object.put("created_at", Times.iso(CREATED));
      object.put("updated_at", Times.iso(CREATED + 60));
      objects.add(object);
    }
    return objects;
  }

  static List<ObjectNode> fields() {
    List<ObjectNode> fields = new ArrayList<>();
    for (int object = 0; object < KEYS.size(); object++) {
      for (int i = 0; i < FIELDS.size(); i++) {
        ObjectNode field = JsonNodeFactory.instance.objectNode();
        long id = 4_398_096_842_877L + object * 1_000L + i;
        field.put(
            "url", Scale.URL + "custom_objects/" + KEYS.get(object) + "/fields/" + id + ".json");
        field.put("id", id);
        field.put("custom_object_key", KEYS.get(object));
        field.put("key", FIELDS.get(i));
        field.put("type", KINDS.get(i));
        field.put("title", FIELDS.get(i));
        field.put("raw_title", FIELDS.get(i));
        field.put("description", "");
        field.put("raw_description", "");
        field.put("position", i);
        field.put("active", true);
        field.put("system", false);
        field.putNull("regexp_for_validation");
        if (KINDS.get(i).equals("lookup")) {
          field.put("relationship_target_type", "zen:user");
        }
        field.put("created_at", Times.iso(CREATED));
        field.put("updated_at", Times.iso(CREATED + i));
        fields.add(field);
      }
    }
    return fields;
  }

  @Override
  public int size() {
    return CONTRACTS + scale.tickets() / 10;
  }

  @Override
  public long id(int index) {
    return index + 1L;
  }

  @Override
  public int indexOf(String name) {
    return Ulids.indexOf(name, size(), this::ulid);
  }

  @Override
  public long changedAt(int index) {
    long created = createdAt(index);
    return created + dice(index).below(1, Scale.END - created);
  }

  @Override
  public boolean isListed(int index) {
    return !isDeleted(index);
  }

  @Override
  public ObjectNode record(int index) {
    Dice dice = dice(index);
    String key = KEYS.get(index < CONTRACTS ? 0 : 1);
    boolean isDeleted = isDeleted(index);
    String serial = "SN-" + (10_000 + index);
    ObjectNode record = JsonNodeFactory.instance.objectNode();
    record.put("url", Scale.URL + "custom_objects/" + key + "/records/" + ulid(index) + ".json");
    record.put("id", ulid(index));
    record.put("custom_object_key", key);
    record.put("name", isDeleted ? Account.DELETED : key + " " + (index + 1) + " 機器");
    ObjectNode fields = record.putObject("custom_object_fields");
    fields.put("serial", isDeleted ? Account.DELETED : serial);
    fields.put("bought_on", isDeleted ? Account.DELETED : Times.iso(createdAt(index)));
    String owner = String.valueOf(scale.userId(dice.below(2, scale.users())));
    fields.put("owner", isDeleted ? Account.DELETED : owner);
    record.put("external_id", dice.chance(3, 500) && !isDeleted ? "erp-" + index : null);
    record.put("created_by_user_id", "13400271828182");
    record.put("updated_by_user_id", "13400271828182");
    record.put("created_at", Times.iso(createdAt(index)));
    record.put("updated_at", Times.iso(changedAt(index)));
    return record;
  }

  private boolean isDeleted(int index) {
    return index >= CONTRACTS && dice(index).chance(4, 30);
  }

  private String ulid(int index) {
    return Ulids.of(createdAt(index), dice(index), index);
  }

  private long createdAt(int index) {
    long span = Scale.END - Scale.START - 100 * 86_400L;
    return Scale.START + index * (span / size());
  }

  private Dice dice(int index) {
    return scale.dice(Scale.Stream.CUSTOM_RECORD, index);
  }
}
