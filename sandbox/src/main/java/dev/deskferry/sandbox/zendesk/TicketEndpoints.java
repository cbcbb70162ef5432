package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.LiveTickets;
import dev.deskferry.sandbox.data.TicketFacts;
import dev.deskferry.sandbox.data.Times;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.zendesk.quota.Bucket;
import java.util.List;

/**
 * Tickets, their comments and metrics. Lists leave archived tickets out; single reads and comments
 * have them; everything below a deleted ticket is a 404.
 */
final class TicketEndpoints {

  private static final int DEEP_PAGE = 500;
  private static final int DEEP_DELETED_PAGE = 100;

  private TicketEndpoints() {}

  static List<Endpoint> table() {
    return List.of(
        Endpoint.agent("tickets", TicketEndpoints::list)
            .limitedBy(
                call -> deeper(call, DEEP_PAGE) ? Bucket.TICKETS_DEEP : Bucket.TICKETS_INDEX),
        Endpoint.agent("deleted_tickets", TicketEndpoints::deleted)
            .limitedBy(
                call ->
                    deeper(call, DEEP_DELETED_PAGE)
                        ? Bucket.DELETED_TICKETS_DEEP
                        : Bucket.DELETED_TICKETS),
        Endpoint.agent("tickets/{id}/related", TicketEndpoints::related),
        Endpoint.agent("tickets/count", TicketEndpoints::count),
        Endpoint.agent("tickets/show_many", TicketEndpoints::showMany),
        Endpoint.agent("tickets/{id}", TicketEndpoints::show),
        Endpoint.agent("tickets/{id}/comments", TicketEndpoints::comments),
        Endpoint.agent("tickets/{id}/comments/count", TicketEndpoints::commentCount),
        Endpoint.agent("tickets/{id}/metrics", TicketEndpoints::metrics),
        Endpoint.agent("ticket_metrics", TicketEndpoints::allMetrics));
  }

  private static boolean deeper(Call call, int page) {
    String asked = call.parameter("page").orElse("");
    return asked.matches("\\d{1,9}") && Integer.parseInt(asked) > page;
  }

  /** Deleted tickets that are neither archived nor scrubbed. */
  private static Reply deleted(Call call) {
    LiveTickets tickets = call.account().tickets();
    Listing listing =
        Listing.of("deleted_tickets", tickets)
            .unfiltered(
                index -> {
                  TicketFacts facts = tickets.facts(index);
                  return facts.isDeleted() && !facts.isScrubbed();
                })
            .map(index -> deleted(tickets, index));
    return Paging.page(call, listing);
  }

  private static ObjectNode deleted(LiveTickets tickets, int index) {
    TicketFacts facts = tickets.facts(index);
    ObjectNode deleted = JsonNodeFactory.instance.objectNode();
    deleted.put("id", facts.id());
    deleted.set("subject", tickets.record(index).path("subject"));
    deleted.putObject("actor").put("id", facts.submitterId()).put("name", "Agent");
    deleted.put("deleted_at", Times.iso(facts.updatedAt()));
    deleted.put("previous_state", "open");
    return deleted;
  }

  private static Reply related(Call call) {
    LiveTickets tickets = call.account().tickets();
    int index = existing(call);
    ObjectNode ticket = tickets.record(index);
    JsonNode source = ticket.at("/via/source");
    boolean isFollowUp = source.path("rel").asText("").equals("follow_up");
    ObjectNode related = JsonNodeFactory.instance.objectNode();
    related.putNull("topic_id");
    ArrayNode sources = related.putArray("followup_source_ids");
    if (isFollowUp) {
      sources.add(source.at("/from/ticket_id").asText());
    }
    related.put("from_archive", tickets.facts(index).isArchived());
    related.put("incidents", ticket.path("has_incidents").asBoolean() ? 1 : 0);
    return Reply.json(200, related.toString());
  }

  private static Listing listed(Call call) {
    LiveTickets tickets = call.account().tickets();
    return Listing.of("tickets", tickets);
  }

  private static Reply list(Call call) {
    LiveTickets tickets = call.account().tickets();
    SideLoads sideLoads = new SideLoads(call.account(), call.includes(), false);
    Listing listing = listed(call).map(index -> sideLoads.ticket(index, tickets.record(index)));
    return Paging.page(call, listing, sideLoads::write);
  }

  private static Reply showMany(Call call) {
    LiveTickets tickets = call.account().tickets();
    SideLoads sideLoads = new SideLoads(call.account(), call.includes(), false);
    List<Integer> found =
        RecordEndpoints.manyOf(call, tickets, index -> !tickets.facts(index).isDeleted());
    JsonBody body = JsonBody.start(1_024 + found.size() * 3_600);
    body.startArray("tickets");
    found.forEach(index -> body.record(sideLoads.ticket(index, tickets.record(index))));
    body.endArray();
    sideLoads.write(body);
    return body.putNull("next_page").putNull("previous_page").put("count", found.size()).reply();
  }

  private static Reply show(Call call) {
    LiveTickets tickets = call.account().tickets();
    int index = existing(call);
    SideLoads sideLoads = new SideLoads(call.account(), call.includes(), true);
    JsonBody body = JsonBody.start(4_096);
    body.put("ticket", sideLoads.ticket(index, tickets.record(index)));
    sideLoads.write(body);
    return body.reply();
  }

  private static Reply count(Call call) {
    return call.count(() -> listed(call).count());
  }

  private static Reply comments(Call call) {
    int index = existing(call);
    LiveTickets tickets = call.account().tickets();
    boolean withInline = call.parameter("include_inline_images").orElse("").equals("true");
    SideLoads sideLoads = new SideLoads(call.account(), call.includes(), false);
    Listing listing =
        new Listing(
            "comments",
            tickets.comments(index).size(),
            position -> position + 1L,
            all -> true,
            position -> {
              ObjectNode comment = tickets.comment(index, position);
              return sideLoads.comment(Attachments.inComment(comment, call.site(), withInline));
            });
    return Paging.page(call, listing, sideLoads::write);
  }

  private static Reply commentCount(Call call) {
    int index = existing(call);
    return call.count(() -> call.account().tickets().comments(index).size());
  }

  private static Reply metrics(Call call) {
    return JsonBody.start(2_048).put("ticket_metric", metricSet(call, existing(call))).reply();
  }

  private static Reply allMetrics(Call call) {
    Listing tickets = listed(call);
    return Paging.page(
        call,
        new Listing(
            "ticket_metrics",
            tickets.size(),
            tickets.mark(),
            tickets.filter(),
            index -> metricSet(call, index)));
  }

  private static ObjectNode metricSet(Call call, int index) {
    LiveTickets tickets = call.account().tickets();
    return MetricSets.of(tickets.facts(index), tickets.comments(index));
  }

  /** The index of the ticket in the path; a 404 when there is none or it is deleted. */
  static int existing(Call call) {
    LiveTickets tickets = call.account().tickets();
    int index = tickets.indexOf(call.id());
    if (index < 0 || tickets.facts(index).isDeleted()) {
      throw Errors.recordNotFound();
    }
    return index;
  }
}
