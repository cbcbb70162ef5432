package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.zendesk.quota.Bucket;
import dev.deskferry.sandbox.zendesk.quota.Plan;
import java.util.List;
import java.util.stream.Stream;

/**
 * Side conversations of a ticket and their two events, the opening message and the reply; a service
 * of its own, which refuses with an empty page of HTML (developer.zendesk.com, Side Conversations).
 */
final class SideConversationEndpoints {

  private static final String BELOW = "tickets/{id}/side_conversations";

  private SideConversationEndpoints() {}

  static List<Endpoint> table() {
    return Stream.of(
            Endpoint.agent(BELOW, SideConversationEndpoints::ofTicket),
            Endpoint.agent(BELOW + "/{key}", SideConversationEndpoints::show),
            Endpoint.agent(BELOW + "/{key}/events", SideConversationEndpoints::eventsOfOne),
            Endpoint.agent(
                "tickets/side_conversations/events",
                Bucket.SIDE_CONVERSATION_EVENTS,
                SideConversationEndpoints::allEvents))
        .map(endpoint -> endpoint.from(Plan.PROFESSIONAL, Endpoint.Absence.EMPTY_HTML))
        .toList();
  }

  private static Reply ofTicket(Call call) {
    TicketEndpoints.existing(call);
    Records all = call.account().records(ObjectType.SIDE_CONVERSATIONS);
    List<ObjectNode> found =
        call.account().sideConversations(call.id()).stream().map(all::record).toList();
    return Paging.page(call, Listing.of("side_conversations", found));
  }

  private static Reply show(Call call) {
    return JsonBody.start(1_024).put("side_conversation", conversation(call)).reply();
  }

  private static Reply eventsOfOne(Call call) {
    ObjectNode conversation = conversation(call);
    return Paging.page(
        call, Listing.of("events", List.of(event(conversation, 0), event(conversation, 1))));
  }

  private static Reply allEvents(Call call) {
    Records all = call.account().records(ObjectType.SIDE_CONVERSATIONS);
    Listing listing =
        new Listing(
            "events",
            all.size() * 2,
            position -> position + 1L,
            any -> true,
            position -> event(all.record(position / 2), position % 2));
    return Paging.page(call, listing);
  }

  private static ObjectNode conversation(Call call) {
    TicketEndpoints.existing(call);
    Records all = call.account().records(ObjectType.SIDE_CONVERSATIONS);
    int index = all.indexOf(call.text());
    if (index < 0 || all.record(index).path("ticket_id").asLong() != call.id()) {
      throw Errors.recordNotFound();
    }
    return all.record(index);
  }

  private static ObjectNode event(ObjectNode conversation, int place) {
    boolean isReply = place == 1;
    String id = conversation.path("id").asText();
    JsonNode from = conversation.path("participants").path(isReply ? 1 : 0);
    JsonNode to = conversation.path("participants").path(isReply ? 0 : 1);
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("id", (isReply ? "1" : "0") + id.substring(1));
    event.put("side_conversation_id", id);
    event.set("ticket_id", conversation.path("ticket_id"));
    event.put("type", isReply ? "reply" : "create");
    event.put("via", isReply ? "inbound_email" : "support");
    event.set("actor", from);
    event.set("created_at", conversation.path(isReply ? "message_added_at" : "created_at"));
    ObjectNode message = event.putObject("message");
    message.set("subject", conversation.path("subject"));
    message.set("preview_text", conversation.path("preview_text"));
    message.set("body", conversation.path("preview_text"));
    message.put("html_body", "<p>" + conversation.path("preview_text").asText("") + "</p>");
    message.set("from", from);
    message.putArray("to").add(to);
    message.putArray("attachments");
    message.putObject("external_ids");
    event.putObject("updates");
    return event;
  }
}
