package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.LiveTickets;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.TicketFacts;
import dev.deskferry.sandbox.http.Reply;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.BiPredicate;
import java.util.function.Predicate;

/**
 * The records that belong to another one, and shorter lists of the plain ones: the tickets of an
 * organization or of a user, members, active rules, assignable groups, options of a field. Nobody
 * looks at tickets here, so none was looked at recently. A migration does without them; public
 * clients have a method for each. Sources: the pages Tickets, Organizations, Groups, Group
 * Memberships, Macros, Triggers, Automations, Views and Ticket Fields of the Ticketing API.
 */
final class RelatedEndpoints {

  private RelatedEndpoints() {}

  static List<Endpoint> table() {
    List<Endpoint> table = new ArrayList<>();
    addTickets(
        table,
        ObjectType.ORGANIZATIONS,
        "",
        (ticket, call) -> ticket.organizationId() == call.id());
    addTickets(
        table, ObjectType.USERS, "/requested", (ticket, call) -> ticket.requesterId() == call.id());
    addTickets(
        table, ObjectType.USERS, "/assigned", (ticket, call) -> ticket.assigneeId() == call.id());
    addTickets(table, ObjectType.USERS, "/ccd", RelatedEndpoints::isCopied);
    table.add(
        Endpoint.agent(
            "tickets/recent", call -> ticketPage(call, Listing.of("tickets", List.of()))));
    table.add(Endpoint.agent("tickets/{id}/incidents", RelatedEndpoints::incidents));
    table.add(Endpoint.agent("tickets/{id}/collaborators", RelatedEndpoints::collaborators));
    table.add(Endpoint.agent("tickets/{id}/tags", call -> tags(call, ObjectType.TICKETS)));
    table.add(Endpoint.agent("users/{id}/tags", call -> tags(call, ObjectType.USERS)));
    table.add(
        Endpoint.agent("organizations/{id}/tags", call -> tags(call, ObjectType.ORGANIZATIONS)));
    table.add(Endpoint.agent("organizations/search", RelatedEndpoints::searchOrganizations));
    table.add(Endpoint.agent("organizations/autocomplete", RelatedEndpoints::completeOrganization));
    table.add(Endpoint.agent("ticket_fields/{id}/options", RelatedEndpoints::options));
    addMembers(table);
    for (ObjectType type :
        List.of(ObjectType.MACROS, ObjectType.TRIGGERS, ObjectType.AUTOMATIONS, ObjectType.VIEWS)) {
      table.add(Endpoint.agent(type.plural() + "/active", call -> active(call, type)));
    }
    return table;
  }

  private static void addMembers(List<Endpoint> table) {
    table.add(
        Endpoint.agent(
            "groups/assignable",
            call -> Paging.page(call, RecordEndpoints.listing(call, ObjectType.GROUPS))));
    table.add(
        Endpoint.agent(
            "group_memberships/assignable",
            call ->
                Paging.page(call, RecordEndpoints.listing(call, ObjectType.GROUP_MEMBERSHIPS))));
    for (String path : List.of("groups/{id}/memberships", "groups/{id}/memberships/assignable")) {
      table.add(Endpoint.agent(path, call -> memberships(call, ObjectType.GROUPS, "group_id")));
    }
    table.add(
        Endpoint.agent(
            "users/{id}/group_memberships",
            call -> memberships(call, ObjectType.USERS, "user_id")));
    table.add(
        Endpoint.agent(
            "groups/{id}/users",
            call ->
                joined(
                    call,
                    ObjectType.GROUPS,
                    ObjectType.USERS,
                    named(call, ObjectType.GROUP_MEMBERSHIPS, "group_id", "user_id"))));
    table.add(
        Endpoint.agent(
            "users/{id}/groups",
            call ->
                joined(
                    call,
                    ObjectType.USERS,
                    ObjectType.GROUPS,
                    named(call, ObjectType.GROUP_MEMBERSHIPS, "user_id", "group_id"))));
    table.add(
        Endpoint.agent(
            "users/{id}/organizations",
            call ->
                joined(
                    call,
                    ObjectType.USERS,
                    ObjectType.ORGANIZATIONS,
                    named(
                        call, ObjectType.ORGANIZATION_MEMBERSHIPS, "user_id", "organization_id"))));
  }

  /** The list below {@code parent} and its count; archived tickets are in neither. */
  private static void addTickets(
      List<Endpoint> table,
      ObjectType parent,
      String role,
      BiPredicate<TicketFacts, Call> condition) {
    String path = parent.plural() + "/{id}/tickets" + role;
    table.add(
        Endpoint.agent(path, call -> ticketPage(call, ticketsBelow(call, parent, condition))));
    table.add(
        Endpoint.agent(
            path + "/count",
            call -> call.count(() -> ticketsBelow(call, parent, condition).count())));
  }

  private static Listing ticketsBelow(
      Call call, ObjectType parent, BiPredicate<TicketFacts, Call> condition) {
    existing(call, parent);
    LiveTickets tickets = call.account().tickets();
    return Listing.of("tickets", tickets)
        .where(index -> condition.test(tickets.facts(index), call));
  }

