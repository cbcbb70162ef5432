package dev.deskferry.sandbox.hubspot.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Json;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/**
 * The pipelines of one object type. Callers may choose ids of pipelines and stages; labels are
 * unique, of pipelines in the object type and of stages in their pipeline. Stage ids must be lower
 * case because properties are named after them (HubSpot/hubspot-php issue 295).
 */
public final class Pipelines {

  private static final String EPOCH = "1970-01-01T00:00:00Z";

  private final Map<String, ObjectNode> pipelines = new LinkedHashMap<>();
  private final Supplier<String> ids;

  /** No pipelines yet; {@code ids} invents ids where callers give none. */
  public Pipelines(Supplier<String> ids) {
    this.ids = ids;
  }

  /** The pipelines of a new portal: HubSpot's own. */
  static Pipelines standard(ObjectType type, Supplier<String> ids) {
    Pipelines pipelines = new Pipelines(ids);
    switch (type.plural()) {
      case "tickets" ->
          pipelines.seed(
              "0",
              "Support Pipeline",
              "ticketState",
              List.of("1", "New", "2", "Waiting on contact", "3", "Waiting on us"),
              List.of("4", "Closed"));
      case "contacts", "companies" ->
          pipelines.seed(
              type.plural() + "-lifecycle-pipeline",
              "Lifecycle Stage Pipeline",
              "state",
              LifecycleStages.LABELS,
              List.of());
      default -> {}
    }
    return pipelines;
  }

  private void seed(
      String id, String label, String stateName, List<String> open, List<String> closed) {
    ObjectNode pipeline =
        Json.object()
            .put("label", label)
            .put("displayOrder", 0)
            .put("id", id)
            .put("archived", false);
    ArrayNode stages = pipeline.putArray("stages");
    for (List<String> some : List.of(open, closed)) {
      for (int i = 0; i < some.size(); i += 2) {
        ObjectNode stage = stages.addObject();
        stage.put("label", some.get(i + 1)).put("displayOrder", stages.size() - 1);
        boolean isClosed = some == closed;
        stage
            .putObject("metadata")
            .put("isClosed", String.valueOf(isClosed))
            .put(stateName, isClosed ? "CLOSED" : "OPEN");
        stage.put("id", some.get(i)).put("createdAt", EPOCH).put("updatedAt", EPOCH);
        stage.put("writePermissions", "CRM_PERMISSIONS_ENFORCEMENT").put("archived", false);
      }
    }
    pipelines.put(id, pipeline.put("createdAt", EPOCH).put("updatedAt", EPOCH));
  }

  /** All pipelines by id; read only. */
  public Map<String, ObjectNode> all() {
    return pipelines;
  }

  /** The id of the pipeline that records get when they name none. */
  public String defaultId() {
    return pipelines.keySet().iterator().next();
  }

  /**
   * A pipeline.
   *
   * @throws FaultException 404 when there is none
   */
  public ObjectNode require(String id) {
    return Optional.ofNullable(pipelines.get(id))
        .orElseThrow(
            () -> new FaultException(Fault.notFound("Pipeline " + id + " does not exist")));
  }

  /** The stages of a pipeline by id. */
  public static Set<String> stageIds(ObjectNode pipeline) {
    Set<String> found = new LinkedHashSet<>();
    pipeline.path("stages").forEach(stage -> found.add(stage.get("id").asText()));
    return found;
  }

  /** A stage of a pipeline. */
  public static Optional<ObjectNode> stage(ObjectNode pipeline, String id) {
    for (JsonNode stage : pipeline.path("stages")) {
      if (stage.get("id").asText().equals(id)) {
        return Optional.of((ObjectNode) stage);
      }
    }
    return Optional.empty();
  }

  /**
   * Creates or replaces a pipeline from schema {@code PipelineInput}.
   *
   * @param existing id of the one to replace, empty to create
   * @throws FaultException 400 on a bad input, 409 when id or label are taken
   */
  public ObjectNode put(Optional<String> existing, ObjectNode input, Instant now) {
    requireFields(input, "label", "displayOrder", "stages");
    String id = existing.orElseGet(() -> chosen(input, "pipelineId"));
    if (existing.isEmpty() && pipelines.containsKey(id)) {
      throw conflict("A pipeline with id '" + id + "' already exists.");
    }
    String label = input.get("label").asText();
    for (ObjectNode other : pipelines.values()) {
      if (!other.get("id").asText().equals(id) && other.get("label").asText().equals(label)) {
        throw conflict("A pipeline with label '" + label + "' already exists.");
      }
    }
    ObjectNode pipeline = Json.object().put("label", label);
    pipeline.put("displayOrder", input.get("displayOrder").asInt()).put("id", id);
    pipeline.put("archived", false).putArray("stages");
    input.get("stages").forEach(stage -> addStage(pipeline, Call.object(stage), now));
    String created =
        existing.map(old -> require(old).get("createdAt").asText()).orElse(now.toString());
    pipelines.put(id, pipeline.put("createdAt", created).put("updatedAt", now.toString()));
    return pipeline;
  }

  /** Adds a stage from schema {@code PipelineStageInput}; fails as {@link #put} does. */
  public ObjectNode addStage(ObjectNode pipeline, ObjectNode input, Instant now) {
    requireFields(input, "label", "displayOrder", "metadata");
    String id = chosen(input, "stageId");
    if (!id.equals(id.toLowerCase(Locale.ROOT))) {
      throw new FaultException(
          Fault.validation("Property name must be lowercase, but given: hs_date_entered_" + id));
    }
    String label = input.get("label").asText();
    for (ObjectNode other : pipelines.values()) {
      boolean isSame = other.get("id").equals(pipeline.get("id"));
      if (!isSame && stage(other, id).isPresent()) {
        throw conflict("A stage with id '" + id + "' already exists.");
      }
    }
    for (JsonNode other : pipeline.path("stages")) {
      if (other.get("id").asText().equals(id) || other.get("label").asText().equals(label)) {
        throw conflict("Stage ids and labels must be unique, but given twice: " + label);
      }
    }
    ObjectNode stage = ((ArrayNode) pipeline.get("stages")).addObject();
    stage.put("label", label).put("displayOrder", input.get("displayOrder").asInt());
    String state = input.get("metadata").path("ticketState").asText("OPEN");
    if (!state.equals("OPEN") && !state.equals("CLOSED")) {
      throw new FaultException(
          Fault.validation("ticketState must be OPEN or CLOSED, but given: " + state));
    }
    ObjectNode metadata = Call.object(input.get("metadata")).deepCopy();
    metadata.put("ticketState", state).put("isClosed", String.valueOf(state.equals("CLOSED")));
    stage.set("metadata", metadata);
    stage.put("id", id).put("createdAt", now.toString()).put("updatedAt", now.toString());
    return stage.put("writePermissions", "CRM_PERMISSIONS_ENFORCEMENT").put("archived", false);
  }

  /** Removes a pipeline. */
  public void remove(String id) {
    pipelines.remove(id);
  }

  private String chosen(ObjectNode input, String name) {
    String id = input.path(name).asText("");
    return id.isEmpty() ? ids.get() : id;
  }

  private static void requireFields(ObjectNode input, String... names) {
    List<String> missing = List.of(names).stream().filter(n -> !input.hasNonNull(n)).toList();
    if (!missing.isEmpty()) {
      throw new FaultException(Fault.missingFields(missing));
    }
  }

  private static FaultException conflict(String message) {
    return new FaultException(Fault.of(409, "CONFLICT", message));
  }
}
