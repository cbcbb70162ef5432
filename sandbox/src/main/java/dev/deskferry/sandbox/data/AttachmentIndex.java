package dev.deskferry.sandbox.data;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Attachments that stand in records, by id and by the token of their address. */
final class AttachmentIndex {

  private static final Pattern TOKEN = Pattern.compile("/attachments/token/([A-Za-z0-9]{1,64})/");

  private final Map<Long, ObjectNode> byId = new ConcurrentHashMap<>();
  private final Map<String, ObjectNode> byToken = new ConcurrentHashMap<>();

  /** Finds all attachments of comments and articles. */
  static AttachmentIndex of(List<JsonLines.Line> comments, List<JsonLines.Line> ofArticles) {
    AttachmentIndex index = new AttachmentIndex();
    comments.forEach(line -> index.addAll(line.record()));
    ofArticles.forEach(line -> index.byToken.put("a" + line.id(), line.record()));
    return index;
  }

  /** Adds the attachments of one comment. */
  void addAll(ObjectNode comment) {
    for (JsonNode node : comment.path("attachments")) {
      if (node instanceof ObjectNode attachment) {
        byId.put(attachment.path("id").asLong(), attachment);
        Matcher token = TOKEN.matcher(attachment.path("content_url").asText(""));
        if (token.find()) {
          byToken.put(token.group(1), attachment);
        }
      }
    }
  }

  Optional<ObjectNode> byId(long id) {
    return Optional.ofNullable(byId.get(id)).map(ObjectNode::deepCopy);
  }

  Optional<ObjectNode> byToken(String token) {
    return Optional.ofNullable(byToken.get(token)).map(ObjectNode::deepCopy);
  }
}
