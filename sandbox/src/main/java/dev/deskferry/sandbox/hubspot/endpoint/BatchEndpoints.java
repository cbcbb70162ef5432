package dev.deskferry.sandbox.hubspot.endpoint;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.hubspot.portal.ObjectStore;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.record.BatchOutcome;
import dev.deskferry.sandbox.hubspot.record.BatchWriter;
import dev.deskferry.sandbox.hubspot.record.RecordJson;
import dev.deskferry.sandbox.hubspot.record.RecordLookup;
import dev.deskferry.sandbox.hubspot.record.SingleWriter;
import dev.deskferry.sandbox.hubspot.record.Written;
import dev.deskferry.sandbox.hubspot.store.RecordTable;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.Route.Effect;
import dev.deskferry.sandbox.hubspot.wire.Router;
import dev.deskferry.sandbox.hubspot.wire.Typed;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.Set;

/** Batches of records: create, update, upsert, read and archive. Results come in no order. */
public final class BatchEndpoints {

  /** Inputs of every batch of records. */
  public static final int INPUT_LIMIT = 100;

  private final Portal portal;
  private final Scopes scopes;
  private final Random random;

  /** Endpoints over a portal; {@code random} decides the order of results. */
  public BatchEndpoints(Portal portal, Random random) {
    this.portal = portal;
    this.scopes = new Scopes(portal.types());
    this.random = random;
  }

  /** Adds the endpoints. */
  public void addTo(Router router) {
    String base = "objects/{type}/batch/";
    Set<dev.deskferry.sandbox.hubspot.wire.Version> all = Router.V3_AND_DATED;
    router.add("POST", base + "create", all, Effect.WRITES, scopes::write, this::create);
    router.add("POST", base + "update", all, Effect.WRITES, scopes::write, this::update);
    router.add("POST", base + "upsert", all, Effect.WRITES, scopes::write, this::upsert);
    router.add("POST", base + "read", all, Effect.READS, scopes::read, this::read);
    router.add("POST", base + "archive", all, Effect.WRITES, scopes::write, this::archive);
  }

  private Reply create(Call call) {
    ObjectStore store = store(call);
    List<ObjectNode> inputs = call.inputs(INPUT_LIMIT);
    return afterWrite(call, store, 201, false, writer(call, store).create(inputs));
  }

  private Reply update(Call call) {
    ObjectStore store = store(call);
    List<ObjectNode> inputs = call.inputs(INPUT_LIMIT);
    return afterWrite(call, store, 200, false, writer(call, store).update(inputs));
  }

  private Reply upsert(Call call) {
    ObjectStore store = store(call);
    List<ObjectNode> inputs = call.inputs(INPUT_LIMIT);
    return afterWrite(call, store, 200, true, writer(call, store).upsert(inputs));
  }

  private Reply archive(Call call) {
    ObjectStore store = store(call);
    List<ObjectNode> inputs = call.inputs(INPUT_LIMIT);
    new RecordLookup(store).refuseDuplicates(inputs);
    SingleWriter writer = new SingleWriter(portal, store, call.version(), call.now());
    inputs.forEach(input -> writer.archive(input.get("id").asText()));
    return Reply.empty(204);
  }

  private Reply read(Call call) {
    ObjectStore store = store(call);
    List<ObjectNode> inputs = call.inputs(INPUT_LIMIT);
    RecordLookup lookup = new RecordLookup(store);
    lookup.refuseDuplicates(inputs);
    String idProperty = Typed.text(call.object(), "idProperty");
    RecordTable.State wanted =
        call.flag("archived") ? RecordTable.State.ARCHIVED : RecordTable.State.LIVE;
    List<Written> found = new ArrayList<>(inputs.size());
    List<String> unknown = new ArrayList<>();
    for (ObjectNode input : inputs) {
      String id = input.get("id").asText();
      int slot =
          idProperty.isEmpty()
              ? store.table().slot(id)
              : store.holder(lookup.unique(idProperty, ""), id);
      if (slot >= 0) {
        slot = store.table().follow(slot);
      }
      if (store.table().state(slot) == wanted) {
        found.add(Written.of(store, slot, null, false));
      } else {
        unknown.add(id);
      }
    }
    Collections.shuffle(found, random);
    RecordJson json = new RecordJson(portal.settings().id(), store);
    List<String> history = Typed.texts(call.object(), "propertiesWithHistory");
    List<String> asked = new ArrayList<>(Typed.texts(call.object(), "properties"));
    asked.addAll(history);
    Set<String> names = json.shown(asked);
    List<Fault> errors = unknown.isEmpty() ? List.of() : List.of(lookup.notFound(unknown));
    return BatchReply.of(
        200,
        call.now(),
        errors,
        generator -> {
          for (Written record : found) {
            json.read(generator, record, names, history, RecordJson.Tail.NONE);
          }
        });
  }

  private Reply afterWrite(
      Call call, ObjectStore store, int status, boolean isUpsert, BatchOutcome outcome) {
    List<Written> shuffled = new ArrayList<>(outcome.results());
    Collections.shuffle(shuffled, random);
    RecordJson json = new RecordJson(portal.settings().id(), store);
    return BatchReply.of(
        status,
        call.now(),
        outcome.errors(),
        generator -> {
          for (Written record : shuffled) {
            json.afterWrite(generator, record, isUpsert);
          }
        });
  }

  private BatchWriter writer(Call call, ObjectStore store) {
    return new BatchWriter(portal, store, call.version(), call.now());
  }

  private ObjectStore store(Call call) {
    return portal.store(portal.types().require(call.argument(0)));
  }
}
