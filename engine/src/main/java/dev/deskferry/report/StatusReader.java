package dev.deskferry.report;

import dev.deskferry.report.Status.RunStatus;
import dev.deskferry.report.Status.TaskStatus;
import dev.deskferry.run.ControlWishes;
import dev.deskferry.run.Phase;
import dev.deskferry.run.RunOptions;
import dev.deskferry.run.RunState;
import dev.deskferry.run.Wait;
import dev.deskferry.staging.Database;
import dev.deskferry.staging.Row;
import dev.deskferry.staging.SessionLock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads a {@link Status}: six statements over tables with a handful of rows, some milliseconds. */
public final class StatusReader {

  private static final List<String> OUTCOMES =
      List.of("created", "updated", "unchanged", "skipped", "rejected");

  private final Database database;

  /** A reader of that database. */
  public StatusReader(Database database) {
    this.database = database;
  }

  /**
   * Asks now.
   *
   * @param now by the clock of this process, for what waits still last
   */
  public Status read(Instant now) {
    Map<Long, List<Row>> byRun = new LinkedHashMap<>();
    database
        .query("status/tasks", Map.of())
        .forEach(
            row -> byRun.computeIfAbsent(row.number("run_id"), id -> new ArrayList<>()).add(row));
    List<NodeRow> nodes = NodeRow.read(database);
    Map<String, Duration> lags = lags();
    List<RunStatus> runs = byRun.values().stream().map(rows -> run(rows, nodes, lags)).toList();
    Set<String> planners =
        byRun.values().stream()
            .map(rows -> rows.get(0))
            .filter(row -> RunState.of(row.text("run_state")) == RunState.RUNNING && isPlanned(row))
            .map(row -> row.optionalText("planner").orElse("") + " " + lock(row))
            .collect(Collectors.toSet());
    List<Status.NodeStatus> statuses =
        nodes.stream()
            .map(
                node ->
                    node.status(
                        planners.contains(node.nodeId() + " " + node.phase().lock(node.lane()))))
            .toList();
    return new Status(now, runs, statuses, ControlWishes.read(database));
  }

  /** By phase and object type. */
  private Map<String, Duration> lags() {
    Map<String, Duration> lags = new HashMap<>();
    for (Row row : database.query("status/lags", Map.of())) {
      lags.put(
          lagKey(row.text("phase"), row.text("object_type")),
          Duration.ofSeconds(row.number("lag_seconds")));
    }
    return lags;
  }

  private static String lagKey(String phase, String objectType) {
    return phase + " " + objectType;
  }

  private static String lock(Row run) {
    return Phase.of(run.text("phase")).lock(run.text("lane"));
  }

  private boolean isPlanned(Row run) {
    return SessionLock.isTaken(database, lock(run));
  }

  private RunStatus run(List<Row> rows, List<NodeRow> nodes, Map<String, Duration> lags) {
    Row first = rows.get(0);
    Phase phase = Phase.of(first.text("phase"));
    String lane = first.text("lane");
    RunState state = RunState.of(first.text("run_state"));
    boolean isRunning = state == RunState.RUNNING;
    Map<String, TaskLive> live = isRunning ? NodeRow.together(nodes, phase, lane) : Map.of();
    boolean isWorkedOn =
        isRunning && (isPlanned(first) || nodes.stream().anyMatch(it -> it.isAliveIn(phase, lane)));
    List<Row> taskRows =
        rows.stream().filter(row -> row.optionalText("object_type").isPresent()).toList();
    String running =
        taskRows.stream()
            .filter(row -> row.text("state").equals("running"))
            .map(row -> row.text("object_type"))
            .collect(Collectors.joining(", "));
    return new RunStatus(
        first.number("run_id"),
        phase,
        lane,
        state,
        first.instant("run_started_at"),
        first.optionalInstant("run_ended_at"),
        isWorkedOn,
        command(phase, first),
        taskRows.stream()
            .map(row -> task(row, phase, live, lag(row, phase, lags), isWorkedOn, running))
            .toList(),
        live.getOrDefault("", TaskLive.NONE));
  }

  private static Optional<Duration> lag(Row task, Phase phase, Map<String, Duration> lags) {
    return Optional.ofNullable(lags.get(lagKey(phase.word(), task.text("object_type"))));
  }

  private static String command(Phase phase, Row run) {
    String words = RunOptions.of(run.text("options")).command(phase);
    return run.bool("is_latest") ? words : words + " --run " + run.number("run_id");
  }

  private static TaskStatus task(
      Row row,
      Phase phase,
      Map<String, TaskLive> lives,
      Optional<Duration> lag,
      boolean isWorkedOn,
      String running) {
    Map<String, Long> outcomes = new LinkedHashMap<>();
    OUTCOMES.forEach(outcome -> outcomes.put(outcome, row.number(outcome + "_count")));
    // record_count of a load moves only when a partition ends; the outcomes move with each batch.
    long done =
        phase == Phase.LOAD
            ? outcomes.values().stream().mapToLong(Long::longValue).sum()
            : row.number("record_count");
    String state = row.text("state");
    TaskLive live = lives.getOrDefault(row.text("object_type"), TaskLive.NONE);
    return new TaskStatus(
        row.text("object_type"),
        state,
        done,
        phase == Phase.EXTRACT ? row.optionalNumber("reported_count") : OptionalLong.empty(),
        outcomes,
        row.optionalNumber("took_seconds").orElse(0),
        row.optionalText("message"),
        live,
        lag,
        isWorkedOn ? waitsFor(state, live, running) : Optional.empty());
  }

  private static Optional<Wait> waitsFor(String state, TaskLive live, String running) {
    return switch (state) {
      case "running" -> live.awaited().filter(wait -> wait.kind() != Wait.Kind.PARENT);
      case "pending" ->
          live.awaited()
              .or(
                  () ->
                      Optional.of(
                          new Wait(
                              Wait.Kind.PARENT,
                              running.isEmpty() ? "its turn" : "its turn after " + running,
                              Optional.empty())));
      default -> Optional.empty();
    };
  }
}
