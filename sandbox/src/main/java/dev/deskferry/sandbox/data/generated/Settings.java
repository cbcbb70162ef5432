package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Times;
import java.util.ArrayList;
import java.util.List;

/** Groups, brands, ticket forms and custom statuses: few, and the same in every account. */
final class Settings {

  /** Names of the groups; the last one is deleted. */
  static final List<String> GROUPS =
      List.of("Support", "Billing", "Second level", "Kundendienst", "東京サポート", "Old team");

  /** Names of the brands; the last one is deleted. */
  static final List<String> BRANDS = List.of("Deskferry", "Ferry Pro", "Closed shop");

  /** Names of the ticket forms. */
  static final List<String> FORMS = List.of("Default form", "Refund request", "Fehlerbericht");

  /** Custom statuses as category and label; the first of a category is its default. */
  static final List<List<String>> STATUSES =
      List.of(
          List.of("new", "New"),
          List.of("open", "Open"),
          List.of("pending", "Awaiting your reply"),
          List.of("hold", "On hold"),
          List.of("solved", "Solved"),
          List.of("open", "With developers"),
          List.of("hold", "Waiting for parts"));

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final long CREATED = Scale.START - 100 * 86_400L;

  private Settings() {}

  static List<ObjectNode> groups() {
    List<ObjectNode> groups = new ArrayList<>();
    for (int i = 0; i < GROUPS.size(); i++) {
      ObjectNode group = start("groups", Scale.groupId(i));
      group.put("is_public", i != 2);
      group.put("name", GROUPS.get(i));
      group.put("description", "");
      group.put("default", i == 0);
      group.put("deleted", i == GROUPS.size() - 1);
      groups.add(end(group, i));
    }
    return groups;
  }

  static List<ObjectNode> brands() {
    List<ObjectNode> brands = new ArrayList<>();
    for (int i = 0; i < BRANDS.size(); i++) {
      ObjectNode brand = start("brands", Scale.brandId(i));
      brand.put("name", BRANDS.get(i));
      brand.put("brand_url", "https://brand" + i + ".zendesk.com");
      brand.put("subdomain", "brand" + i);
      brand.put("host_mapping", (String) null);
      brand.put("has_help_center", i == 0);
      brand.put("help_center_state", i == 0 ? "enabled" : "disabled");
      brand.put("active", i < BRANDS.size() - 1);
      brand.put("default", i == 0);
      brand.put("is_deleted", i == BRANDS.size() - 1);
      brand.putNull("logo");
      ArrayNode forms = brand.putArray("ticket_form_ids");
      for (int form = 0; form < FORMS.size(); form++) {
        forms.add(Scale.formId(form));
      }
      brand.put("signature_template", "{{agent.signature}}");
      brands.add(end(brand, i));
    }
    return brands;
  }

  static List<ObjectNode> forms() {
    List<ObjectNode> forms = new ArrayList<>();
    for (int i = 0; i < FORMS.size(); i++) {
      ObjectNode form = start("ticket_forms", Scale.formId(i));
      form.put("name", FORMS.get(i));
      form.put("raw_name", FORMS.get(i));
      form.put("display_name", FORMS.get(i));
      form.put("raw_display_name", FORMS.get(i));
      form.put("end_user_visible", true);
      form.put("position", i + 1);
      ArrayNode fields = form.putArray("ticket_field_ids");
      for (ObjectNode field : CustomFields.ticketFields()) {
        fields.add(field.path("id").asLong());
      }
      form.put("active", true);
      form.put("default", i == 0);
      form.put("in_all_brands", true);
      form.putArray("restricted_brand_ids");
      form.putArray("end_user_conditions");
      form.putArray("agent_conditions");
      forms.add(end(form, i));
    }
    return forms;
  }

  static List<ObjectNode> statuses() {
    List<ObjectNode> statuses = new ArrayList<>();
    for (int i = 0; i < STATUSES.size(); i++) {
      ObjectNode status = JSON.objectNode();
      status.put("id", Scale.statusId(i));
      String label = STATUSES.get(i).get(1);
      status.put("status_category", STATUSES.get(i).get(0));
      status.put("agent_label", label);
      status.put("raw_agent_label", label);
      status.put("end_user_label", label);
      status.put("raw_end_user_label", label);
      status.put("description", "");
      status.put("raw_description", "");
      status.put("end_user_description", "");
      status.put("raw_end_user_description", "");
      status.put("active", true);
      status.put("default", i < 5);
      statuses.add(end(status, i));
    }
    return statuses;
  }

  /** The custom status of a ticket of a category; a closed ticket keeps its solved one. */
  static long statusId(String category, Dice dice) {
    return switch (category) {
      case "new" -> Scale.statusId(0);
      case "open" -> Scale.statusId(dice.chance(6_900, 300) ? 5 : 1);
      case "pending" -> Scale.statusId(2);
      case "hold" -> Scale.statusId(dice.chance(6_900, 300) ? 6 : 3);
      default -> Scale.statusId(4);
    };
  }

  private static ObjectNode start(String path, long id) {
    ObjectNode record = JSON.objectNode();
    record.put("url", Scale.URL + path + "/" + id + ".json");
    record.put("id", id);
    return record;
  }

  private static ObjectNode end(ObjectNode record, int i) {
    record.put("created_at", Times.iso(CREATED + i * 3_600L));
    record.put("updated_at", Times.iso(CREATED + i * 86_400L));
    return record;
  }
}
