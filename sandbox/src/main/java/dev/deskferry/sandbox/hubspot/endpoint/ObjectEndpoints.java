package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.core.JsonGenerator;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.hubspot.association.AssociationStore.End;
import dev.deskferry.sandbox.hubspot.association.AssociationType;
import dev.deskferry.sandbox.hubspot.portal.ObjectStore;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.record.RecordJson;
import dev.deskferry.sandbox.hubspot.record.RecordLookup;
import dev.deskferry.sandbox.hubspot.record.Search;
import dev.deskferry.sandbox.hubspot.record.SingleWriter;
import dev.deskferry.sandbox.hubspot.record.Written;
import dev.deskferry.sandbox.hubspot.schema.ObjectType;
import dev.deskferry.sandbox.hubspot.store.RecordTable;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Json;
import dev.deskferry.sandbox.hubspot.wire.Route.Effect;
import dev.deskferry.sandbox.hubspot.wire.Router;
import dev.deskferry.sandbox.hubspot.wire.Typed;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Single records, lists and search of every object type. */
public final class ObjectEndpoints {

  private static final int LIST_LIMIT = 100;
  private static final int LIST_USUAL = 10;
  private static final int ASSOCIATED_LIMIT = 100;

  private final Portal portal;
  private final Scopes scopes;
  private final Duration searchLag;

  /** Endpoints over a portal; new records are found by search after {@code searchLag}. */
  public ObjectEndpoints(Portal portal, Duration searchLag) {
    this.portal = portal;
    this.scopes = new Scopes(portal.types());
    this.searchLag = searchLag;
  }

  /** Adds the endpoints. */
  public void addTo(Router router) {
    String one = "objects/{type}/{id}";
    Set<dev.deskferry.sandbox.hubspot.wire.Version> all = Router.V3_AND_DATED;
    router.add("GET", "objects/{type}", all, Effect.READS, scopes::read, this::list);
    router.add("POST", "objects/{type}", all, Effect.WRITES, scopes::write, this::create);
    router.add("POST", "objects/{type}/search", all, Effect.READS, scopes::read, this::search);
    router.add("POST", "objects/{type}/merge", all, Effect.WRITES, scopes::write, this::merge);
    router.add(
        "POST", "objects/{type}/gdpr-delete", all, Effect.WRITES, scopes::write, this::erase);
    router.add("GET", one, all, Effect.READS, scopes::read, this::get);
    router.add("PATCH", one, all, Effect.WRITES, scopes::write, this::update);
    router.add("DELETE", one, all, Effect.WRITES, scopes::write, this::archive);
  }

  private Reply list(Call call) {
    ObjectStore store = store(call);
    int limit = call.limit(LIST_USUAL, LIST_LIMIT);
    boolean isArchived = call.flag("archived");
    RecordTable table = store.table();
    RecordTable.State wanted = isArchived ? RecordTable.State.ARCHIVED : RecordTable.State.LIVE;
    int slot = call.request().parameter("after").map(after -> behind(table, after)).orElse(0);
    List<Written> page = new ArrayList<>(limit);
    while (slot < table.size() && page.size() < limit) {
      if (table.state(slot) == wanted) {
        page.add(Written.of(store, slot, null, false));
      }
      slot++;
    }
    while (slot < table.size() && table.state(slot) != wanted) {
      slot++;
    }
    boolean hasMore = slot < table.size();
    RecordJson json = new RecordJson(portal.settings().id(), store);
    Set<String> names = json.shown(call.list("properties"));
    List<ObjectType> associated = associated(call);
    return Json.reply(
        200,
        generator -> {
          generator.writeStartObject();
          generator.writeArrayFieldStart("results");
          for (Written record : page) {
            json.read(generator, record, names, List.of(), tail(store, record, associated));
          }
          generator.writeEndArray();
          if (hasMore) {
            String after = Long.toString(page.get(page.size() - 1).id() + 1);
            Paging.write(generator, after, call.request().path());
          }
          generator.writeEndObject();
        });
  }

  private static int behind(RecordTable table, String after) {
    if (!RecordTable.isNumber(after)) {
      throw new FaultException(
          Fault.validation("Invalid query parameter after: " + after + " is not a number"));
    }
    int slot = table.slot(Long.parseLong(after));
    return slot >= 0 ? slot : Long.parseLong(after) < table.id(0) ? 0 : table.size();
  }

  private Reply get(Call call) {
    ObjectStore store = store(call);
    int slot =
        new RecordLookup(store)
            .require(
                call.argument(1),
                call.request().parameter("idProperty").orElse(""),
                call.flag("archived"));
    Written record = Written.of(store, slot, null, false);
    RecordJson json = new RecordJson(portal.settings().id(), store);
    List<String> history = call.list("propertiesWithHistory");
    List<String> asked = new ArrayList<>(call.list("properties"));
    asked.addAll(history);
    Set<String> names = json.shown(asked);
    RecordJson.Tail tail = tail(store, record, associated(call));
    return Json.reply(200, generator -> json.read(generator, record, names, history, tail));
  }

  private Reply create(Call call) {
    ObjectStore store = store(call);
    Written record =
        new SingleWriter(portal, store, call.version(), call.now()).create(call.object());
    return afterWrite(store, record, 201);
  }

