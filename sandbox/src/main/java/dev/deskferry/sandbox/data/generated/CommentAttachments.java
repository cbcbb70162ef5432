package dev.deskferry.sandbox.data.generated;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;

/**
 * Files of comments: nine comments in a hundred have one, three an image inside of their text. Of a
 * thousand files twenty were found to be malware (a quarter of which an admin lets through all the
 * same), twenty are deleted and twenty empty; every thousandth is larger than 20 MB.
 */
final class CommentAttachments {

  private static final String SITE = "https://deskferry-sandbox.zendesk.com/attachments/token/t";
  private static final int PER_COMMENT = 10;
  private static final long LARGE = 20L * 1_024 * 1_024 + 1;

  private CommentAttachments() {}

  /** The comment of an attachment. */
  static long commentId(long attachmentId) {
    return attachmentId / PER_COMMENT;
  }

  /** The attachments of a comment, images inside of its text among them. */
  static ArrayNode of(Dice dice, long commentId, boolean isRedacted) {
    ArrayNode attachments = JsonNodeFactory.instance.arrayNode();
    if (dice.chance(16, 90)) {
      attachments.add(isRedacted ? redacted(commentId) : file(dice, commentId));
    }
    if (hasInlineImage(dice)) {
      attachments.add(
          attachment(commentId * PER_COMMENT + 1, "image.png", "image/png", 4_096, true));
    }
    return attachments;
  }

  /** What the HTML of a comment has of its inline image; empty for none. */
  static String inlineImage(Dice dice, long commentId) {
    return hasInlineImage(dice)
        ? "<img src=\"" + SITE + (commentId * PER_COMMENT + 1) + "/?name=image.png\" />"
        : "";
  }

  private static boolean hasInlineImage(Dice dice) {
    return dice.chance(15, 30);
  }

  private static ObjectNode redacted(long commentId) {
    return attachment(commentId * PER_COMMENT, "redacted.txt", "text/plain", 0, false);
  }

  private static ObjectNode file(Dice dice, long commentId) {
    boolean isImage = dice.chance(17, 600);
    int odd = dice.below(19, 1_000);
    String name = isImage ? "screenshot 1.png" : "Rechnung_März.pdf";
    long size = 1_000L + dice.below(18, 2_000_000);
    ObjectNode file =
        attachment(
            commentId * PER_COMMENT,
            odd >= 80 && odd < 110 ? "契約書 (最終版) – copy.pdf" : name,
            isImage ? "image/png" : "application/pdf",
            odd >= 40 && odd < 60 ? 0 : odd == 999 ? LARGE : size,
            false);
    if (odd < 20) {
      file.put("malware_scan_result", "malware_found");
      file.put("malware_access_override", odd < 5);
    } else if (odd < 40) {
      file.put("deleted", true);
    } else if (odd >= 60 && odd < 70) {
      file.put("malware_scan_result", odd < 65 ? "not_scanned" : "failed_to_scan");
    }
    return file;
  }

  private static ObjectNode attachment(
      long id, String name, String type, long size, boolean isInline) {
    String address = SITE + id + "/?name=" + URLEncoder.encode(name, StandardCharsets.UTF_8);
    ObjectNode attachment = JsonNodeFactory.instance.objectNode();
    attachment.put("url", Scale.URL + "attachments/" + id + ".json");
    attachment.put("id", id);
    attachment.put("file_name", name);
    attachment.put("content_url", address);
    attachment.put("mapped_content_url", address);
    attachment.put("content_type", type);
    attachment.put("size", size);
    attachment.putNull("width");
    attachment.putNull("height");
    attachment.put("inline", isInline);
    attachment.put("deleted", false);
    attachment.put("malware_access_override", false);
    attachment.put("malware_scan_result", "malware_not_found");
    attachment.putArray("thumbnails");
    return attachment;
  }
}
