package dev.deskferry.sandbox.zendesk;

import dev.deskferry.sandbox.data.ChangeOrder;
import dev.deskferry.sandbox.data.LiveAccount;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.http.Reply;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.Function;
import java.util.function.IntPredicate;

/** {@code /incremental/*}: cursor mode for tickets and users, time mode for those and the rest. */
final class IncrementalEndpoints {

  private static final int LARGEST_PAGE = 1_000;
  private static final int SAMPLE_PAGE = 50;
  private static final int HIDDEN_SECONDS = 60;
  private static final String BUCKET = "incremental-exports";

  private IncrementalEndpoints() {}

  /**
   * What is exported.
   *
   * @param key of the list in the reply
   * @param hidden how many of the latest seconds are not shown
   * @param records writes the records of a page, and behind them its side-loads
   */
  private record Export(
      String key,
      ChangeOrder order,
      int hidden,
      IntPredicate filter,
      BiConsumer<JsonBody, long[]> records) {

    long visibleUntil(long now) {
      return now - hidden + 1;
    }
  }

  static List<Endpoint> table() {
    return List.of(
        Endpoint.admin(
            "incremental/tickets/cursor",
            BUCKET,
            call -> byCursor(call, ObjectType.TICKETS, tickets(call))),
        Endpoint.admin("incremental/tickets", BUCKET, call -> byTime(call, tickets(call))),
        Endpoint.admin(
            "incremental/users/cursor",
            "incremental-exports-cursor",
            call -> byCursor(call, ObjectType.USERS, users(call))),
        Endpoint.admin("incremental/users", BUCKET, call -> byTime(call, users(call))),
        Endpoint.admin(
            "incremental/organizations", BUCKET, call -> byTime(call, organizations(call))),
        Endpoint.admin("incremental/ticket_events", BUCKET, call -> byTime(call, events(call))),
        sample("tickets", IncrementalEndpoints::tickets),
        sample("users", IncrementalEndpoints::users),
        sample("organizations", IncrementalEndpoints::organizations),
        sample("ticket_events", IncrementalEndpoints::events));
  }

  private static Endpoint sample(String resource, Function<Call, Export> export) {
    return Endpoint.admin(
        "incremental/" + resource + "/sample",
        BUCKET,
        call -> byTime(call, export.apply(call), call.perPage(SAMPLE_PAGE)));
  }

  private static Reply byCursor(Call call, ObjectType type, Export export) {
    Records records = call.account().records(type);
    boolean isFirst = call.parameter("cursor").isEmpty();
    Cursor start =
        isFirst ? new Cursor(startTime(call), 0) : Cursor.parse(call.parameter("cursor").get());
    long from = ChangeOrder.key(start.second(), records.firstAfter(start.id()));
    Walk.Page page =
        Walk.byCursor(
            export.order(),
            from,
            export.visibleUntil(call.now()),
            call.perPage(LARGEST_PAGE),
            export.filter());
    JsonBody body = write(export, page);
    long[] keys = page.keys();
    Cursor end = keys.length == 0 ? start : place(records, keys[keys.length - 1]);
    Set<String> dropped = Set.of("start_time");
    body.put("after_url", call.link(Map.of("cursor", end.after()), dropped));
    body.put("after_cursor", end.after());
    if (isFirst || keys.length == 0) {
      body.putNull("before_url").putNull("before_cursor");
    } else {
      String before = place(records, keys[0]).before();
      body.put("before_url", call.link(Map.of("cursor", before), dropped));
      body.put("before_cursor", before);
    }
    return body.put("end_of_stream", page.isEndOfStream()).reply();
  }

  private static Cursor place(Records records, long key) {
    return new Cursor(ChangeOrder.second(key), records.id(ChangeOrder.index(key)));
  }

  private static Reply byTime(Call call, Export export) {
    return byTime(call, export, call.perPage(LARGEST_PAGE));
  }

