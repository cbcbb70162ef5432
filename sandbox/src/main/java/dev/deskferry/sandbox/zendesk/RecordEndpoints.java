package dev.deskferry.sandbox.zendesk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.data.ObjectType;
import dev.deskferry.sandbox.data.Records;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.zendesk.quota.Bucket;
import dev.deskferry.sandbox.zendesk.quota.Plan;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.IntPredicate;

/**
 * Lists, single records, counts and {@code show_many} of all types but tickets and users. Which
 * lists are paged and which come whole is as the dossier has it: ticket fields whole unless a page
 * is asked for; forms, custom statuses, SLA policies and custom objects always whole.
 */
final class RecordEndpoints {

  /** How many ids {@code show_many} takes. */
  static final int MOST_IDS = 100;

  private static final Set<ObjectType> COUNTED =
      Set.of(
          ObjectType.ORGANIZATIONS,
          ObjectType.USERS,
          ObjectType.GROUPS,
          ObjectType.SATISFACTION_RATINGS);

  private RecordEndpoints() {}

  /** The simple lists; one line each. */
  private static List<Endpoint> lists() {
    return List.of(
        paged(ObjectType.ORGANIZATIONS),
        paged(ObjectType.ORGANIZATION_MEMBERSHIPS),
        paged(ObjectType.GROUP_MEMBERSHIPS),
        paged(ObjectType.BRANDS),
        paged(ObjectType.USER_FIELDS),
        paged(ObjectType.ORGANIZATION_FIELDS),
        paged(ObjectType.MACROS),
        paged(ObjectType.TRIGGERS),
        paged(ObjectType.AUTOMATIONS),
        paged(ObjectType.VIEWS),
        Endpoint.agent(
            "custom_statuses", call -> Paging.unpaged(listing(call, ObjectType.CUSTOM_STATUSES))),
        whole("ticket_forms", ObjectType.TICKET_FORMS)
            .from(Plan.PROFESSIONAL, Endpoint.Absence.FORBIDDEN),
        whole("slas/policies", ObjectType.SLA_POLICIES)
            .from(Plan.PROFESSIONAL, Endpoint.Absence.INVALID_ENDPOINT)
            .forAdmins(),
        Endpoint.agent("satisfaction_ratings", RecordEndpoints::ratings)
            .from(Plan.PROFESSIONAL, Endpoint.Absence.FORBIDDEN),
        Endpoint.agent("groups", RecordEndpoints::groups),
        Endpoint.agent(
            "ticket_fields",
            Bucket.TICKET_FIELDS,
            call -> Paging.everythingUnlessPaged(call, listing(call, ObjectType.TICKET_FIELDS))));
  }

  static List<Endpoint> table() {
    List<Endpoint> table = new ArrayList<>();
    Set<String> paths = new HashSet<>();
    for (Endpoint list : lists()) {
      table.add(list);
      paths.add(list.path().toString());
    }
    for (ObjectType type : ObjectType.values()) {
      if (COUNTED.contains(type)) {
        table.add(
            Endpoint.agent(
                type.plural() + "/count", call -> call.count(() -> listing(call, type).count())));
      }
      if (paths.contains(type.plural()) || type == ObjectType.USERS) {
        table.add(Endpoint.agent(type.plural() + "/{id}", call -> show(call, type)));
      }
    }
    table.add(
        Endpoint.admin(
            "slas/policies/{id}", Bucket.NONE, call -> show(call, ObjectType.SLA_POLICIES)));
    table.add(
        Endpoint.agent(
            "organizations/show_many", call -> showMany(call, ObjectType.ORGANIZATIONS)));
    return table;
  }

  private static Endpoint paged(ObjectType type) {
    return Endpoint.agent(type.plural(), call -> Paging.page(call, listing(call, type)));
  }

  private static Endpoint whole(String path, ObjectType type) {
    return Endpoint.agent(path, call -> Paging.everything(listing(call, type)));
  }

  /** What the list of a type shows. */
  static Listing listing(Call call, ObjectType type) {
    return Listing.of(type.plural(), call.account().records(type));
  }

  /**
   * The positions of the ids in {@code ids}, unknown ones left out.
   *
   * @param isShown which positions may be shown
   * @throws RefusedException 400 when there are more than 100 or one is not a number
   */
  static List<Integer> manyOf(Call call, Records records, IntPredicate isShown) {
    String[] ids = call.parameter("ids").orElse("").split(",");
    if (ids.length > MOST_IDS) {
      throw Errors.tooManyIds();
    }
    return Arrays.stream(ids)
        .map(String::trim)
        .filter(id -> !id.isEmpty())
        .map(
            id -> {
              if (!id.matches("\\d{1,18}")) {
                throw Errors.invalidAttribute("ids", "It must be a list of integers");
              }
              return records.indexOf(Long.parseLong(id));
            })
        .filter(index -> index >= 0 && isShown.test(index))
        .distinct()
        .toList();
  }

  /** Deleted ones too, unless {@code exclude_deleted}: OpenAPI document, ListGroups. */
  private static Reply groups(Call call) {
    Listing groups = listing(call, ObjectType.GROUPS);
    boolean withoutDeleted = call.parameter("exclude_deleted").orElse("").equals("true");
    return Paging.page(call, withoutDeleted ? groups : groups.unfiltered(all -> true));
  }

  private static Reply ratings(Call call) {
    Records ratings = call.account().records(ObjectType.SATISFACTION_RATINGS);
    Listing listing = listing(call, ObjectType.SATISFACTION_RATINGS);
    Optional<Long> from = call.number("start_time");
    Optional<Long> until = call.number("end_time");
    Optional<String> score = call.parameter("score");
    Listing chosen =
        listing
            .where(index -> from.isEmpty() || ratings.changedAt(index) >= from.get())
            .where(index -> until.isEmpty() || ratings.changedAt(index) <= until.get())
            .where(index -> score.isEmpty() || hasScore(ratings.record(index), score.get()));
    return Paging.page(call, chosen);
  }

  private static boolean hasScore(ObjectNode rating, String wanted) {
    String score = rating.path("score").asText("");
    return switch (wanted) {
      case "received" -> score.equals("good") || score.equals("bad");
      case "received_with_comment" ->
          (score.equals("good") || score.equals("bad")) && rating.hasNonNull("comment");
      default -> score.equals(wanted);
    };
  }

  private static Reply show(Call call, ObjectType type) {
    Records records = call.account().records(type);
    int index = records.indexOf(call.id());
    boolean isShown = index >= 0 && (type == ObjectType.USERS || records.isListed(index));
    if (!isShown) {
      throw Errors.recordNotFound();
    }
    JsonBody body = JsonBody.start(4_096);
    // The one resource of which a single record comes as a list, in the document and its example.
    return type == ObjectType.SATISFACTION_RATINGS
        ? body.startArray(type.singular()).record(records.record(index)).endArray().reply()
        : body.put(type.singular(), records.record(index)).reply();
  }

  private static Reply showMany(Call call, ObjectType type) {
    Records records = call.account().records(type);
    List<ObjectNode> found =
        manyOf(call, records, records::isListed).stream().map(records::record).toList();
    return Paging.everything(Listing.of(type.plural(), found));
  }
}
