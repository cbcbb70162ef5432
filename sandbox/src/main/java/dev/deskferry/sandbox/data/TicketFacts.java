package dev.deskferry.sandbox.data;

import com.fasterxml.jackson.databind.JsonNode;

/**
 * A ticket without its text. Times are seconds since the epoch, ids are 0 where there is none.
 *
 * @param isArchived closed for more than 120 days: absent from list endpoints, present in exports
 * @param isAiAgent handled by an AI agent: exported only with {@code support_type_scope=all}
 * @param isScrubbed deleted for more than 30 days: only the shell of the ticket is left
 */
public record TicketFacts(
    long id,
    long createdAt,
    long updatedAt,
    long generatedAt,
    String status,
    long requesterId,
    long submitterId,
    long assigneeId,
    long groupId,
    long organizationId,
    long formId,
    boolean isArchived,
    boolean isAiAgent,
    boolean isScrubbed) {

  /** Closed tickets leave the lists after this time (support.zendesk.com article 4408887617050). */
  public static final long ARCHIVED_AFTER_SECONDS = 120L * 86_400;

  /** Whether the ticket was deleted, softly or for good. */
  public boolean isDeleted() {
    return status.equals("deleted");
  }

  /**
   * Reads the facts from a ticket in API shape.
   *
   * @param now decides whether a closed ticket is archived, seconds since the epoch
   */
  public static TicketFacts of(JsonNode ticket, long now) {
    long updatedAt = Times.second(ticket.path("updated_at").asText(""));
    String status = ticket.path("status").asText("new");
    return new TicketFacts(
        ticket.path("id").asLong(),
        Times.second(ticket.path("created_at").asText("")),
        updatedAt,
        ticket.path("generated_timestamp").asLong(updatedAt),
        status,
        ticket.path("requester_id").asLong(0),
        ticket.path("submitter_id").asLong(0),
        ticket.path("assignee_id").asLong(0),
        ticket.path("group_id").asLong(0),
        ticket.path("organization_id").asLong(0),
        ticket.path("ticket_form_id").asLong(0),
        status.equals("closed") && updatedAt + ARCHIVED_AFTER_SECONDS < now,
        "ai_agent".equals(ticket.path("support_type").asText("")),
        false);
  }
}
