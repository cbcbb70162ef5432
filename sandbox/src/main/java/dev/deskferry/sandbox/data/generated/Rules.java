package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Times;
import java.util.ArrayList;
import java.util.List;

/** Macros, triggers, automations, SLA policies and views: few, and the same in every account. */
final class Rules {

  private static final long CREATED = Scale.START - 95 * 86_400L;
  private static final List<String> MACROS =
      List.of(
          "Close and thank",
          "Refund::Approve",
          "Refund::Decline",
          "Eskalieren – zweite Ebene",
          "返金のご案内",
          "Ask for a screenshot",
          "Old macro");
  private static final List<String> TRIGGERS =
      List.of(
          "Notify requester of received request",
          "Notify assignee of assignment",
          "Notify all agents of received request",
          "Tag VIP customers",
          "Route billing");
  private static final List<String> STATUSES = List.of("new", "open", "pending", "hold", "solved");

  private Rules() {}

  /** One in seven is inactive, one belongs to a group. */
  static List<ObjectNode> macros() {
    List<ObjectNode> macros = new ArrayList<>();
    for (int i = 0; i < MACROS.size(); i++) {
      ObjectNode macro = start("macros", 360_002_900_100L + i * 20L, MACROS.get(i), i);
      macro.put("active", i < MACROS.size() - 1);
      macro.put("default", false);
      ArrayNode actions = macro.putArray("actions");
      action(actions, "status", i == 0 ? "solved" : "pending");
      actions
          .addObject()
          .put("field", "comment_value")
          .putArray("value")
          .add("channel:all")
          .add(Texts.SENTENCES.get(i));
      action(actions, "current_tags", Texts.TAGS.get(i));
      if (i == 3) {
        macro
            .putObject("restriction")
            .put("type", "Group")
            .put("id", Scale.groupId(2))
            .putArray("ids")
            .add(Scale.groupId(2));
      } else {
        macro.putNull("restriction");
      }
      macros.add(macro);
    }
    return macros;
  }

  static List<ObjectNode> triggers() {
    List<ObjectNode> triggers = new ArrayList<>();
    for (int i = 0; i < TRIGGERS.size(); i++) {
      ObjectNode trigger = start("triggers", 360_003_100_200L + i * 20L, TRIGGERS.get(i), i);
      trigger.put("active", true);
      trigger.put("default", i < 3);
      ObjectNode conditions = trigger.putObject("conditions");
      condition(conditions.putArray("all"), "update_type", "is", "Create");
      condition(conditions.putArray("any"), "current_tags", "includes", Texts.TAGS.get(i));
      ArrayNode actions = trigger.putArray("actions");
      actions
          .addObject()
          .put("field", "notification_user")
          .putArray("value")
          .add("requester_id")
          .add("[Request received]")
          .add("Your request ({{ticket.id}}) has been received.");
      trigger.put("category_id", "360000" + i % 2);
      triggers.add(trigger);
    }
    return triggers;
  }

  static List<ObjectNode> automations() {
    List<ObjectNode> automations = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      String title = i == 0 ? "Close ticket 4 days after solved" : "Pending reminder";
      ObjectNode automation = start("automations", 360_003_300_300L + i * 20L, title, i);
      automation.remove("description");
      automation.put("active", true);
      automation.put("default", i == 0);
      ObjectNode conditions = automation.putObject("conditions");
      ArrayNode all = conditions.putArray("all");
      condition(all, "status", "is", i == 0 ? "solved" : "pending");
      condition(all, i == 0 ? "SOLVED" : "PENDING", "greater_than", "96");
      conditions.putArray("any");
      action(automation.putArray("actions"), "status", i == 0 ? "closed" : "open");
      automations.add(automation);
    }
    return automations;
  }

  static List<ObjectNode> slaPolicies() {
    List<ObjectNode> policies = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      ObjectNode policy =
          start("slas/policies", 360_000_700_400L + i * 20L, i == 0 ? "VIP" : "Everyone", i);
      policy.remove("raw_title");
      policy.put("description", "");
      ObjectNode filter = policy.putObject("filter");
      condition(
          filter.putArray("all"), "current_tags", i == 0 ? "includes" : "not_includes", "vip");
      filter.putArray("any");
      ArrayNode metrics = policy.putArray("policy_metrics");
      for (String priority : List.of("low", "normal", "high", "urgent")) {
        metrics
            .addObject()
            .put("priority", priority)
            .put("metric", "first_reply_time")
            .put("target", 60 * (i + 1))
            .put("business_hours", false);
      }
      policies.add(policy);
    }
    return policies;
  }

  /** One view for each status, and one for a group. */
  static List<ObjectNode> views() {
    List<ObjectNode> views = new ArrayList<>();
    for (int i = 0; i <= STATUSES.size(); i++) {
      boolean isOfGroup = i == STATUSES.size();
      String title = isOfGroup ? "Billing, unsolved" : "All " + STATUSES.get(i);
      ObjectNode view = start("views", 360_001_200_500L + i * 20L, title, i);
      view.put("active", true);
      view.put("default", false);
      ObjectNode conditions = view.putObject("conditions");
      ArrayNode all = conditions.putArray("all");
      if (isOfGroup) {
        condition(all, "status", "less_than", "solved");
        condition(all, "group_id", "is", String.valueOf(Scale.groupId(1)));
      } else {
        condition(all, "status", "is", STATUSES.get(i));
      }
      conditions.putArray("any");
      ObjectNode execution = view.putObject("execution");
      execution.put("group_by", (String) null);
      execution.put("sort_by", "created_at");
      execution.put("sort_order", "desc");
      ArrayNode columns = execution.putArray("columns");
      columns.addObject().put("id", "subject").put("title", "Subject");
      columns.addObject().put("id", "created").put("title", "Requested");
      view.putNull("restriction");
      views.add(view);
    }
    return views;
  }

  private static void action(ArrayNode actions, String field, String value) {
    actions.addObject().put("field", field).put("value", value);
  }

  private static void condition(ArrayNode conditions, String field, String operator, String value) {
    conditions.addObject().put("field", field).put("operator", operator).put("value", value);
  }

  private static ObjectNode start(String path, long id, String title, int position) {
    ObjectNode rule = JsonNodeFactory.instance.objectNode();
    rule.put("url", Scale.URL + path + "/" + id + ".json");
    rule.put("id", id);
    rule.put("title", title);
    rule.put("raw_title", title);
    rule.put("description", (String) null);
    rule.put("position", position);
    rule.put("created_at", Times.iso(CREATED + position * 3_600L));
    rule.put("updated_at", Times.iso(CREATED + position * 86_400L));
    return rule;
  }
}
