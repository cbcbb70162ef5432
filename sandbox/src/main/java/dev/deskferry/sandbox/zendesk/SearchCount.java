package dev.deskferry.sandbox.zendesk;

import dev.deskferry.sandbox.data.LiveTickets;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.TicketFacts;
import dev.deskferry.sandbox.data.Times;
import dev.deskferry.sandbox.http.Reply;
import java.util.List;
import java.util.function.LongPredicate;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;

/**
 * {@code /search/count?query=}: how many records a search finds, archived tickets among them,
 * deleted ones not. Understands {@code type:}, and for tickets {@code status}, {@code created},
 * {@code updated}, {@code solved} with the operators {@code : < > <= >=}.
 */
final class SearchCount {

  private static final List<String> STATUSES =
      List.of("new", "open", "pending", "hold", "solved", "closed");
  private static final Pattern TERM = Pattern.compile("(\\w+)(:|<=|>=|<|>)(\\S+)");

  private SearchCount() {}

  static List<Endpoint> table() {
    return List.of(Endpoint.agent("search/count", "search-index", SearchCount::count));
  }

  private static Reply count(Call call) {
    String query = call.parameter("query").orElse("").trim();
    if (query.isEmpty()) {
      throw Errors.invalidSearch("query is empty");
    }
    String type = "";
    Predicate<TicketFacts> condition = ticket -> true;
    for (String text : query.split("\\s+")) {
      Matcher term = TERM.matcher(text);
      if (!term.matches()) {
        throw Errors.invalidSearch("only property terms can be counted here");
      }
      if (term.group(1).equals("type")) {
        type = term.group(3);
      } else {
        condition = condition.and(condition(term.group(1), term.group(2), term.group(3)));
      }
    }
    return JsonBody.start(64).put("count", count(call, type, condition)).reply();
  }

  private static long count(Call call, String type, Predicate<TicketFacts> condition) {
    return switch (type) {
      case "ticket" -> tickets(call, condition);
      case "user" -> RecordEndpoints.listing(call, ObjectType.USERS).count();
      case "organization" -> RecordEndpoints.listing(call, ObjectType.ORGANIZATIONS).count();
      case "group" -> RecordEndpoints.listing(call, ObjectType.GROUPS).count();
      default -> throw Errors.invalidSearch("type must be ticket, user, organization or group");
    };
  }

  private static long tickets(Call call, Predicate<TicketFacts> condition) {
    LiveTickets tickets = call.account().tickets();
    return IntStream.range(0, tickets.size())
        .mapToObj(tickets::facts)
        .filter(facts -> !facts.isDeleted())
        .filter(condition)
        .count();
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
