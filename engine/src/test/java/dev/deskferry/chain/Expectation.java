package dev.deskferry.chain;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * What a faithful migration of an account must leave in the portal: exactly one record per source
 * record, and every link that the data implies, as {@link PortalContents} writes it. Type ids are
 * HubSpot's own (Associations guide).
 */
record Expectation(Map<String, Set<String>> keysByTarget, Set<String> links) {

  static Expectation of(ZendeskAccount account) {
    Map<String, Set<String>> keys = new TreeMap<>();
    PortalContents.KEYS.keySet().forEach(target -> keys.put(target, new TreeSet<>()));
    keys.get("companies").addAll(account.organizations().keySet());
    keys.get("contacts").addAll(account.users().keySet());
    keys.get("tickets").addAll(account.tickets().keySet());
    Set<String> links = new TreeSet<>();
    account.users().values().forEach(user -> userLinks(account, user, links));
    account.memberships().forEach(membership -> membershipLinks(account, membership, links));
    account.tickets().values().forEach(ticket -> ticketLinks(account, ticket, links));
    account
        .commentsByTicket()
        .forEach(
            (ticketId, comments) ->
                comments.forEach(
                    comment -> {
                      boolean isPublic = comment.path("public").asBoolean();
                      keys.get(isPublic ? "emails" : "notes").add(comment.path("id").asText());
                      commentLinks(account, account.tickets().get(ticketId), comment, links);
                    }));
    return new Expectation(keys, links);
  }

  private static void userLinks(ZendeskAccount account, JsonNode user, Set<String> links) {
    String organization = user.path("organization_id").asText();
    if (account.organizations().containsKey(organization)) {
      link(links, "contacts", user, "companies", organization, 1);
      link(links, "contacts", user, "companies", organization, 279);
    }
  }

  private static void membershipLinks(
      ZendeskAccount account, JsonNode membership, Set<String> links) {
    JsonNode user = account.users().get(membership.path("user_id").asText());
    String organization = membership.path("organization_id").asText();
    if (user != null && account.organizations().containsKey(organization)) {
      link(links, "contacts", user, "companies", organization, 279);
    }
  }

  private static void ticketLinks(ZendeskAccount account, JsonNode ticket, Set<String> links) {
    people(account, ticket).forEach(id -> link(links, "tickets", ticket, "contacts", id, 16));
    String organization = ticket.path("organization_id").asText();
    if (account.organizations().containsKey(organization)) {
      link(links, "tickets", ticket, "companies", organization, 26);
      link(links, "tickets", ticket, "companies", organization, 339);
    }
    relatedTickets(ticket).stream()
        .filter(account.tickets()::containsKey)
        .forEach(
            id -> {
              link(links, "tickets", ticket, "tickets", id, 452);
              links.add("tickets:%s -> tickets:%s [452]".formatted(id, ticket.path("id").asText()));
            });
  }

  private static void commentLinks(
      ZendeskAccount account, JsonNode ticket, JsonNode comment, Set<String> links) {
    boolean isPublic = comment.path("public").asBoolean();
    String from = isPublic ? "emails" : "notes";
    link(links, from, comment, "tickets", ticket.path("id").asText(), isPublic ? 224 : 228);
    Set<String> people = new TreeSet<>();
    people.add(ticket.path("requester_id").asText());
    people.add(comment.path("author_id").asText());
    people.stream()
        .filter(account.users()::containsKey)
        .forEach(id -> link(links, from, comment, "contacts", id, isPublic ? 198 : 202));
    String organization = ticket.path("organization_id").asText();
    if (account.organizations().containsKey(organization)) {
      link(links, from, comment, "companies", organization, isPublic ? 186 : 190);
    }
  }

  private static Set<String> people(ZendeskAccount account, JsonNode ticket) {
    Set<String> people = new TreeSet<>();
    people.add(ticket.path("requester_id").asText());
    ticket.path("email_cc_ids").forEach(id -> people.add(id.asText()));
    people.retainAll(account.users().keySet());
    return people;
  }

  private static Set<String> relatedTickets(JsonNode ticket) {
    Set<String> related = new TreeSet<>(List.of(ticket.path("problem_id").asText()));
    JsonNode source = ticket.path("via").path("source");
    if (source.path("rel").asText().equals("follow_up")) {
      related.add(source.path("from").path("ticket_id").asText());
    }
    return related;
  }

  private static void link(
      Set<String> links, String from, JsonNode record, String to, String toId, int type) {
    links.add("%s:%s -> %s:%s [%d]".formatted(from, record.path("id").asText(), to, toId, type));
  }
}
