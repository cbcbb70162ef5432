package dev.deskferry.sandbox.hubspot.record;

import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.portal.Lenient;
import dev.deskferry.sandbox.hubspot.portal.ObjectStore;
import dev.deskferry.sandbox.hubspot.portal.Portal;
import dev.deskferry.sandbox.hubspot.schema.Property;
import dev.deskferry.sandbox.hubspot.schema.ValueProblem;
import dev.deskferry.sandbox.hubspot.store.RecordTable;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Json;
import dev.deskferry.sandbox.hubspot.wire.Version;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Batches of records. When every input carries its own {@code objectWriteTraceId}, one bad record
 * costs one record; otherwise, and by option in updates and in upserts by e-mail address, it costs
 * the whole request. Ids that do not exist never cost the others.
 */
public final class BatchWriter {

  private static final String TRACE = "objectWriteTraceId";

  private final Portal portal;
  private final ObjectStore store;
  private final RecordWriter writer;
  private final RecordLookup lookup;
  private final Set<Integer> touched = new HashSet<>();

  /** For one request, under the write lock of the portal. */
  public BatchWriter(Portal portal, ObjectStore store, Version version, Instant now) {
    this.portal = portal;
    this.store = store;
    this.writer = new RecordWriter(portal, store, version, now);
    this.lookup = new RecordLookup(store);
  }

  /** Creates records with their inline associations. */
  public BatchOutcome create(List<ObjectNode> inputs) {
    inputs.forEach(input -> InlineLinks.checkShape(input.path("associations")));
    return write(
        inputs, input -> writer.create(properties(input), input.path("associations"), null), true);
  }

  /** Changes records found by id or by a unique property other than a contact's address. */
  public BatchOutcome update(List<ObjectNode> inputs) {
    lookup.refuseDuplicates(inputs);
    for (ObjectNode input : inputs) {
      String idProperty = input.path("idProperty").asText("");
      if (!idProperty.isEmpty()) {
        lookup.unique(idProperty, "email");
      }
    }
    return write(
        inputs, this::prepareUpdate, portal.settings().allows(Lenient.TRACED_UPDATES_FAIL_ALONE));
  }

  /** Changes or creates records by a unique property. */
  public BatchOutcome upsert(List<ObjectNode> inputs) {
    lookup.refuseDuplicates(inputs);
    for (ObjectNode input : inputs) {
      if (!input.hasNonNull("idProperty")) {
        throw new FaultException(Fault.missingFields(List.of("idProperty")));
      }
      lookup.unique(input.get("idProperty").asText(), "");
    }
    boolean isByEmail =
        inputs.stream().anyMatch(input -> input.get("idProperty").asText().equals("email"));
    boolean isAlone = !isByEmail || portal.settings().allows(Lenient.EMAIL_UPSERTS_FAIL_ALONE);
    return write(inputs, this::prepareUpsert, isAlone);
  }

  private Prepared prepareUpdate(ObjectNode input) {
    String id = input.get("id").asText();
    String idProperty = input.path("idProperty").asText("");
    RecordTable table = store.table();
    if (idProperty.isEmpty() && !RecordTable.isNumber(id)) {
      return new Prepared.Dropped();
    }
    int slot =
        idProperty.isEmpty()
            ? table.slot(id)
            : store.holder(lookup.unique(idProperty, "email"), id);
    return switch (table.state(slot)) {
      case LIVE -> update(slot, id, input);
      case MERGED -> new Prepared.Dropped();
      case ARCHIVED, EMPTY -> new Prepared.NotFound(id);
    };
  }

  private Prepared update(int slot, String id, ObjectNode input) {
    if (!touched.add(slot)) {
      throw new FaultException(RecordLookup.duplicates(List.of(id)));
    }
    return writer.update(slot, properties(input));
  }

  private Prepared prepareUpsert(ObjectNode input) {
    String id = input.get("id").asText();
    Property property = lookup.unique(input.get("idProperty").asText(), "");
    int slot = store.holder(property, id);
    return slot >= 0
        ? update(slot, id, input)
        : writer.create(
            properties(input), Json.MAPPER.missingNode(), Map.entry(property.name(), id));
  }

  private static ObjectNode properties(ObjectNode input) {
    if (input.get("properties") instanceof ObjectNode properties) {
      return properties;
    }
    throw new FaultException(Fault.missingFields(List.of("properties")));
  }

  private BatchOutcome write(
      List<ObjectNode> inputs, Function<ObjectNode, Prepared> prepare, boolean isAlone) {
    List<@Nullable String> traces = traces(inputs);
    boolean isTraced = !traces.contains(null);
    boolean isEchoed = portal.settings().isTraceIdEchoed();
    List<Prepared> prepared = new ArrayList<>(inputs.size());
    inputs.forEach(input -> prepared.add(prepare.apply(input)));
    if (!isTraced || !isAlone) {
      refuseAll(prepared);
    }
    List<Written> results = new ArrayList<>(inputs.size());
    List<Fault> errors = new ArrayList<>();
    List<String> unknown = new ArrayList<>();
    for (int i = 0; i < prepared.size(); i++) {
      String trace = isTraced ? traces.get(i) : null;
      if (prepared.get(i) instanceof Prepared.Write write) {
        results.add(writer.commit(write).traced(isEchoed ? trace : null));
      } else if (prepared.get(i) instanceof Prepared.Refused refused && trace != null) {
        errors.add(traced(item(refused), trace));
      } else if (prepared.get(i) instanceof Prepared.NotFound missing) {
        if (trace == null) {
          unknown.add(missing.id());
        } else {
          errors.add(traced(lookup.notFound(List.of(missing.id())), trace));
        }
      }
    }
    if (!unknown.isEmpty()) {
      errors.add(lookup.notFound(unknown));
    }
    return new BatchOutcome(results, errors);
  }

  private static List<@Nullable String> traces(List<ObjectNode> inputs) {
    List<@Nullable String> traces = new ArrayList<>(inputs.size());
    Set<String> seen = new HashSet<>();
    for (ObjectNode input : inputs) {
      String trace = input.path(TRACE).asText("");
      traces.add(trace.isEmpty() || !seen.add(trace) ? null : trace);
    }
    return traces;
  }

  /** Without trace ids any refused record refuses the request, with the problems of all. */
  private static void refuseAll(List<Prepared> prepared) {
    List<ValueProblem> problems = new ArrayList<>();
    Fault first = null;
    for (Prepared one : prepared) {
      if (one instanceof Prepared.Refused refused) {
        problems.addAll(refused.problems());
        first = first == null ? refused.fault() : first;
      }
    }
    if (!problems.isEmpty()) {
      throw new FaultException(ValueProblem.fault(problems, -1));
    }
    if (first != null) {
      throw new FaultException(
          first.status() == 409 ? Fault.of(409, "CONFLICT", "Contact already exists") : first);
    }
  }

  private Fault item(Prepared.Refused refused) {
    Fault fault = refused.fault();
    return fault != null ? fault : ValueProblem.fault(refused.problems(), portal.settings().id());
  }

  private static Fault traced(Fault fault, String trace) {
    Map<String, List<String>> context = new LinkedHashMap<>();
    context.put(TRACE, List.of(trace));
    context.putAll(fault.context());
    return new Fault(
        fault.status(),
        fault.category(),
        fault.subCategory(),
        fault.message(),
        context,
        fault.details(),
        fault.links());
  }
}
