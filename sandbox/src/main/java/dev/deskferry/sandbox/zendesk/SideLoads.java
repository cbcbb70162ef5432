package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.CommentFacts;
import dev.deskferry.sandbox.data.LiveAccount;
import dev.deskferry.sandbox.data.LiveTickets;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.TicketFacts;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * What {@code include} adds to a page. Users, groups, organizations and forms come as arrays at the
 * top level, each record once per page. {@code comment_count} stands in each ticket. {@code
 * metric_sets} stands in each ticket as {@code metric_set} in the incremental exports (that is
 * where singer-io/tap-zendesk reads it), deleted tickets excepted, and as an array at the top level
 * in lists.
 */
final class SideLoads {

  private static final List<String> USER_KEYS =
      List.of("requester_id", "submitter_id", "assignee_id");
  private static final List<String> USER_LIST_KEYS =
      List.of("collaborator_ids", "follower_ids", "email_cc_ids");

  private final LiveAccount account;
  private final Set<String> includes;
  private final boolean isExport;
  private final Map<ObjectType, Set<Long>> wanted = new EnumMap<>(ObjectType.class);
  private final Set<Integer> tickets = new TreeSet<>();

  /**
   * Starts a page.
   *
   * @param includes names in {@code include}; unknown ones are ignored, as the real API does
   * @param isExport whether the page is of an incremental export
   */
  SideLoads(LiveAccount account, Set<String> includes, boolean isExport) {
    this.account = account;
    this.includes = includes;
    this.isExport = isExport;
  }

  /** Adds to a ticket what stands inside it, and notes what it refers to. */
  ObjectNode ticket(int index, ObjectNode ticket) {
    if (includes.isEmpty()) {
      return ticket;
    }
    addDerived(index, ticket);
    if (includes.contains("users")) {
      USER_KEYS.forEach(key -> want(ObjectType.USERS, ticket.path(key)));
      USER_LIST_KEYS.forEach(key -> ticket.path(key).forEach(user -> want(ObjectType.USERS, user)));
    }
    wantIf("groups", ObjectType.GROUPS, ticket.path("group_id"));
    wantIf("organizations", ObjectType.ORGANIZATIONS, ticket.path("organization_id"));
    wantIf("ticket_forms", ObjectType.TICKET_FORMS, ticket.path("ticket_form_id"));
    wantIf("brands", ObjectType.BRANDS, ticket.path("brand_id"));
    return ticket;
  }

  private void addDerived(int index, ObjectNode ticket) {
    boolean withCount = includes.contains("comment_count");
    boolean withMetrics = includes.contains("metric_sets");
    if (!withCount && !withMetrics) {
      return;
    }
    List<CommentFacts> comments = account.tickets().comments(index);
    if (withCount) {
      ticket.put("comment_count", comments.size());
    }
    TicketFacts facts = account.tickets().facts(index);
    if (withMetrics && !facts.isDeleted()) {
      if (isExport) {
        ticket.set("metric_set", MetricSets.of(facts, comments));
      } else {
        tickets.add(index);
      }
    }
  }

  /** Notes what a user refers to. */
  ObjectNode user(ObjectNode user) {
    wantIf("organizations", ObjectType.ORGANIZATIONS, user.path("organization_id"));
    wantIf("groups", ObjectType.GROUPS, user.path("default_group_id"));
    if (includes.contains("identities")) {
      want(ObjectType.USERS, user.path("id"));
    }
    return user;
  }

  /** Notes who wrote a comment. */
  ObjectNode comment(ObjectNode comment) {
    wantIf("users", ObjectType.USERS, comment.path("author_id"));
    return comment;
  }

  /** Writes the arrays of a page of tickets or comments. */
  void write(JsonBody body) {
    for (ObjectType type :
        List.of(
            ObjectType.USERS,
            ObjectType.GROUPS,
            ObjectType.ORGANIZATIONS,
            ObjectType.TICKET_FORMS,
            ObjectType.BRANDS)) {
      if (includes.contains(type.plural())) {
        writeRecords(body, type);
      }
    }
    if (includes.contains("metric_sets") && !isExport) {
      LiveTickets all = account.tickets();
      body.startArray("metric_sets");
      tickets.forEach(index -> body.record(MetricSets.of(all.facts(index), all.comments(index))));
      body.endArray();
    }
  }

  /** Writes the arrays of a page of users. */
  void writeOfUsers(JsonBody body) {
    for (ObjectType type : List.of(ObjectType.ORGANIZATIONS, ObjectType.GROUPS)) {
      if (includes.contains(type.plural())) {
        writeRecords(body, type);
      }
    }
    if (includes.contains("identities")) {
      body.startArray("identities");
      wanted
          .getOrDefault(ObjectType.USERS, Set.of())
          .forEach(user -> account.identities(user).forEach(body::record));
      body.endArray();
    }
  }

  private void writeRecords(JsonBody body, ObjectType type) {
    Records records = account.records(type);
    body.startArray(type.plural());
    for (long id : wanted.getOrDefault(type, Set.of())) {
      int index = records.indexOf(id);
      if (index >= 0) {
        body.record(records.record(index));
      }
    }
    body.endArray();
  }

  private void wantIf(String include, ObjectType type, JsonNode id) {
    if (includes.contains(include)) {
      want(type, id);
    }
  }

  private void want(ObjectType type, JsonNode id) {
    if (id.isIntegralNumber()) {
      wanted.computeIfAbsent(type, absent -> new TreeSet<>()).add(id.asLong());
    }
  }
}
