package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.ChangeOrder;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.zendesk.quota.Bucket;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** {@code /incremental/*}: cursor mode for tickets and users, time mode for those and the rest. */
final class IncrementalEndpoints {

  private static final int LARGEST_PAGE = 1_000;
  private static final int SAMPLE_PAGE = 50;
  private static final int REST_AT = 31;

  private IncrementalEndpoints() {}

  static List<Endpoint> table() {
    return List.of(
        export(
            "tickets/cursor",
            Bucket.INCREMENTAL,
            call -> byCursor(call, ObjectType.TICKETS, Exports.tickets(call))),
        export("tickets", Bucket.INCREMENTAL, call -> byTime(call, Exports.tickets(call))),
        export(
            "users/cursor",
            Bucket.USERS_CURSOR,
            call -> byCursor(call, ObjectType.USERS, Exports.users(call))),
        export("users", Bucket.INCREMENTAL, call -> byTime(call, Exports.users(call))),
        export(
            "organizations", Bucket.INCREMENTAL, call -> byTime(call, Exports.organizations(call))),
        export("ticket_events", Bucket.INCREMENTAL, call -> byTime(call, Exports.events(call))),
        export("ticket_metric_events", Bucket.INCREMENTAL, IncrementalEndpoints::metricEvents),
        export(
            "custom_objects/{key}/cursor",
            Bucket.CUSTOM_OBJECTS_CURSOR,
            IncrementalEndpoints::customObjects),
        sample("tickets", Exports::tickets),
        sample("users", Exports::users),
        sample("organizations", Exports::organizations),
        sample("ticket_events", Exports::events));
  }

  /** The incremental export of articles, below the Help Center. */
  static Reply articles(Call call) {
    Records articles = call.account().records(ObjectType.ARTICLES);
    boolean isAdmin = call.caller().role().equals("admin");
    Export export =
        Exports.records(
            "articles",
            call.account().order(ObjectType.ARTICLES),
            index -> isAdmin || !articles.record(index).path("draft").asBoolean(false),
            articles);
    return byTime(call, export);
  }

  private static Endpoint export(String resource, Bucket bucket, Function<Call, Reply> handler) {
    return Endpoint.admin(
        "incremental/" + resource,
        bucket,
        call -> {
          if (call.includes().contains("last_audits")) {
            throw Errors.invalidAttribute("include", "last_audits is not allowed in exports");
          }
          return handler.apply(call);
        });
  }

  private static Endpoint sample(String resource, Function<Call, Export> export) {
    return export(
        resource + "/sample",
        Bucket.SAMPLE,
        call -> byTime(call, export.apply(call), call.perPage(SAMPLE_PAGE)));
  }

  private static Reply byCursor(Call call, ObjectType type, Export export) {
    JsonBody body = JsonBody.start(4_096);
    Walked walked = walk(call, type, export);
    body.startArray(export.key());
    export.records().accept(body, walked.page().keys());
    Set<String> dropped = Set.of("start_time");
    String after = walked.end().after(call.mark());
    body.put("after_url", call.link(Map.of("cursor", after), dropped));
    body.put("after_cursor", after);
    putBefore(call, body, walked);
    return body.put("end_of_stream", walked.page().isEndOfStream()).reply();
  }

  private static void putBefore(Call call, JsonBody body, Walked walked) {
    if (walked.begin() == null) {
      body.putNull("before_url").putNull("before_cursor");
    } else {
      String before = walked.begin().before(call.mark());
      body.put("before_url", call.link(Map.of("cursor", before), Set.of("start_time")));
      body.put("before_cursor", before);
    }
  }

  /**
   * A page in cursor mode.
   *
   * @param begin place of its first record; null on the first page and on an empty one
   * @param end place from which the next page goes on
   */
  private record Walked(Walk.Page page, @Nullable Cursor begin, Cursor end) {}

  private static Walked walk(Call call, ObjectType type, Export export) {
    Records records = call.account().records(type);
    boolean isFirst = call.parameter("cursor").isEmpty();
    Cursor start =
        isFirst
            ? new Cursor(startTime(call), 0)
            : Cursor.parse(call.parameter("cursor").get(), call.mark());
    int perPage = call.perPage(LARGEST_PAGE);
    Walk.Page page;
    if (start.isBackward()) {
      long until = ChangeOrder.key(start.second(), records.firstAfter(start.id() - 1));
      page = Walk.backward(export.order(), until, perPage, export.filter());
    } else {
      long from = ChangeOrder.key(start.second(), records.firstAfter(start.id()));
      long visible = export.visibleUntil(call.now());
      page = Walk.byCursor(export.order(), from, visible, perPage, export.filter());
    }
    long[] keys = page.keys();
    boolean isRest =
        call.readings().hasEmptyPages()
            && !isFirst
            && !start.isRested()
            && start.second() % REST_AT == 0;
    if (keys.length > 0 && isRest) {
      return new Walked(new Walk.Page(new long[0], false), null, start.rested());
    }
    Cursor end = keys.length == 0 ? start : place(records, keys[keys.length - 1]);
    Cursor begin = isFirst || keys.length == 0 ? null : place(records, keys[0]);
    return new Walked(page, begin, end);
  }

  private static Cursor place(Records records, long key) {
    return new Cursor(ChangeOrder.second(key), records.id(ChangeOrder.index(key)));
  }

  /** Records of a custom object; those that were deleted come as {@code [DELETED]}. */
  private static Reply customObjects(Call call) {
    CustomObjectEndpoints.requireObject(call);
    Records all = call.account().records(ObjectType.CUSTOM_OBJECT_RECORDS);
    boolean withoutDeleted = call.parameter("filter[exclude_deleted]").orElse("").equals("true");
    String key = call.text();
    Export export =
        Exports.records(
            "custom_object_records",
            call.account().order(ObjectType.CUSTOM_OBJECT_RECORDS),
            index ->
                all.record(index).path("custom_object_key").asText("").equals(key)
                    && !(withoutDeleted && !all.isListed(index)),
            all);
    Walked walked = walk(call, ObjectType.CUSTOM_OBJECT_RECORDS, export);
    JsonBody body = JsonBody.start(4_096);
    body.startArray(export.key());
    export.records().accept(body, walked.page().keys());
    boolean isEnd = walked.page().isEndOfStream();
    String after = walked.end().after(call.mark());
    body.put("after_url", isEnd ? null : call.link(Map.of("cursor", after), Set.of("start_time")));
    body.put("after_cursor", after);
    putBefore(call, body, walked);
    ObjectNode meta = JsonNodeFactory.instance.objectNode().put("has_more", !isEnd);
    return body.put("end_of_stream", isEnd).put("meta", meta).reply();
  }

  /** Time mode, or cursors in the order of time where {@code page[size]} asks for them. */
  private static Reply metricEvents(Call call) {
    MetricEvents events = call.shared().metricEvents();
    if (!Paging.isByCursor(call)) {
      Export export =
          new Export(
              "ticket_metric_events",
              events.order(),
              0,
              index -> true,
              (body, keys) -> {
                for (long key : keys) {
                  body.record(events.event(ChangeOrder.index(key)));
                }
                body.endArray();
              });
      return byTime(call, export);
    }
    ChangeOrder order = events.order();
    long from = ChangeOrder.key(startTime(call), 0);
    Listing listing =
        new Listing(
            "ticket_metric_events",
            order.sizeAtStart(),
            position -> position + 1L,
            position -> order.keyAtStart(position) >= from,
            position -> events.event(ChangeOrder.index(order.keyAtStart(position))));
    return Paging.byCursorOnly(call, listing, PageRules.LISTS);
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
    if (startTime > call.now() - Exports.HIDDEN_SECONDS) {
      throw Errors.tooRecentStartTime();
    }
    return startTime;
  }
}
