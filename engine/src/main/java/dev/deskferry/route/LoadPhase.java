package dev.deskferry.route;

import dev.deskferry.hubspot.HubSpotPaths;
import dev.deskferry.hubspot.Json;
import dev.deskferry.mapping.CompiledMapping;
import dev.deskferry.mapping.CustomFields;
import dev.deskferry.run.MappingsFingerprint;
import dev.deskferry.run.Phase;
import dev.deskferry.run.Run;
import dev.deskferry.run.RunRefusedException;
import dev.deskferry.run.RunRequest;
import dev.deskferry.run.RunState;
import dev.deskferry.run.RunWatch;
import dev.deskferry.staging.Row;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import org.apache.camel.Exchange;

/**
 * Phase 2: writes HubSpot from staging, or, without {@code --execute}, says what it would write.
 */
public final class LoadPhase {

  private static final List<String> FIELD_TYPES =
      List.of("ticket_fields", "user_fields", "organization_fields");

  private LoadPhase() {}

  /**
   * Runs to the end, to a failure or to a stop; in every case it may be started again.
   *
   * @param execute false for a rehearsal, which writes nothing: neither to HubSpot nor to the
   *     ledger
   * @throws LoadFailedException when there is no token, or preflight finds what must be mended
   *     first
   * @throws dev.deskferry.run.RunRefusedException when another load of the same lane is running, or
   *     one of another lane outside this cluster
   * @throws UnknownNameException when an object type is asked for that no mapping reads, or others
   *     or another lane than those of the run that is to be resumed
   * @throws RouteFileException when a route file is missing or broken
   * @throws dev.deskferry.run.SupersededException when another node has come to plan the run
   */
  public static LoadSummary run(LoadInputs inputs, boolean execute) {
    LoadInputs planning = inputs.asBegun().with(inputs.stop().child());
    LoadSession session = session(planning);
    refuseUnknown(planning.only(), session.mappings().loadOrder());
    return execute ? execute(planning, session) : new LoadRehearsal(planning, session).run();
  }

  /**
   * Reads back what HubSpot holds of this migration and stores the totals in {@code hubspot.found}.
   *
   * @param links whether links are read back too: one request for a thousand records and kind of
   *     link
   * @throws LoadFailedException when HubSpot cannot be asked
   * @throws StoppedException when a stop is asked for before everything is read
   */
  public static LoadFound readBack(LoadInputs inputs, boolean links) {
    LoadSession session = session(inputs);
    LoadPortal portal = new LoadPortal(inputs, session, false);
    LoadReading reading = new LoadReading(session, portal.calls());
    Map<String, Object> beans = new HashMap<>(portal.beans());
    beans.put("loadReading", reading);
    List<String> files = List.of("call-hubspot.camel.yaml", "load-read-back.camel.yaml");
    try (CamelRuntime camel =
        LoadWork.start(inputs, files, List.of("call-hubspot", "load-read-back"), beans)) {
      portal.calls().connect(camel.producer());
      Exchange done =
          camel
              .producer()
              .send("direct:load-read-back", exchange -> exchange.getMessage().setBody(links));
      if (done.getException() instanceof RuntimeException failure) {
        throw failure;
      }
    }
    if (inputs.stop().isRequested()) {
      throw new StoppedException("stopped while HubSpot was asked what it holds");
    }
    return reading.found();
  }

  /**
   * How a load stands that another node plans: its end, with why it failed, or interrupted when it
   * goes on.
   */
  public static LoadSummary look(LoadInputs inputs, long runId) {
    try (Run run = inputs.ledger().look(Phase.LOAD, runId)) {
      RunState state = run.state() == RunState.RUNNING ? RunState.INTERRUPTED : run.state();
      String why = state == RunState.FAILED ? lastError(inputs, runId) : "";
      return summary(inputs, run, state, why);
    }
  }

  private static String lastError(LoadInputs inputs, long runId) {
    return inputs
        .database()
        .one("run/last-error", Map.of("run_id", runId))
        .map(row -> row.text("message"))
        .orElse("");
  }

  private static void refuseUnknown(Set<String> only, List<String> known) {
    for (String name : new TreeSet<>(only)) {
      if (!known.contains(name)) {
        throw new UnknownNameException(
            "--only", name, "no mapping reads such an object type", known);
      }
    }
  }

  /**
   * Plans the running load of the inputs' lane whose planner is gone; does nothing when none is
   * running. As {@link #run} otherwise.
   *
   * @throws RunRefusedException also when this node has other mappings than the load was begun with
   */
  public static Optional<LoadSummary> takeOver(LoadInputs inputs) {
    try (Run run = inputs.ledger().join(Phase.LOAD, lane(inputs)).orElse(null)) {
      return Optional.ofNullable(run)
          .map(
              it -> {
                LoadInputs resuming = inputs.resuming(it);
                requireSameMappings(it, session(resuming));
                return run(resuming, true);
              });
    }
  }

  /** As they are written: fields that a delta has brought since are for preflight to look at. */
  private static void requireSameMappings(Run run, LoadSession session) {
    String own = session.mappings().fingerprint();
    if (!own.equals(Json.read(run.options()).path("mappings").asText(own))) {
      throw new RunRefusedException(
          "load run %d was begun with other mappings than those in this node's DESKFERRY_HOME — expected the same mappings on every node — copy the folder of the node that began the run, or begin a load anew by the verb load"
              .formatted(run.runId()));
    }
  }