  private static Reply ticketPage(Call call, Listing listing) {
    LiveTickets tickets = call.account().tickets();
    SideLoads sideLoads = new SideLoads(call.account(), call.includes(), false);
    return Paging.page(
        call,
        listing.map(index -> sideLoads.ticket(index, tickets.record(index))),
        sideLoads::write);
  }

  private static boolean isCopied(TicketFacts ticket, Call call) {
    LiveTickets tickets = call.account().tickets();
    JsonNode copies = tickets.record(tickets.indexOf(ticket.id())).path("email_cc_ids");
    return ids(copies).contains(call.id());
  }

  private static Reply incidents(Call call) {
    TicketEndpoints.existing(call);
    LiveTickets tickets = call.account().tickets();
    return ticketPage(
        call,
        Listing.of("tickets", tickets)
            .where(index -> tickets.record(index).path("problem_id").asLong() == call.id()));
  }

  private static Reply collaborators(Call call) {
    JsonNode ticket = call.account().tickets().record(TicketEndpoints.existing(call));
    Set<Long> ids = ids(ticket.path("collaborator_ids"));
    Records users = call.account().records(ObjectType.USERS);
    return Paging.page(
        call,
        RecordEndpoints.listing(call, ObjectType.USERS)
            .where(index -> ids.contains(users.id(index))));
  }

  private static Reply tags(Call call, ObjectType type) {
    ObjectNode record =
        type == ObjectType.TICKETS
            ? call.account().tickets().record(TicketEndpoints.existing(call))
            : call.account().records(type).record(existing(call, type));
    ObjectNode tags = JsonNodeFactory.instance.objectNode();
    record.path("tags").forEach(tags.putArray("tags")::add);
    return Reply.json(200, tags.toString());
  }

  /** By the whole {@code external_id} or {@code name}, in any case of letters. */
  private static Reply searchOrganizations(Call call) {
    boolean isByName = call.parameter("name").isPresent();
    if (isByName == call.parameter("external_id").isPresent()) {
      throw Errors.invalidAttribute("external_id", "Either it or name must be given");
    }
    String key = isByName ? "name" : "external_id";
    String wanted = call.parameter(key).orElse("");
    return organizations(call, key, wanted::equalsIgnoreCase);
  }

  private static Reply completeOrganization(Call call) {
    String start = call.parameter("name").orElse("").toLowerCase(Locale.ROOT);
    if (start.length() < 2) {
      throw Errors.invalidAttribute("name", "It must have at least two characters");
    }
    return organizations(call, "name", name -> name.toLowerCase(Locale.ROOT).startsWith(start));
  }

  private static Reply organizations(Call call, String key, Predicate<String> condition) {
    Records organizations = call.account().records(ObjectType.ORGANIZATIONS);
    return Paging.page(
        call,
        RecordEndpoints.listing(call, ObjectType.ORGANIZATIONS)
            .where(index -> condition.test(organizations.record(index).path(key).asText(""))));
  }

  private static Reply options(Call call) {
    Records fields = call.account().records(ObjectType.TICKET_FIELDS);
    JsonNode field = fields.record(existing(call, ObjectType.TICKET_FIELDS));
    List<ObjectNode> options = new ArrayList<>();
    field.path("custom_field_options").forEach(option -> options.add(option.deepCopy()));
    return Paging.page(call, Listing.of("custom_field_options", options));
  }

  private static Reply active(Call call, ObjectType type) {
    Records rules = call.account().records(type);
    return Paging.page(
        call,
        RecordEndpoints.listing(call, type)
            .where(index -> rules.record(index).path("active").asBoolean()));
  }

  private static Reply memberships(Call call, ObjectType parent, String key) {
    existing(call, parent);
    Records memberships = call.account().records(ObjectType.GROUP_MEMBERSHIPS);
    return Paging.page(
        call,
        RecordEndpoints.listing(call, ObjectType.GROUP_MEMBERSHIPS)
            .where(index -> memberships.record(index).path(key).asLong() == call.id()));
  }

  /** Those records of a type whose ids are among the ones given. */
  private static Reply joined(Call call, ObjectType parent, ObjectType of, Set<Long> ids) {
    existing(call, parent);
    Records records = call.account().records(of);
    return Paging.page(
        call, RecordEndpoints.listing(call, of).where(index -> ids.contains(records.id(index))));
  }

  /** The ids in {@code wanted} of those memberships whose {@code key} is the id of the path. */
  private static Set<Long> named(Call call, ObjectType of, String key, String wanted) {
    Records memberships = call.account().records(of);
    Set<Long> ids = new HashSet<>();
    for (int index = 0; index < memberships.size(); index++) {
      JsonNode membership = memberships.record(index);
      if (membership.path(key).asLong() == call.id()) {
        ids.add(membership.path(wanted).asLong());
      }
    }
    return ids;
  }

  private static Set<Long> ids(JsonNode list) {
    Set<Long> ids = new HashSet<>();
    list.forEach(id -> ids.add(id.asLong()));
    return ids;
  }

  private static int existing(Call call, ObjectType type) {
    Records records = call.account().records(type);
    int index = records.indexOf(call.id());
    if (index < 0 || !records.isListed(index) && type != ObjectType.USERS) {
      throw Errors.recordNotFound();
    }
    return index;
  }
}
