package dev.deskferry.report;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;

/** Errors as programs read them; what is not known is absent. */
public final class ErrorsJson {

  private ErrorsJson() {}

  /**
   * {@code {record_count, link_count, group_count, groups: [{kind, object_type, state, category,
   * code, message, count, tried_again_count, hint, examples: [...]}], warnings: [...]}}.
   *
   * @param limit how many groups, and how many warnings, are shown
   */
  public static ObjectNode render(Errors errors, int limit) {
    ObjectNode root = JsonNodeFactory.instance.objectNode();
    root.put("record_count", errors.count("record"));
    root.put("link_count", errors.count("link"));
    root.put("group_count", errors.groups().size());
    add(root.putArray("groups"), errors.groups(), limit);
    add(root.putArray("warnings"), errors.warnings(), limit);
    return root;
  }

  private static void add(ArrayNode array, List<ErrorGroup> groups, int limit) {
    groups.stream().limit(limit).forEach(group -> add(array.addObject(), group));
  }

  private static void add(ObjectNode node, ErrorGroup group) {
    node.put("kind", group.kind());
    node.put("object_type", group.objectType());
    known(node, "state", group.state());
    known(node, "category", group.category());
    known(node, "code", group.code());
    known(node, "message", group.pattern());
    node.put("count", group.count());
    if (!group.kind().equals("warning")) {
      node.put("tried_again_count", group.triedAgainCount());
    }
    known(node, "hint", group.hint());
    ArrayNode examples = node.putArray("examples");
    for (ErrorGroup.Example example : group.examples()) {
      ObjectNode one = examples.addObject();
      known(one, "source_id", example.sourceId());
      known(one, "link", example.link());
      known(one, "message", example.message());
      known(one, "correlation_id", example.correlationId());
    }
  }

  private static void known(ObjectNode node, String name, String text) {
    if (!text.isEmpty()) {
      node.put(name, text);
    }
  }
}
