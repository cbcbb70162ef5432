package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Attachments inside comments and articles, with addresses on the host that the client called. */
final class Attachments {

  private static final Pattern HOST =
      Pattern.compile(
          "https://[a-z0-9-]{1,63}\\.zendesk\\.com/(?=attachments/token/|hc/article_attachments/)");

  private Attachments() {}

  /** An attachment as the API sends it. */
  static ObjectNode onWire(ObjectNode attachment, String site) {
    for (String key : List.of("content_url", "mapped_content_url")) {
      JsonNode address = attachment.path(key);
      if (address.isTextual()) {
        attachment.put(key, here(address.asText(), site));
      }
    }
    return attachment;
  }

  /**
   * A comment as the API sends it.
   *
   * @param withInline whether images inside of its text are among its attachments too
   */
  static ObjectNode inComment(ObjectNode comment, String site, boolean withInline) {
    if (comment.path("attachments") instanceof ArrayNode array) {
      for (int i = array.size() - 1; i >= 0; i--) {
        if (!withInline && array.get(i).path("inline").asBoolean(false)) {
          array.remove(i);
        } else if (array.get(i) instanceof ObjectNode attachment) {
          onWire(attachment, site);
        }
      }
    }
    JsonNode html = comment.path("html_body");
    if (html.isTextual() && html.asText().contains("/attachments/token/")) {
      comment.put("html_body", here(html.asText(), site));
    }
    return comment;
  }

  private static String here(String text, String site) {
    return HOST.matcher(text).replaceAll(Matcher.quoteReplacement(site + "/"));
  }
}
