package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Audit;
import dev.deskferry.sandbox.data.CommentFacts;
import dev.deskferry.sandbox.data.LiveAccount;
import dev.deskferry.sandbox.data.LiveTickets;
import dev.deskferry.sandbox.data.TicketEvents;
import dev.deskferry.sandbox.data.TicketFacts;
import dev.deskferry.sandbox.data.Times;

/**
 * Events of {@code /incremental/ticket_events}. A comment is a child event as it was when it was
 * written, without {@code metadata}, inline images and, in the strict reading, {@code plain_body};
 * later redaction and privacy come as child events of their own, with ids as strings. Without the
 * side-load a comment is only two booleans. {@code via} of child events is text, that of comments
 * an object.
 */
final class EventWriter {

  private static final long BY_SYSTEM = -1;

  private final LiveAccount account;
  private final boolean withComments;
  private final boolean withPlainBody;
  private final String site;

  /** Writes events as a request asks for them, with {@code comment_events} or without. */
  EventWriter(Call call) {
    this.account = call.account();
    this.withComments = call.includes().contains("comment_events");
    this.withPlainBody = call.readings().hasPlainBodyInEvents();
    this.site = call.site();
  }

  ObjectNode event(TicketEvents.Event event) {
    LiveTickets tickets = account.tickets();
    TicketFacts ticket = tickets.facts(event.ticket());
    Audit audit = event.audit();
    ObjectNode node = JsonNodeFactory.instance.objectNode();
    node.put("id", audit.id());
    node.put("ticket_id", ticket.id());
    node.put("timestamp", audit.second());
    node.put("created_at", Times.iso(audit.second()));
    node.put("updater_id", updater(event, ticket));
    node.put("via", via(audit));
    ObjectNode system = node.putObject("system");
    if (audit.ordinal() >= 0) {
      system.put("client", "Mozilla/5.0 (X11; Linux x86_64) AppleWebKit/537.36");
      system.put("location", "København, 84, Denmark");
      system.put("latitude", 55.6761);
      system.put("longitude", 12.5683);
    }
    node.putArray("merged_ticket_ids");
    node.put("event_type", "Audit");
    children(node.putArray("child_events"), event, ticket);
    return node;
  }

  private void children(ArrayNode children, TicketEvents.Event event, TicketFacts ticket) {
    Audit audit = event.audit();
    switch (audit.kind()) {
      case CREATION -> {
        if (audit.ordinal() >= 0) {
          children.add(comment(event));
        }
        child(children, audit, 2, "Create").put("status", "new");
        child(children, audit, 3, "Create").put("requester_id", ticket.requesterId());
      }
      case COMMENT -> children.add(comment(event));
      case CHANGE ->
          child(children, audit, 1, "Change")
              .put("previous_value", "normal")
              .put("priority", "high");
      case LAST ->
          child(children, audit, 1, "Change")
              .put("previous_value", "open")
              .put("status", ticket.status());
      case REDACTION ->
          child(children, audit, 1, "CommentRedactionEvent")
              .put("comment_id", String.valueOf(commentId(event)));
      case PRIVACY ->
          child(children, audit, 1, "CommentPrivacyChange")
              .put("comment_id", commentId(event))
              .put("public", false);
      case SLA -> {}
    }
  }

  private ObjectNode comment(TicketEvents.Event event) {
    LiveTickets tickets = account.tickets();
    int ordinal = event.audit().ordinal();
    if (!withComments) {
      CommentFacts facts = tickets.comments(event.ticket()).get(ordinal);
      ObjectNode child = JsonNodeFactory.instance.objectNode();
      child.put("id", facts.id());
      child.put("via", via(event.audit()));
      child.putNull("via_reference_id");
      child.put("comment_present", true);
      child.put("comment_public", facts.isPublic() || facts.wasMadePrivate());
      child.put("event_type", "Comment");
      return child;
    }
    ObjectNode child = tickets.commentAsWritten(event.ticket(), ordinal);
    child.remove("metadata");
    if (!withPlainBody) {
      child.remove("plain_body");
    }
    Attachments.inComment(child, site, false);
    child.putNull("via_reference_id");
    child.put("event_type", child.path("type").asText("Comment"));
    return child;
  }

  private long commentId(TicketEvents.Event event) {
    return account.tickets().comments(event.ticket()).get(event.audit().ordinal()).id();
  }

  private long updater(TicketEvents.Event event, TicketFacts ticket) {
    Audit audit = event.audit();
    if (audit.kind() == Audit.Kind.CREATION || audit.kind() == Audit.Kind.COMMENT) {
      return audit.ordinal() < 0
          ? ticket.submitterId()
          : account.tickets().comments(event.ticket()).get(audit.ordinal()).authorId();
    }
    boolean isBySystem = audit.kind() == Audit.Kind.SLA || ticket.assigneeId() == 0;
    return isBySystem ? BY_SYSTEM : ticket.assigneeId();
  }

  private static String via(Audit audit) {
    return switch (audit.kind()) {
      case CREATION -> "Mail";
      case COMMENT, CHANGE, REDACTION, PRIVACY -> "Web form";
      case SLA, LAST -> "Rule";
    };
  }

  private static ObjectNode child(ArrayNode children, Audit audit, int offset, String type) {
    return children
        .addObject()
        .put("id", audit.id() + offset)
        .put("via", via(audit))
        .putNull("via_reference_id")
        .put("event_type", type);
  }
}
