package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.LiveTickets;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.TicketFacts;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.zendesk.quota.Bucket;
import java.util.List;

/**
 * What views show: tickets that are not archived and meet all conditions, of which {@code status}
 * and {@code group_id} are understood; a view with any other condition is empty.
 */
final class ViewEndpoints {

  private static final List<String> STATUSES =
      List.of("new", "open", "pending", "hold", "solved", "closed");

  private ViewEndpoints() {}

  static List<Endpoint> table() {
    return List.of(
        Endpoint.agent("views/count_many", Bucket.VIEW_COUNTS, ViewEndpoints::countMany),
        Endpoint.agent("views/{id}/tickets", ViewEndpoints::tickets),
        Endpoint.agent("views/{id}/execute", Bucket.VIEW, ViewEndpoints::execute),
        Endpoint.agent("views/{id}/count", Bucket.VIEW, ViewEndpoints::count));
  }

  private static Reply tickets(Call call) {
    SideLoads sideLoads = new SideLoads(call.account(), call.includes(), false);
    LiveTickets tickets = call.account().tickets();
    Listing listing =
        shown(call, view(call)).map(index -> sideLoads.ticket(index, tickets.record(index)));
    return Paging.page(call, listing, sideLoads::write);
  }

  private static Reply execute(Call call) {
    ObjectNode view = view(call);
    Listing tickets = shown(call, view);
    LiveTickets all = call.account().tickets();
    Listing rows =
        new Listing(
            "rows",
            tickets.size(),
            tickets.mark(),
            tickets.filter(),
            index -> {
              ObjectNode row = JsonNodeFactory.instance.objectNode();
              row.putObject("ticket").put("id", all.id(index)).put("url", "");
              row.set("subject", all.record(index).path("subject"));
              return row;
            });
    return Paging.page(
        call,
        rows,
        PageRules.LISTS,
        body -> {
          body.startArray("columns");
          view.at("/execution/columns").forEach(column -> body.record((ObjectNode) column));
          body.endArray();
          body.startArray("groups").endArray();
          body.put("view", JsonNodeFactory.instance.objectNode().put("id", call.id()));
        });
  }

  private static Reply count(Call call) {
    return JsonBody.start(256).put("view_count", counted(call, view(call))).reply();
  }

  private static Reply countMany(Call call) {
    Records views = call.account().records(ObjectType.VIEWS);
    List<ObjectNode> counts =
        RecordEndpoints.manyOf(call, views, views::isListed).stream()
            .map(index -> counted(call, views.record(index)))
            .toList();
    return Paging.unpaged(Listing.of("view_counts", counts));
  }

  private static ObjectNode counted(Call call, ObjectNode view) {
    int value = shown(call, view).count();
    ObjectNode count = JsonNodeFactory.instance.objectNode();
    long id = view.path("id").asLong();
    count.put("url", call.site() + "/api/v2/views/" + id + "/count.json");
    count.put("view_id", id);
    count.put("value", value);
    count.put("pretty", value < 1_000 ? String.valueOf(value) : "~" + value / 1_000 + ",000");
    count.put("fresh", true);
    count.put("active", view.path("active").asBoolean(true));
    return count;
  }

  private static ObjectNode view(Call call) {
    Records views = call.account().records(ObjectType.VIEWS);
    int index = views.indexOf(call.id());
    if (index < 0) {
      throw Errors.recordNotFound();
    }
    return views.record(index);
  }

  private static Listing shown(Call call, ObjectNode view) {
    LiveTickets tickets = call.account().tickets();
    Listing listing = Listing.of("tickets", tickets);
    for (JsonNode condition : view.at("/conditions/all")) {
      listing = listing.where(index -> meets(tickets.facts(index), condition));
    }
    return listing;
  }

  private static boolean meets(TicketFacts ticket, JsonNode condition) {
    String value = condition.path("value").asText("");
    String operator = condition.path("operator").asText("");
    return switch (condition.path("field").asText("")) {
      case "group_id" -> operator.equals("is") && value.equals(String.valueOf(ticket.groupId()));
      case "status" -> {
        int status = STATUSES.indexOf(ticket.status());
        int wanted = STATUSES.indexOf(value);
        yield switch (operator) {
          case "is" -> status == wanted;
          case "less_than" -> status < wanted;
          case "greater_than" -> status > wanted;
          default -> false;
        };
      }
      default -> false;
    };
  }
}
