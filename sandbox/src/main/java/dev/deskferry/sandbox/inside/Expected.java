package dev.deskferry.sandbox.inside;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.Account;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.Tickets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Consumer;

/**
 * What a faithful migration of an account must contain, computed from the account alone: one record
 * per organization, active user, ticket that is not deleted and comment of such a ticket, and every
 * link that the data implies. Type ids are HubSpot's own ("Associations" guide). Nothing is
 * collected: records are made one after the other.
 */
public final class Expected {

  private static final String COMPANIES = "companies";
  private static final String CONTACTS = "contacts";
  private static final String TICKETS = "tickets";
  private static final String EMAILS = "emails";
  private static final String NOTES = "notes";

  /** HubSpot's object types that a migration fills, parents first. */
  public static final List<String> TARGETS = List.of(COMPANIES, CONTACTS, TICKETS, EMAILS, NOTES);

  private final Account account;

  /** Looks at an account as it is at each call. */
  public Expected(Account account) {
    this.account = account;
  }

  /**
   * One record that HubSpot must hold.
   *
   * @param id of the Zendesk record
   * @param links to other records, as seen from this one
   * @param facts what Zendesk says now in the fields that change, by Zendesk's name; without those
   *     that say nothing
   */
  public record Target(String id, List<Link> links, Map<String, String> facts) {}

  /**
   * One link.
   *
   * @param to HubSpot's object type
   * @param id of the Zendesk record at the other end
   * @param types HubSpot's association type ids from this side, ascending
   */
  public record Link(String to, String id, List<Integer> types) {}

  /**
   * Visits what one object type must hold, by ascending position.
   *
   * @param from position to begin with; see {@link #size}
   * @param until position to end before
   */
  public void visit(String target, int from, int until, Consumer<Target> visitor) {
    for (int index = from; index < Math.min(until, size(target)); index++) {
      switch (target) {
        case COMPANIES -> organization(index, visitor);
        case CONTACTS -> user(index, visitor);
        case TICKETS -> ticket(index, visitor);
        default -> comments(index, target.equals(EMAILS), visitor);
      }
    }
  }

  /** Positions of an object type: records of the Zendesk type, tickets for activities. */
  public int size(String target) {
    return switch (target) {
      case COMPANIES -> organizations().size();
      case CONTACTS -> users().size();
      default -> tickets().size();
    };
  }

  private void organization(int index, Consumer<Target> visitor) {
    if (organizations().isListed(index)) {
      JsonNode organization = organizations().record(index);
      visitor.accept(
          new Target(organization.path("id").asText(), List.of(), facts(organization, "name")));
    }
  }

  private void user(int index, Consumer<Target> visitor) {
    ObjectNode user = users().record(index);
    if (!isActive(user)) {
      return;
    }
    List<Link> links = new ArrayList<>();
    String primary = user.path("organization_id").asText();
    Set<String> organizations = new TreeSet<>();
    organizations.add(primary);
    account
        .memberships(user.path("id").asLong())
        .forEach(membership -> organizations.add(membership.path("organization_id").asText()));
    for (String organization : organizations) {
      if (hasOrganization(organization)) {
        boolean isPrimary = organization.equals(primary);
        links.add(new Link(COMPANIES, organization, isPrimary ? List.of(1, 279) : List.of(279)));
      }
    }
    visitor.accept(
        new Target(user.path("id").asText(), links, facts(user, "name", "notes", "role")));
  }

  private void ticket(int index, Consumer<Target> visitor) {
    ObjectNode ticket = tickets().record(index);
    if (isDeleted(ticket)) {
      return;
    }
    List<Link> links = new ArrayList<>();
    Set<String> people = new TreeSet<>(Set.of(ticket.path("requester_id").asText()));
    ticket.path("email_cc_ids").forEach(id -> people.add(id.asText()));
    people.stream().filter(this::hasUser).forEach(id -> links.add(link(CONTACTS, id, 16)));
    String organization = ticket.path("organization_id").asText();
    if (hasOrganization(organization)) {
      links.add(new Link(COMPANIES, organization, List.of(26, 339)));
    }
    related(ticket).stream()
        .filter(this::hasTicket)
        .forEach(id -> links.add(link(TICKETS, id, 452)));
    visitor.accept(
        new Target(
            ticket.path("id").asText(), links, facts(ticket, "subject", "status", "priority")));
  }

  private static Set<String> related(JsonNode ticket) {
    Set<String> related = new TreeSet<>(Set.of(ticket.path("problem_id").asText()));
    JsonNode source = ticket.path("via").path("source");
    if (source.path("rel").asText().equals("follow_up")) {
      related.add(source.path("from").path("ticket_id").asText());
    }
    return related;
  }

  private void comments(int index, boolean isPublic, Consumer<Target> visitor) {
    ObjectNode ticket = tickets().record(index);
    if (isDeleted(ticket)) {
      return;
    }
    int count = tickets().comments(index).size();
    for (int ordinal = 0; ordinal < count; ordinal++) {
      ObjectNode comment = tickets().comment(index, ordinal);
      if (comment.path("public").asBoolean() == isPublic) {
        visitor.accept(comment(ticket, comment, isPublic));
      }
    }
  }

  private Target comment(ObjectNode ticket, ObjectNode comment, boolean isPublic) {
    List<Link> links = new ArrayList<>();
    links.add(link(TICKETS, ticket.path("id").asText(), isPublic ? 224 : 228));
    Set<String> people = new TreeSet<>(Set.of(ticket.path("requester_id").asText()));
    people.add(comment.path("author_id").asText());
    people.stream()
        .filter(this::hasUser)
        .forEach(id -> links.add(link(CONTACTS, id, isPublic ? 198 : 202)));
    String organization = ticket.path("organization_id").asText();
    if (hasOrganization(organization)) {
      links.add(link(COMPANIES, organization, isPublic ? 186 : 190));
    }
    return new Target(
        comment.path("id").asText(), links, facts(comment, "plain_body", "author_id"));
  }

  private static Map<String, String> facts(JsonNode record, String... names) {
    Map<String, String> facts = new TreeMap<>();
    for (String name : names) {
      String text = record.path(name).asText("");
      if (!record.path(name).isNull() && !text.isBlank()) {
        facts.put(name, text);
      }
    }
    return facts;
  }

  private static Link link(String to, String id, int type) {
    return new Link(to, id, List.of(type));
  }

  private boolean hasOrganization(String id) {
    int index = indexOf(organizations(), id);
    return index >= 0 && organizations().isListed(index);
  }

  private boolean hasUser(String id) {
    int index = indexOf(users(), id);
    return index >= 0 && isActive(users().record(index));
  }

  private boolean hasTicket(String id) {
    int index = indexOf(tickets(), id);
    return index >= 0 && !isDeleted(tickets().record(index));
  }

  private static int indexOf(Records records, String id) {
    return id.matches("\\d{1,18}") ? records.indexOf(Long.parseLong(id)) : -1;
  }

  private static boolean isActive(JsonNode user) {
    return user.path("active").asBoolean(true);
  }

  private static boolean isDeleted(JsonNode ticket) {
    return ticket.path("status").asText().equals("deleted");
  }

  private Records organizations() {
    return account.records(ObjectType.ORGANIZATIONS);
  }

  private Records users() {
    return account.records(ObjectType.USERS);
  }

  private Tickets tickets() {
    return account.tickets();
  }
}
