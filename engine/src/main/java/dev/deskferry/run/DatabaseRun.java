package dev.deskferry.run;

import dev.deskferry.staging.Database;
import dev.deskferry.staging.Row;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A run in the staging database, planned or joined. */
final class DatabaseRun implements Run {

  private final Database database;
  private final Optional<PlanningRight> right;
  private final Phase phase;
  private final Begun begun;
  private final String node;
  private final boolean isResumed;
  private final Map<String, WorkState> tasks;
  private final KeyLeases keys;

  /** What the one who began a run wrote down, and the unfinished run that was there. */
  record Begun(long runId, String options, String fingerprint, Optional<Unfinished> unfinished) {}

  /**
   * Opens it.
   *
   * @param right empty for a node that joined
   * @param isResumed whether it was begun before
   */
  DatabaseRun(
      Database database,
      Optional<PlanningRight> right,
      Phase phase,
      Begun begun,
      String node,
      boolean isResumed) {
    this.database = database;
    this.right = right;
    this.phase = phase;
    this.begun = begun;
    this.node = node;
    this.isResumed = isResumed;
    this.keys = new KeyLeases(database, phase);
    Map<String, WorkState> known = new HashMap<>();
    if (isResumed) {
      standings().forEach((type, standing) -> known.put(type, standing.state()));
    }
    this.tasks = Map.copyOf(known);
  }

  @Override
  public long runId() {
    return begun.runId();
  }

  @Override
  public String options() {
    return begun.options();
  }

  @Override
  public String fingerprint() {
    return begun.fingerprint();
  }

  @Override
  public Map<String, TaskStanding> standings() {
    Map<String, TaskStanding> standings = new LinkedHashMap<>();
    for (Row row : database.query("run/task-states", Map.of("run_id", runId()))) {
      standings.put(
          row.text("object_type"),
          new TaskStanding(WorkState.of(row.text("state")), row.text("message")));
    }
    return standings;
  }

  @Override
  public RunState state() {
    return database
        .one("run/run-state", Map.of("run_id", runId()))
        .map(row -> RunState.of(row.text("state")))
        .orElseThrow(() -> new IllegalStateException("there is no run " + runId()));
  }

  @Override
  public Map<String, Boolean> openTasks() {
    Map<String, Boolean> open = new LinkedHashMap<>();
    for (Row row : database.query("run/open-tasks", ours(Map.of()))) {
      open.put(row.text("object_type"), row.bool("is_free"));
    }
    return open;
  }

  @Override
  public void tellFindings(String json) {
    database.update("run/tell-findings", planned(Map.of("findings", json)));
  }

  @Override
  public Optional<String> findings() {
    return database
        .one("run/findings", Map.of("run_id", runId()))
        .flatMap(row -> row.optionalText("findings"));
  }

  @Override
  public void freeLeases(String gone) {
    database.update("run/free-leases-of-node", ours(Map.of("gone", gone)));
  }

  @Override
  public void planWalks(Collection<String> sources) {
    database.update("run/plan-walks", planned(Map.of("sources", array(sources))));
  }

  @Override
  public Optional<Lease> leaseWalk(String source, Collection<String> objectTypes) {
    return database
        .one(
            "run/lease-walk",
            ours(Map.of("object_type", source, "object_types", array(objectTypes))))
        .map(KeyLeases::read);
  }

  @Override
  public void endWalk(
      Lease lease, Collection<String> objectTypes, WorkState state, String message) {
    database.update(
        "run/end-walk",
        held(
            lease,
            Map.of("state", state.word(), "message", message, "object_types", array(objectTypes))));
  }

  @Override
  public boolean isResumed() {
    return isResumed;
  }

  @Override
  public Optional<Unfinished> unfinished() {
    return begun.unfinished();
  }

  @Override
  public Map<String, WorkState> tasks() {
    return tasks;
  }

  @Override
  public void planTasks(Collection<String> objectTypes) {
    database.update("run/plan-tasks", ours(Map.of("object_types", array(objectTypes))));
  }