  private Reply update(Call call) {
    ObjectStore store = store(call);
    String idProperty = call.request().parameter("idProperty").orElse("");
    Written record =
        new SingleWriter(portal, store, call.version(), call.now())
            .update(call.argument(1), idProperty, call.object());
    return afterWrite(store, record, 200);
  }

  private Reply archive(Call call) {
    new SingleWriter(portal, store(call), call.version(), call.now()).archive(call.argument(1));
    return Reply.empty(204);
  }

  private Reply merge(Call call) {
    ObjectStore store = store(call);
    String primary = Typed.text(call.object(), "primaryObjectId");
    String merged = Typed.text(call.object(), "objectIdToMerge");
    if (primary.isEmpty() || merged.isEmpty()) {
      throw new FaultException(Fault.missingFields(List.of("primaryObjectId", "objectIdToMerge")));
    }
    Written record =
        new SingleWriter(portal, store, call.version(), call.now()).merge(primary, merged);
    return afterWrite(store, record, 200);
  }

  /** Deletes for good; until 2026-09 contacts only. */
  private Reply erase(Call call) {
    ObjectStore store = store(call);
    if (!store.type().plural().equals("contacts") && !call.version().enforcesAdminRules()) {
      throw new FaultException(
          Fault.validation(store.type().pluralLabel() + " cannot be deleted for good"));
    }
    Typed.require(call.object(), "objectId");
    new SingleWriter(portal, store, call.version(), call.now())
        .erase(Typed.text(call.object(), "objectId"), Typed.text(call.object(), "idProperty"));
    return Reply.empty(204);
  }

  private Reply search(Call call) {
    ObjectStore store = store(call);
    RecordJson json = new RecordJson(portal.settings().id(), store);
    Search search = new Search(store, json, call.object(), call.request().body().length);
    Search.Page page = search.run(call.now().minus(searchLag).toEpochMilli());
    Set<String> names = json.shown(Typed.texts(call.object(), "properties"));
    return Json.reply(
        200,
        generator -> {
          generator.writeStartObject();
          generator.writeNumberField("total", page.total());
          generator.writeArrayFieldStart("results");
          for (Written record : page.records()) {
            json.read(generator, record, names, List.of(), RecordJson.Tail.NONE);
          }
          generator.writeEndArray();
          if (page.next() >= 0) {
            Paging.write(generator, Integer.toString(page.next()), "");
          }
          generator.writeEndObject();
        });
  }

  private Reply afterWrite(ObjectStore store, Written record, int status) {
    RecordJson json = new RecordJson(portal.settings().id(), store);
    return Json.reply(status, generator -> json.afterWrite(generator, record, false));
  }

  private ObjectStore store(Call call) {
    return portal.store(portal.types().require(call.argument(0)));
  }

  private List<ObjectType> associated(Call call) {
    return call.list("associations").stream().map(portal.types()::require).toList();
  }

  private RecordJson.Tail tail(ObjectStore store, Written record, List<ObjectType> associated) {
    if (associated.isEmpty()) {
      return RecordJson.Tail.NONE;
    }
    End end = new End(store.type().ordinal(), store.table().slot(record.id()));
    return generator -> writeAssociations(generator, store.type(), end, associated);
  }

  /** The v3 form: one element per record and type, named {@code ticket_to_contact}. */
  private void writeAssociations(
      JsonGenerator generator, ObjectType from, End end, List<ObjectType> associated)
      throws IOException {
    List<ObjectType> present =
        associated.stream()
            .filter(to -> portal.associations().count(end, to.ordinal()) > 0)
            .toList();
    if (present.isEmpty()) {
      return;
    }
    generator.writeObjectFieldStart("associations");
    for (ObjectType to : present) {
      generator.writeObjectFieldStart(to.plural());
      generator.writeArrayFieldStart("results");
      RecordTable table = portal.store(to).table();
      List<String[]> rows = new ArrayList<>();
      portal
          .associations()
          .forEach(
              end,
              to.ordinal(),
              (slot, types) -> {
                for (int index : types) {
                  rows.add(new String[] {Long.toString(table.id(slot)), name(from, to, index)});
                }
              });
      for (String[] row : rows.subList(0, Math.min(ASSOCIATED_LIMIT, rows.size()))) {
        generator.writeStartObject();
        generator.writeStringField("id", row[0]);
        generator.writeStringField("type", row[1]);
        generator.writeEndObject();
      }
      generator.writeEndArray();
      if (rows.size() > ASSOCIATED_LIMIT) {
        long id = portal.store(from).table().id(end.slot());
        String path =
            "/crm/v4/objects/" + from.plural() + "/" + id + "/associations/" + to.plural();
        Paging.write(generator, rows.get(ASSOCIATED_LIMIT)[0], path);
      }
      generator.writeEndObject();
    }
    generator.writeEndObject();
  }

  private String name(ObjectType from, ObjectType to, int index) {
    AssociationType type = portal.associations().types().get(index);
    String base = from.singular() + "_to_" + to.singular();
    boolean hasPrimary =
        portal.associations().types().between(from.ordinal(), to.ordinal()).stream()
            .anyMatch(other -> "Primary".equals(other.label()));
    if (type.isUnlabeled()) {
      return hasPrimary ? base + "_unlabeled" : base;
    }
    return "Primary".equals(type.label())
        ? base
        : String.valueOf(type.label()).toLowerCase(java.util.Locale.ROOT).replace(' ', '_');
  }
}
