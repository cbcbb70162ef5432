package dev.deskferry.sandbox.hubspot.schema;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.deskferry.sandbox.hubspot.wire.Call;
import dev.deskferry.sandbox.hubspot.wire.Fault;
import dev.deskferry.sandbox.hubspot.wire.FaultException;
import dev.deskferry.sandbox.hubspot.wire.Json;
import dev.deskferry.sandbox.hubspot.wire.Typed;
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

  /** Stages a pipeline may have; often quoted, not confirmed. */
  public static final int STAGE_LIMIT = 100;

  private final Map<String, ObjectNode> pipelines = new LinkedHashMap<>();
  private final Map<String, ObjectNode> archived = new LinkedHashMap<>();
  private final Supplier<String> ids;
  private final boolean hasTicketState;

  private Pipelines(Supplier<String> ids, boolean hasTicketState) {
    this.ids = ids;
    this.hasTicketState = hasTicketState;
  }

  /** No pipelines yet; {@code ids} invents ids where callers give none. */
  public Pipelines(Supplier<String> ids) {
    this(ids, false);
  }

  /** The pipelines of a new portal: HubSpot's own. */
  static Pipelines standard(ObjectType type, Supplier<String> ids) {
    Pipelines pipelines = new Pipelines(ids, type.plural().equals("tickets"));
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
   * @throws FaultException 400 on a bad input, 409 when id or label are taken; nothing has changed
   */
  public ObjectNode put(Optional<String> existing, ObjectNode input, Instant now) {
    Typed.require(input, "label", "displayOrder", "stages");
    List<ObjectNode> stages = Typed.objects(input, "stages");
    String id = existing.orElseGet(() -> chosen(input, "pipelineId"));
    if (existing.isEmpty() && (pipelines.containsKey(id) || archived.containsKey(id))) {
      throw conflict("A pipeline with id '" + id + "' already exists.");
    }
    String label = Typed.text(input, "label");
    checkLabel(id, label);
    ObjectNode pipeline = Json.object().put("label", label);
    pipeline.put("displayOrder", Typed.number(input, "displayOrder", 0)).put("id", id);
    pipeline.put("archived", false).putArray("stages");
    stages.forEach(stage -> addStage(pipeline, stage, now));
    String created =
        existing.map(old -> require(old).get("createdAt").asText()).orElse(now.toString());
    pipelines.put(id, pipeline.put("createdAt", created).put("updatedAt", now.toString()));
    return pipeline;
  }

  private void checkLabel(String id, String label) {
    for (ObjectNode other : pipelines.values()) {
      if (!other.get("id").asText().equals(id) && other.get("label").asText().equals(label)) {
        throw conflict("A pipeline with label '" + label + "' already exists.");
      }
    }
  }

  /**
   * Changes a pipeline from schema {@code PipelinePatchInput}; {@code archived:false} restores an
   * archived one and is refused for any other.
   *
   * @throws FaultException 400, 404 or 409
   */
  public ObjectNode update(String id, ObjectNode patch, Instant now) {
    ObjectNode hidden = archived.get(id);
    boolean isRestored = hidden != null && !Typed.flag(patch, "archived", true);
    if (patch.hasNonNull("archived") && !isRestored) {
      throw new FaultException(
          Fault.validation("archived may be set only to restore an archived pipeline"));
    }
    ObjectNode pipeline = hidden != null && isRestored ? hidden : require(id);
    String label = Typed.text(patch, "label");
    String kept = label.isEmpty() ? pipeline.get("label").asText() : label;
    int order = Typed.number(patch, "displayOrder", pipeline.get("displayOrder").asInt());
    checkLabel(id, kept);
    if (isRestored) {
      archived.remove(id);
      pipeline.remove("archivedAt");
      pipelines.put(id, pipeline.put("archived", false));
    }
    pipeline.put("label", kept).put("displayOrder", order);
    return pipeline.put("updatedAt", now.toString());
  }

  /** Adds a stage from schema {@code PipelineStageInput}; fails as {@link #put} does. */
  public ObjectNode addStage(ObjectNode pipeline, ObjectNode input, Instant now) {
    Typed.require(input, "label", "displayOrder", "metadata");
    String id = chosen(input, "stageId");
    if (!id.equals(id.toLowerCase(Locale.ROOT))) {
      throw new FaultException(
          Fault.validation("Property name must be lowercase, but given: hs_date_entered_" + id));
    }
    for (ObjectNode other : pipelines.values()) {
      boolean isSame = other.get("id").equals(pipeline.get("id"));
      if (!isSame && stage(other, id).isPresent()) {
        throw conflict("A stage with id '" + id + "' already exists.");
      }
    }
    ArrayNode stages = (ArrayNode) pipeline.get("stages");
    if (stages.size() >= STAGE_LIMIT) {
      throw new FaultException(
          Fault.validation("A pipeline has at most " + STAGE_LIMIT + " stages"));
    }
    ObjectNode stage = Json.object().put("id", id).put("createdAt", now.toString());
    fill(pipeline, stage, input, now);
    stages.add(stage);
    return stage.put("writePermissions", "CRM_PERMISSIONS_ENFORCEMENT").put("archived", false);
  }

  /**
   * Replaces a stage, or changes it where {@code input} has only some of the members.
   *
   * @throws FaultException 400 on a bad input, 409 when the label is taken
   */
  public ObjectNode changeStage(
      ObjectNode pipeline, ObjectNode stage, ObjectNode input, Instant now) {
    ObjectNode whole = Json.object();
    for (String name : List.of("label", "displayOrder", "metadata")) {
      whole.set(name, input.hasNonNull(name) ? input.get(name) : stage.get(name));
    }
    fill(pipeline, stage, whole, now);
    return stage;
  }

  private void fill(ObjectNode pipeline, ObjectNode stage, ObjectNode input, Instant now) {
    String label = Typed.text(input, "label");
    for (JsonNode other : pipeline.path("stages")) {
      boolean isTwice =
          other.get("id").equals(stage.get("id")) || other.get("label").asText().equals(label);
      if (other != stage && isTwice) {
        throw conflict("Stage ids and labels must be unique, but given twice: " + label);
      }
    }
    int order = Typed.number(input, "displayOrder", 0);
    stage.set("metadata", metadata(Call.object(input.get("metadata")).deepCopy()));
    stage.put("label", label).put("displayOrder", order).put("updatedAt", now.toString());
  }

  private ObjectNode metadata(ObjectNode metadata) {
    if (!hasTicketState) {
      return metadata;
    }
    String sent = Typed.text(metadata, "ticketState");
    String state = sent.isEmpty() ? "OPEN" : sent;
    if (!state.equals("OPEN") && !state.equals("CLOSED")) {
      throw new FaultException(
          Fault.validation("ticketState must be OPEN or CLOSED, but given: " + state));
    }
    return metadata
        .put("ticketState", state)
        .put("isClosed", String.valueOf(state.equals("CLOSED")));
  }

  /** Takes a stage out of a pipeline. */
  public static void removeStage(ObjectNode pipeline, String id) {
    ArrayNode stages = (ArrayNode) pipeline.get("stages");
    for (int i = stages.size() - 1; i >= 0; i--) {
      if (stages.get(i).get("id").asText().equals(id)) {
        stages.remove(i);
      }
    }
  }

  /**
   * Archives a pipeline, from where {@link #update} restores it.
   *
   * @throws FaultException 400 when it is the last one
   */
  public void remove(String id, Instant now) {
    if (pipelines.size() == 1) {
      throw new FaultException(
          Fault.validation("Pipeline " + id + " is the last one and cannot be deleted"));
    }
    ObjectNode pipeline = require(id);
    pipelines.remove(id);
    archived.put(id, pipeline.put("archived", true).put("archivedAt", now.toString()));
  }

  private String chosen(ObjectNode input, String name) {
    String id = Typed.text(input, name);
    return id.isEmpty() ? ids.get() : id;
  }

  private static FaultException conflict(String message) {
    return new FaultException(Fault.of(409, "CONFLICT", message));
  }
}