  private static Reply byTime(Call call, Export export, int perPage) {
    long startTime = startTime(call);
    Walk.Page page =
        Walk.byTime(
            export.order(), startTime, export.visibleUntil(call.now()), perPage, export.filter());
    JsonBody body = write(export, page);
    long next = page.lastSecond() < 0 ? startTime : page.lastSecond();
    body.put("count", page.keys().length);
    if (page.lastSecond() < 0) {
      body.putNull("end_time");
    } else {
      body.put("end_time", page.lastSecond());
    }
    body.put("next_page", call.link(Map.of("start_time", String.valueOf(next)), Set.of("page")));
    return body.put("end_of_stream", page.isEndOfStream()).reply();
  }

  private static JsonBody write(Export export, Walk.Page page) {
    JsonBody body = JsonBody.start(4_096 + page.keys().length * 3_600);
    body.startArray(export.key());
    export.records().accept(body, page.keys());
    return body;
  }

  private static long startTime(Call call) {
    long startTime =
        call.number("start_time")
            .orElseThrow(() -> Errors.invalidAttribute("start_time", "It is required"));
    if (startTime > call.now() - HIDDEN_SECONDS) {
      throw Errors.tooRecentStartTime();
    }
    return startTime;
  }

  private static Export tickets(Call call) {
    LiveAccount account = call.account();
    boolean withoutDeleted = call.parameter("exclude_deleted").orElse("").equals("true");
    IntPredicate scope = scope(call);
    return new Export(
        "tickets",
        account.order(ObjectType.TICKETS),
        HIDDEN_SECONDS,
        index ->
            scope.test(index) && !(withoutDeleted && account.tickets().facts(index).isDeleted()),
        (body, keys) -> {
          SideLoads sideLoads = new SideLoads(account, call.includes(), true);
          for (long key : keys) {
            int index = ChangeOrder.index(key);
            body.record(sideLoads.ticket(index, account.tickets().record(index)));
          }
          body.endArray();
          sideLoads.write(body);
        });
  }

  /** Tickets of AI agents are left out unless {@code support_type_scope} asks for them. */
  private static IntPredicate scope(Call call) {
    LiveAccount account = call.account();
    return switch (call.parameter("support_type_scope").orElse("agent")) {
      case "all" -> index -> true;
      case "agent" -> index -> !account.tickets().facts(index).isAiAgent();
      case "ai_agent" -> index -> account.tickets().facts(index).isAiAgent();
      default ->
          throw Errors.invalidAttribute("support_type_scope", "It must be all, agent or ai_agent");
    };
  }

  private static Export users(Call call) {
    LiveAccount account = call.account();
    Records users = account.records(ObjectType.USERS);
    return new Export(
        "users",
        account.order(ObjectType.USERS),
        0,
        index -> true,
        (body, keys) -> {
          SideLoads sideLoads = new SideLoads(account, call.includes(), true);
          for (long key : keys) {
            body.record(sideLoads.user(users.record(ChangeOrder.index(key))));
          }
          body.endArray();
          sideLoads.writeOfUsers(body);
        });
  }

  private static Export organizations(Call call) {
    Records organizations = call.account().records(ObjectType.ORGANIZATIONS);
    return new Export(
        "organizations",
        call.account().order(ObjectType.ORGANIZATIONS),
        0,
        index -> true,
        (body, keys) -> {
          for (long key : keys) {
            body.record(organizations.record(ChangeOrder.index(key)));
          }
          body.endArray();
        });
  }

  private static Export events(Call call) {
    LiveAccount account = call.account();
    IntPredicate scope = scope(call);
    EventWriter writer = new EventWriter(account, call.includes().contains("comment_events"));
    return new Export(
        "ticket_events",
        account.events().order(),
        HIDDEN_SECONDS,
        number -> scope.test(account.events().ticket(number)),
        (body, keys) -> {
          for (long key : keys) {
            body.record(writer.event(account.events().event(ChangeOrder.index(key))));
          }
          body.endArray();
        });
  }
}
