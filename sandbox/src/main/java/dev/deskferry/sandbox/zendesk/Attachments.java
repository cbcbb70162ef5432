package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;

/** Attachments inside comments. */
final class Attachments {

  private Attachments() {}

  /** Takes inline images out of a comment's attachments, as the API does unless asked for them. */
  static ObjectNode hideInline(ObjectNode comment) {
    JsonNode attachments = comment.path("attachments");
    if (attachments instanceof ArrayNode array) {
      for (int i = array.size() - 1; i >= 0; i--) {
        if (array.get(i).path("inline").asBoolean(false)) {
          array.remove(i);
        }
      }
    }
    return comment;
  }
}