  /**
   * Works on the running load of the inputs' lane that another node plans, until that load ends,
   * loses its planner or has nothing left for us.
   *
   * @throws LoadFailedException when HubSpot cannot be reached or refuses the token
   * @throws dev.deskferry.run.RunRefusedException when this node has other mappings than the load
   */
  public static void join(LoadInputs inputs) {
    try (Run run = inputs.ledger().join(Phase.LOAD, lane(inputs)).orElse(null)) {
      if (run != null) {
        try (RunWatch watch =
            RunWatch.of(run, inputs.ledger(), Phase.LOAD, lane(inputs), inputs.stop())) {
          join(inputs.resuming(run).with(watch.stop()), run);
        }
      }
    }
  }

  private static void join(LoadInputs inputs, Run run) {
    inputs.progress().run(run.runId());
    LoadSession session = session(inputs);
    MappingsFingerprint.requireSame(
        Phase.LOAD, run.runId(), run.fingerprint(), fingerprint(inputs, session));
    LoadWork.perform(inputs, session, run, false);
    String failure = session.failure().get();
    if (failure != null) {
      run.event("error", "", "", "node-failed", failure);
      throw new LoadFailedException(failure);
    }
  }

  private static LoadSummary execute(LoadInputs inputs, LoadSession session) {
    try (Run run = inputs.ledger().open(request(inputs, session))) {
      run.whenSuperseded(inputs.stop()::request);
      inputs.progress().run(run.runId());
      LoadWork.perform(inputs, session, run, true);
      run.requirePlanning();
      RunState state = state(session);
      run.finish(state);
      if (state == RunState.FAILED) {
        run.event("error", "", "", "load-failed", String.valueOf(session.failure().get()));
      }
      return summary(inputs, run, state, Objects.requireNonNullElse(session.failure().get(), ""));
    }
  }

  private static LoadSession session(LoadInputs inputs) {
    if (inputs.hubspot().token().isEmpty()) {
      throw new LoadFailedException(
          "mappings/migration.yaml hubspot.token: there is no HubSpot token — expected a service key — set HUBSPOT_TOKEN");
    }
    return LoadSession.of(
        inputs.database(),
        inputs.mappings().apply(customFields(inputs)),
        inputs.load(),
        new HubSpotPaths(inputs.hubspot().apiVersion()),
        inputs.progress(),
        inputs.stop());
  }

  private static RunState state(LoadSession session) {
    if (session.failure().get() != null) {
      return RunState.FAILED;
    }
    return session.stop().isRequested() ? RunState.INTERRUPTED : RunState.DONE;
  }

  /** An interrupted load goes on only over the same records and the same mappings. */
  private static RunRequest request(LoadInputs inputs, LoadSession session) {
    String fingerprint = fingerprint(inputs, session);
    var options = Json.object().put("execute", true);
    var only = options.putArray("only");
    new TreeSet<>(inputs.only()).forEach(only::add);
    String lane = lane(inputs);
    if (!lane.isEmpty()) {
      options.put("lane", lane);
    }
    options.put("fingerprint", fingerprint);
    options.put("mappings", session.mappings().fingerprint());
    options.put(
        "extract_run",
        inputs
            .database()
            .one("load/last-extract", Map.of())
            .map(row -> row.number("run_id"))
            .orElse(0L));
    return new RunRequest(Phase.LOAD, lane, fingerprint, options.toString(), inputs.runId());
  }

  private static String lane(LoadInputs inputs) {
    return inputs.load().lane().name();
  }

  private static String fingerprint(LoadInputs inputs, LoadSession session) {
    Map<String, String> parts = new HashMap<>();
    parts.put("hubspot.url", inputs.hubspot().url());
    parts.put("load.lanes", session.settings().lane().content());
    for (CompiledMapping mapping : session.mappings().all()) {
      parts.put("mapping " + mapping.name(), mapping.fingerprint());
    }
    return MappingsFingerprint.of(parts);
  }

  private static CustomFields customFields(LoadInputs inputs) {
    Map<String, List<com.fasterxml.jackson.databind.JsonNode>> payloads = new HashMap<>();
    for (String objectType : FIELD_TYPES) {
      payloads.put(
          objectType,
          inputs
              .database()
              .query("load/staged-payloads", Map.of("object_type", objectType))
              .stream()
              .map(row -> Json.read(row.json("payload")))
              .toList());
    }
    return new CustomFields(payloads);
  }

  private static LoadSummary summary(LoadInputs inputs, Run run, RunState state, String message) {
    List<LoadSummary.Task> tasks =
        inputs.database().query("run/task-counts", Map.of("run_id", run.runId())).stream()
            .map(LoadPhase::task)
            .toList();
    return new LoadSummary(
        state, OptionalLong.of(run.runId()), lane(inputs), message, tasks, 0, List.of());
  }

  private static LoadSummary.Task task(Row row) {
    return new LoadSummary.Task(
        row.text("object_type"),
        row.number("record_count"),
        row.number("created_count"),
        row.number("updated_count"),
        row.number("unchanged_count"),
        row.number("skipped_count"),
        row.number("rejected_count"));
  }
}
