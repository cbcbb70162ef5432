package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.ChangeOrder;
import dev.deskferry.sandbox.data.CommentFacts;
import dev.deskferry.sandbox.data.LiveTickets;
import dev.deskferry.sandbox.data.TicketFacts;
import dev.deskferry.sandbox.data.Times;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * {@code ticket_metric_events}: six for each ticket that was there at the start, three when it is
 * created, then its first reply, its end and what that came to. Safe for many threads.
 */
final class MetricEvents {

  private static final int EACH = 6;
  private static final long FIRST_ID = 926_000_000_000L;
  private static final List<String> METRICS =
      List.of(
          "reply_time",
          "requester_wait_time",
          "agent_work_time",
          "reply_time",
          "agent_work_time",
          "requester_wait_time");
  private static final List<String> TYPES =
      List.of("activate", "activate", "activate", "fulfill", "fulfill", "update_status");

  private final LiveTickets tickets;
  private volatile @Nullable ChangeOrder order;

  MetricEvents(LiveTickets tickets) {
    this.tickets = tickets;
  }

  /** All events by their time; built when first asked for. */
  ChangeOrder order() {
    ChangeOrder known = order;
    return known != null ? known : build();
  }

  /** The event of a number. */
  ObjectNode event(int number) {
    int ticket = number / EACH;
    int place = number % EACH;
    ObjectNode event = JsonNodeFactory.instance.objectNode();
    event.put("id", FIRST_ID + ticket * 8L + place);
    event.put("ticket_id", tickets.id(ticket));
    event.put("metric", METRICS.get(place));
    event.put("instance_id", 1);
    event.put("type", TYPES.get(place));
    event.put("time", Times.iso(second(number)));
    if (TYPES.get(place).equals("update_status")) {
      TicketFacts facts = tickets.facts(ticket);
      long minutes = (facts.updatedAt() - facts.createdAt()) / 60;
      event.putObject("status").put("calendar", minutes).put("business", minutes / 3);
    }
    return event;
  }

  private long second(int number) {
    TicketFacts facts = tickets.facts(number / EACH);
    int place = number % EACH;
    if (place < 3) {
      return facts.createdAt();
    }
    return place == 3 ? firstReply(number / EACH, facts) : facts.updatedAt();
  }

  private long firstReply(int ticket, TicketFacts facts) {
    return tickets.comments(ticket).stream()
        .skip(1)
        .filter(CommentFacts::isByAgent)
        .map(CommentFacts::createdAt)
        .findFirst()
        .orElse(facts.updatedAt());
  }

  private synchronized ChangeOrder build() {
    ChangeOrder known = order;
    if (known == null) {
      known = ChangeOrder.of(tickets.size() * EACH, this::second);
      order = known;
    }
    return known;
  }
}
