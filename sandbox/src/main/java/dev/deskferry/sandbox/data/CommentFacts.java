package dev.deskferry.sandbox.data;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A comment without its text.
 *
 * @param auditId the audit that holds it, 0 when not known
 * @param createdAt seconds since the epoch
 * @param isPublic as it is now
 * @param isByAgent written by an agent or admin
 * @param isRedacted its text was redacted after it was written
 * @param wasMadePrivate it was public when it was written
 */
public record CommentFacts(
    long id,
    long auditId,
    long createdAt,
    long authorId,
    boolean isPublic,
    boolean isByAgent,
    boolean isRedacted,
    boolean wasMadePrivate) {

  /**
   * Reads the facts from a comment in API shape.
   *
   * @param isByAgent whether its author is an agent or admin
   */
  public static CommentFacts of(JsonNode comment, boolean isByAgent) {
    return new CommentFacts(
        comment.path("id").asLong(),
        comment.path("audit_id").asLong(0),
        Times.second(comment.path("created_at").asText("")),
        comment.path("author_id").asLong(0),
        comment.path("public").asBoolean(true),
        isByAgent,
        false,
        false);
  }
}
