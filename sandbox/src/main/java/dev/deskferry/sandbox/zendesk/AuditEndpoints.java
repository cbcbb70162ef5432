package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Audit;
import dev.deskferry.sandbox.data.CommentFacts;
import dev.deskferry.sandbox.data.LiveTickets;
import dev.deskferry.sandbox.data.TicketFacts;
import dev.deskferry.sandbox.data.Times;
import dev.deskferry.sandbox.http.Reply;
import java.util.List;

/**
 * {@code /tickets/{id}/audits}: the whole history of one ticket, with comments as they are now. An
 * archived ticket's comes in one reply, whatever page is asked for.
 */
final class AuditEndpoints {

  private AuditEndpoints() {}

  static List<Endpoint> table() {
    return List.of(Endpoint.agent("tickets/{id}/audits", AuditEndpoints::audits));
  }

  private static Reply audits(Call call) {
    LiveTickets tickets = call.account().tickets();
    int ticket = TicketEndpoints.existing(call);
    TicketFacts facts = tickets.facts(ticket);
    List<ObjectNode> audits =
        call.account().events().ofTicket(ticket).stream()
            .map(audit -> audit(tickets, ticket, facts, audit))
            .toList();
    Listing listing = Listing.of("audits", audits);
    return facts.isArchived() ? Paging.everything(listing) : Paging.page(call, listing);
  }

  private static ObjectNode audit(LiveTickets tickets, int ticket, TicketFacts facts, Audit audit) {
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", audit.id());
    node.put("ticket_id", facts.id());
    node.put("created_at", Times.iso(audit.second()));
    ArrayNode events = JsonNodeFactory.instance.arrayNode();
    if (audit.ordinal() < 0) {
      node.put("author_id", facts.assigneeId() > 0 ? facts.assigneeId() : -1);
      node.putObject("metadata").putObject("system");
    } else {
      CommentFacts comment = tickets.comments(ticket).get(audit.ordinal());
      node.put("author_id", comment.authorId());
      comment(node, events, tickets.comment(ticket, audit.ordinal()), audit, comment.id());
    }
    others(events, audit, facts);
    node.set("events", events);
    if (!node.has("via")) {
      node.putObject("via").put("channel", "rule").putObject("source").put("rel", "automation");
    }
    return node;
  }

  private static void comment(
      ObjectNode node, ArrayNode events, ObjectNode comment, Audit audit, long commentId) {
    node.set("metadata", comment.path("metadata"));
    node.set("via", comment.path("via"));
    switch (audit.kind()) {
      case REDACTION ->
          event(events, audit, 1, "CommentRedactionEvent")
              .put("comment_id", String.valueOf(commentId));
      case PRIVACY ->
          event(events, audit, 1, "CommentPrivacyChange")
              .put("comment_id", commentId)
              .put("public", false);
      case CREATION, COMMENT, CHANGE, SLA, LAST -> {
        comment.remove(List.of("metadata", "via", "created_at"));
        events.add(Attachments.hideInline(comment));
      }
    }
  }

  private static void others(ArrayNode events, Audit audit, TicketFacts facts) {
    switch (audit.kind()) {
      case CREATION -> change(event(events, audit, 2, "Create"), "status", "new");
      case CHANGE ->
          change(
              event(events, audit, 1, "Change").put("previous_value", "normal"),
              "priority",
              "high");
      case LAST ->
          change(
              event(events, audit, 1, "Change").put("previous_value", "open"),
              "status",
              facts.status());
      case COMMENT, SLA, REDACTION, PRIVACY -> {}
    }
  }

  private static void change(ObjectNode event, String field, String value) {
    event.put("field_name", field).put("value", value);
  }

  private static ObjectNode event(ArrayNode events, Audit audit, int offset, String type) {
    return events.addObject().put("id", audit.id() + offset).put("type", type);
  }
}
