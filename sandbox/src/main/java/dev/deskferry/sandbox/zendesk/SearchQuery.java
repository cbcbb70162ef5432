package dev.deskferry.sandbox.zendesk;

import dev.deskferry.sandbox.data.LiveTickets;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.data.TicketFacts;
import dev.deskferry.sandbox.data.Times;
import java.util.ArrayList;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a search finds, archived tickets among it, deleted ones not. Understands {@code type:}, for
 * tickets {@code status}, {@code created}, {@code updated}, {@code solved}, and for others {@code
 * created} and {@code updated}, with the operators {@code : < > <= >=}.
 */
final class SearchQuery {

  private static final List<String> STATUSES =
      List.of("new", "open", "pending", "hold", "solved", "closed");
  private static final Pattern TERM = Pattern.compile("(\\w+)(:|<=|>=|<|>)(\\S+)");

  private SearchQuery() {}

  /**
   * The records that a query finds, in the order of their ids.
   *
   * @param type what is searched where the query does not say it; empty for none
   * @throws RefusedException 422 when the query is empty or has a term that is not understood
   */
  static Listing of(Call call, String type) {
    String query = call.parameter("query").orElse("").trim();
    if (query.isEmpty() && type.isEmpty()) {
      throw Errors.invalidSearch("query is empty");
    }
    String wanted = type;
    List<Matcher> terms = new ArrayList<>();
    for (String text : query.isEmpty() ? new String[0] : query.split("\\s+")) {
      Matcher term = TERM.matcher(text);
      if (!term.matches()) {
        throw Errors.invalidSearch("only property terms are understood here");
      }
      if (term.group(1).equals("type")) {
        wanted = term.group(3);
      } else {
        terms.add(term);
      }
    }
    return switch (wanted) {
      case "ticket" -> tickets(call, terms);
      case "user" -> others(call, ObjectType.USERS, terms);
      case "organization" -> others(call, ObjectType.ORGANIZATIONS, terms);
      case "group" -> others(call, ObjectType.GROUPS, terms);
      default -> throw Errors.invalidSearch("type must be ticket, user, organization or group");
    };
  }

  private static Listing tickets(Call call, List<Matcher> terms) {
    LiveTickets tickets = call.account().tickets();
    Predicate<TicketFacts> all = ticket -> !ticket.isDeleted();
    for (Matcher term : terms) {
      all = all.and(condition(term.group(1), term.group(2), term.group(3)));
    }
    Predicate<TicketFacts> condition = all;
    return Listing.of("results", tickets)
        .unfiltered(index -> condition.test(tickets.facts(index)))
        .map(index -> tickets.record(index).put("result_type", "ticket"));
  }

  private static Listing others(Call call, ObjectType type, List<Matcher> terms) {
    Records records = call.account().records(type);
    Listing found = Listing.of("results", records);
    for (Matcher term : terms) {
      String property = term.group(1);
      if (!property.equals("created") && !property.equals("updated")) {
        throw Errors.invalidSearch("no property " + property);
      }
      LongPredicate test = time(term.group(2), term.group(3));
      found =
          found.where(
              index ->
                  test.test(Times.second(records.record(index).path(property + "_at").asText(""))));
    }
    return found.map(index -> records.record(index).put("result_type", type.singular()));
  }

  private static Predicate<TicketFacts> condition(String name, String operator, String value) {
    return switch (name) {
      case "status" -> {
        int wanted = STATUSES.indexOf(value);
        if (wanted < 0) {
          throw Errors.invalidSearch("no such status");
        }
        LongPredicate test = test(operator, wanted, wanted);
        yield ticket -> test.test(STATUSES.indexOf(ticket.status()));
      }
      case "created" -> {
        LongPredicate test = time(operator, value);
        yield ticket -> test.test(ticket.createdAt());
      }
      case "updated" -> {
        LongPredicate test = time(operator, value);
        yield ticket -> test.test(ticket.updatedAt());
      }
      case "solved" -> {
        LongPredicate test = time(operator, value);
        yield ticket ->
            STATUSES.indexOf(ticket.status()) >= STATUSES.indexOf("solved")
                && test.test(ticket.updatedAt());
      }
      default -> throw Errors.invalidSearch("no property " + name);
    };
  }

  /** A day stands for all its seconds. */
  private static LongPredicate time(String operator, String value) {
    boolean isDay = value.matches("\\d{4}-\\d{2}-\\d{2}");
    long first = Times.second(isDay ? value + "T00:00:00Z" : value);
    if (first == 0) {
      throw Errors.invalidSearch("expected a date or an ISO-8601 time");
    }
    return test(operator, first, isDay ? first + 86_399 : first);
  }

  private static LongPredicate test(String operator, long first, long last) {
    return switch (operator) {
      case "<" -> value -> value < first;
      case "<=" -> value -> value <= last;
      case ">" -> value -> value > last;
      case ">=" -> value -> value >= first;
      default -> value -> value >= first && value <= last;
    };
  }
}
