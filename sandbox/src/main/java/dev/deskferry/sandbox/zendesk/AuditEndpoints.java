package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Audit;
import dev.deskferry.sandbox.data.ChangeOrder;
import dev.deskferry.sandbox.data.CommentFacts;
import dev.deskferry.sandbox.data.LiveTickets;
import dev.deskferry.sandbox.data.TicketEvents;
import dev.deskferry.sandbox.data.TicketFacts;
import dev.deskferry.sandbox.data.Times;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.zendesk.quota.Bucket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.IntPredicate;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;

/**
 * {@code /tickets/{id}/audits}: the whole history of one ticket, with comments as they are now. An
 * archived ticket's comes in one reply, whatever page is asked for. {@code /ticket_audits}: those
 * of all tickets that are not archived, newest first; {@code after_cursor} always points to the
 * newest.
 */
final class AuditEndpoints {

  private static final int MOST = 100;

  private AuditEndpoints() {}

  static List<Endpoint> table() {
    return List.of(
        Endpoint.agent("tickets/{id}/audits", Bucket.TICKET_AUDITS, AuditEndpoints::audits),
        Endpoint.agent("tickets/{id}/audits/count", AuditEndpoints::count),
        Endpoint.admin("ticket_audits", Bucket.NONE, AuditEndpoints::ofAllTickets));
  }

  private static Reply audits(Call call) {
    LiveTickets tickets = call.account().tickets();
    int ticket = TicketEndpoints.existing(call);
    List<Audit> all = call.account().events().ofTicket(ticket);
    Listing listing =
        new Listing(
            "audits",
            all.size(),
            position -> position + 1L,
            any -> true,
            position -> audit(call, ticket, all.get(position)));
    return tickets.facts(ticket).isArchived()
        ? Paging.everything(listing)
        : Paging.page(call, listing);
  }

  private static Reply count(Call call) {
    int ticket = TicketEndpoints.existing(call);
    return call.count(() -> call.account().events().ofTicket(ticket).size());
  }

  private static Reply ofAllTickets(Call call) {
    TicketEvents events = call.account().events();
    LiveTickets tickets = call.account().tickets();
    int limit = (int) Math.max(1, Math.min(MOST, call.number("limit").orElse((long) MOST)));
    IntPredicate isShown = number -> tickets.isListed(events.ticket(number));
    long[] keys = page(call, events.order(), limit, isShown);
    JsonBody body = JsonBody.start(1_024 + keys.length * 1_024);
    body.startArray("audits");
    for (long key : keys) {
      TicketEvents.Event event = events.event(ChangeOrder.index(key));
      body.record(audit(call, event.ticket(), event.audit()));
    }
    body.endArray();
    long[] head = events.order().sliceBackward(Long.MAX_VALUE, 1, isShown);
    place(call, body, "after", head.length == 0 ? null : cursor(head[0]).after(call.mark()));
    boolean isEnd = keys.length < limit || keys.length == 0;
    place(call, body, "before", isEnd ? null : cursor(keys[keys.length - 1]).before(call.mark()));
    return body.reply();
  }

  private static long[] page(Call call, ChangeOrder order, int limit, IntPredicate isShown) {
    String cursor = call.parameter("cursor").orElse("");
    if (cursor.isEmpty()) {
      return order.sliceBackward(Long.MAX_VALUE, limit, isShown);
    }
    Cursor place = Cursor.parse(cursor, call.mark());
    long key = ChangeOrder.key(place.second(), (int) place.id() - 1);
    if (place.isBackward()) {
      return order.sliceBackward(key, limit, isShown);
    }
    long[] newer = order.slice(key + 1, Long.MAX_VALUE, limit, isShown);
    return LongStream.range(0, newer.length)
        .map(i -> newer[(int) (newer.length - 1 - i)])
        .toArray();
  }

  private static Cursor cursor(long key) {
    return new Cursor(ChangeOrder.second(key), ChangeOrder.index(key) + 1L);
  }

  private static void place(Call call, JsonBody body, String name, @Nullable String cursor) {
    body.put(name + "_cursor", cursor);
    body.put(name + "_url", cursor == null ? null : call.link(Map.of("cursor", cursor), Set.of()));
  }

  private static ObjectNode audit(Call call, int ticket, Audit audit) {
    LiveTickets tickets = call.account().tickets();
    TicketFacts facts = tickets.facts(ticket);
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
      ObjectNode written = tickets.comment(ticket, audit.ordinal());
      Attachments.inComment(written, call.site(), false);
      comment(node, events, written, audit, comment.id());
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
        events.add(comment);
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