  @Override
  public void retryFailed(Collection<String> objectTypes) {
    database.update("run/retry-failed", planned(Map.of("object_types", array(objectTypes))));
  }

  @Override
  public void startTask(String objectType) {
    database.update("run/start-task", planned(Map.of("object_type", objectType)));
  }

  @Override
  public void finishTask(String objectType, WorkState state, String message) {
    database.update(
        "run/finish-task",
        planned(Map.of("object_type", objectType, "state", state.word(), "message", message)));
  }

  @Override
  public long addPartition(PartitionKey key) {
    Map<String, Object> named = ours(key.named());
    database.update("run/add-partition", named);
    return database.one("run/find-partition", named).orElseThrow().number("partition_id");
  }

  @Override
  public void cutTask(String objectType, String kind, int size) {
    database.update(
        "run/cut-task",
        planned(Map.of("object_type", objectType, "kind", kind, "partition_size", size)));
  }

  @Override
  public Lease lease(long partitionId) {
    return database
        .one("run/lease-partition", ours(Map.of("partition_id", partitionId)))
        .map(KeyLeases::read)
        .orElseThrow(() -> new IllegalStateException("there is no partition " + partitionId));
  }

  @Override
  public Optional<Lease> leaseNext(String objectType) {
    return keys.lease("run/lease-next-partition", ours(Map.of("object_type", objectType)));
  }

  @Override
  public Optional<Lease> leaseKeys(PartitionKey key) {
    return keys.lease("run/lease-keys", ours(Map.of("partition_id", addPartition(key))));
  }

  @Override
  public Optional<KeyHolder> heldElsewhere(PartitionKey key) {
    return keys.heldElsewhere(ours(key.named()));
  }

  @Override
  public List<PartitionKey> slices(String objectType) {
    return keys.slices(objectType, ours(Map.of("object_type", objectType)));
  }

  @Override
  public boolean renew(Lease lease, Duration sure) {
    return database.update("run/renew-lease", held(lease, Map.of("sure_millis", sure.toMillis())))
        == 1;
  }

  @Override
  public void release(Lease lease, WorkState state, String message) {
    String word = state == WorkState.RUNNING ? "leased" : state.word();
    database.update(
        "run/release-partition", held(lease, Map.of("state", word, "message", message)));
  }

  @Override
  public void event(String level, String objectType, String sourceId, String code, String message) {
    database.update(
        "run/add-event",
        ours(
            Map.of(
                "level", level,
                "object_type", objectType,
                "source_id", sourceId,
                "code", code,
                "message", message)));
  }

  @Override
  public void whenSuperseded(Runnable heard) {
    right.ifPresent(planning -> planning.whenLost(heard));
  }

  @Override
  public void requirePlanning() {
    right.ifPresent(PlanningRight::require);
  }

  @Override
  public void finish(RunState state) {
    PlanningRight planning = right.orElseThrow();
    planning.require();
    int changed = database.update("run/finish-run", planned(Map.of("state", state.word())));
    if (changed == 0) {
      planning.lose();
      planning.require();
    }
  }

  @Override
  public void close() {
    right.ifPresent(PlanningRight::close);
  }

  private Map<String, Object> ours(Map<String, Object> more) {
    Map<String, Object> parameters = new HashMap<>(more);
    parameters.put("run_id", runId());
    parameters.put("phase", phase.word());
    parameters.put("node", node);
    return parameters;
  }

  private Map<String, Object> planned(Map<String, Object> more) {
    Map<String, Object> parameters = ours(more);
    parameters.put("planner_term", right.orElseThrow().term());
    return parameters;
  }

  private static String[] array(Collection<String> texts) {
    return texts.toArray(String[]::new);
  }

  private static Map<String, Object> held(Lease lease, Map<String, Object> more) {
    Map<String, Object> parameters = new HashMap<>(more);
    parameters.put("partition_id", lease.partitionId());
    parameters.put("fencing_token", lease.fencingToken());
    return parameters;
  }
}
