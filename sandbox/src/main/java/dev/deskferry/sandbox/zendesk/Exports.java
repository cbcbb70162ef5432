package dev.deskferry.sandbox.zendesk;

import dev.deskferry.sandbox.data.ChangeOrder;
import dev.deskferry.sandbox.data.LiveAccount;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Records;
import java.util.function.IntPredicate;

/** What the incremental exports bring, as requests ask for it. */
final class Exports {

  /** How many of the latest seconds tickets and their events keep back. */
  static final int HIDDEN_SECONDS = 60;

  private Exports() {}

  static Export tickets(Call call) {
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

  static Export users(Call call) {
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

  static Export organizations(Call call) {
    return records(
        "organizations",
        call.account().order(ObjectType.ORGANIZATIONS),
        index -> true,
        call.account().records(ObjectType.ORGANIZATIONS));
  }

  /** Any records in the order of their change. */
  static Export records(String key, ChangeOrder order, IntPredicate filter, Records records) {
    return new Export(
        key,
        order,
        0,
        filter,
        (body, keys) -> {
          for (long place : keys) {
            body.record(records.record(ChangeOrder.index(place)));
          }
          body.endArray();
        });
  }

  static Export events(Call call) {
    LiveAccount account = call.account();
    IntPredicate scope = scope(call);
    EventWriter writer = new EventWriter(call);
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
