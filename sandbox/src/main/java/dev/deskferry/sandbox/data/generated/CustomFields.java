package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Times;
import java.util.ArrayList;
import java.util.List;

/**
 * The definitions of custom fields: one of every kind, for tickets, users and organizations. The
 * option {@value #DELETED_OPTION} is in no definition any more but still in old records.
 */
final class CustomFields {

  /** An option that was deleted after it had been used. */
  static final String DELETED_OPTION = "legacy_plan";

  /** Options of single choice, value then name. */
  static final List<List<String>> PLANS =
      List.of(
          List.of("plan_free", "Free"),
          List.of("plan_pro", "Pro::Monthly"),
          List.of("plan_pro_yearly", "Pro::Yearly"),
          List.of("plan_enterprise", "Enterprise – größer"));

  /** Options of multiple choice, value then name. */
  static final List<List<String>> PRODUCTS =
      List.of(
          List.of("product_web", "Web"),
          List.of("product_ios", "iOS"),
          List.of("product_android", "Android"),
          List.of("product_api", "API & SDK"),
          List.of("製品_jp", "日本版"));

  /** Kinds of ticket fields in the order of their ids. */
  static final List<String> TICKET_KINDS =
      List.of(
          "text",
          "textarea",
          "checkbox",
          "date",
          "integer",
          "decimal",
          "regexp",
          "partialcreditcard",
          "multiselect",
          "tagger",
          "lookup",
          "text");

  /** Kinds of user and organization fields; single choice is called dropdown there. */
  static final List<String> PROFILE_KINDS =
      List.of(
          "text",
          "textarea",
          "checkbox",
          "date",
          "integer",
          "decimal",
          "regexp",
          "multiselect",
          "dropdown",
          "lookup");

  private static final JsonNodeFactory JSON = JsonNodeFactory.instance;
  private static final long CREATED = Scale.START - 90 * 86_400L;

  private CustomFields() {}

  /** The id of the custom ticket field at a position of {@link #TICKET_KINDS}. */
  static long ticketFieldId(int position) {
    return 360_021_289_711L + position * 20L;
  }

  /** The key of a user or organization field at a position of {@link #PROFILE_KINDS}. */
  static String key(int position) {
    return "cf_" + PROFILE_KINDS.get(position);
  }

  /** All ticket fields: those of the system, then the custom ones. */
  static List<ObjectNode> ticketFields() {
    List<ObjectNode> fields = new ArrayList<>();
    List<String> system =
        List.of(
            "subject",
            "description",
            "status",
            "tickettype",
            "priority",
            "group",
            "assignee",
            "custom_status");
    for (int i = 0; i < system.size(); i++) {
      fields.add(ticketField(360_000_601_020L + i * 20L, system.get(i), title(system.get(i)), i));
    }
    for (int i = 0; i < TICKET_KINDS.size(); i++) {
      String title = i == TICKET_KINDS.size() - 1 ? "Größe (cm) / サイズ" : title(TICKET_KINDS.get(i));
      ObjectNode field = ticketField(ticketFieldId(i), TICKET_KINDS.get(i), title, 100 + i);
      field.put("removable", true);
      fields.add(options(field, TICKET_KINDS.get(i), "zen:organization"));
    }
    return fields;
  }

  /** The user or organization fields. */
  static List<ObjectNode> profileFields(ObjectType type) {
    List<ObjectNode> fields = new ArrayList<>();
    long first = type == ObjectType.USER_FIELDS ? 360_006_114_500L : 360_007_338_900L;
    for (int i = 0; i < PROFILE_KINDS.size(); i++) {
      String kind = PROFILE_KINDS.get(i);
      ObjectNode field = JSON.objectNode();
      field.put("url", Scale.URL + type.plural() + "/" + (first + i * 20L) + ".json");
      field.put("id", first + i * 20L);
      field.put("type", kind);
      field.put("key", key(i));
      field.put("title", title(kind));
      field.put("description", "A " + kind + " field");
      field.put("raw_title", title(kind));
      field.put("raw_description", "A " + kind + " field");
      field.put("position", i);
      field.put("active", true);
      field.put("system", false);
      field.put("regexp_for_validation", kind.equals("regexp") ? "\\A[A-Z]{2}-\\d{4}\\z" : null);
      field.put("created_at", Times.iso(CREATED));
      field.put("updated_at", Times.iso(CREATED + 3_600L * i));
      if (kind.equals("checkbox")) {
        field.put("tag", "vip_" + type.singular());
      }
      fields.add(options(field, kind, "zen:user"));
    }
    return fields;
  }

  private static ObjectNode ticketField(long id, String kind, String title, int position) {
    ObjectNode field = JSON.objectNode();
    field.put("url", Scale.URL + "ticket_fields/" + id + ".json");
    field.put("id", id);
    field.put("type", kind);
    field.put("title", title);
    field.put("raw_title", title);
    field.put("description", "");
    field.put("raw_description", "");
    field.put("position", position);
    field.put("active", true);
    field.put("required", false);
    field.put("collapsed_for_agents", false);
    field.put("regexp_for_validation", kind.equals("regexp") ? "\\A[A-Z]{2}-\\d{4}\\z" : null);
    field.put("title_in_portal", title);
    field.put("raw_title_in_portal", title);
    field.put("visible_in_portal", true);
    field.put("editable_in_portal", true);
    field.put("required_in_portal", false);
    field.put("tag", kind.equals("checkbox") ? "contract_signed" : null);
    field.put("created_at", Times.iso(CREATED));
    field.put("updated_at", Times.iso(CREATED + 60L * position));
    field.put("removable", false);
    field.put("agent_description", (String) null);
    field.put("creator_user_id", -1);
    field.put("creator_app_name", (String) null);
    return field;
  }

  private static ObjectNode options(ObjectNode field, String kind, String lookupTarget) {
    switch (kind) {
      case "tagger", "dropdown" -> addOptions(field, PLANS);
      case "multiselect" -> addOptions(field, PRODUCTS);
      case "lookup" -> {
        field.put("relationship_target_type", lookupTarget);
        field.putObject("relationship_filter").putArray("all");
      }
      default -> {}
    }
    return field;
  }

  private static void addOptions(ObjectNode field, List<List<String>> options) {
    ArrayNode array = field.putArray("custom_field_options");
    for (int i = 0; i < options.size(); i++) {
      array
          .addObject()
          .put("id", 360_030_000_000L + field.path("id").asLong() % 1_000_000 * 10 + i)
          .put("name", options.get(i).get(1))
          .put("raw_name", options.get(i).get(1))
          .put("position", i)
          .put("value", options.get(i).get(0))
          .put("default", false);
    }
  }

  private static String title(String kind) {
    return switch (kind) {
      case "tickettype" -> "Type";
      case "custom_status" -> "Ticket status";
      case "text" -> "Order number";
      case "textarea" -> "Steps to reproduce";
      case "checkbox" -> "Contract signed?";
      case "date" -> "Renewal date";
      case "integer" -> "Seats";
      case "decimal" -> "Amount";
      case "regexp" -> "Asset tag";
      case "partialcreditcard" -> "Credit card";
      case "multiselect" -> "Products";
      case "tagger", "dropdown" -> "Plan";
      case "lookup" -> "Partner";
      default -> Character.toUpperCase(kind.charAt(0)) + kind.substring(1);
    };
  }
}
