package dev.deskferry.run;

import dev.deskferry.run.DatabaseRun.Begun;
import dev.deskferry.staging.Database;
import dev.deskferry.staging.Row;
import dev.deskferry.staging.SessionLock;
import dev.deskferry.staging.StatementFailedException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** The ledger in the staging database: statements {@code run/*}. */
public final class DatabaseRunLedger implements RunLedger {

  private final Database database;
  private final Members members;

  /**
   * A ledger.
   *
   * @param members the leases of the others are left alone when a run is opened
   */
  public DatabaseRunLedger(Database database, Members members) {
    this.database = database;
    this.members = members;
  }

  @Override
  public Run open(RunRequest request) {
    Optional<Run> run = Optional.empty();
    while (run.isEmpty()) {
      SessionLock lock =
          SessionLock.tryTake(database, request.phase().lock(request.lane()))
              .orElseThrow(() -> plannedElsewhere(request));
      run = tryOpen(request, lock);
    }
    return run.get();
  }

  /** Empty when the lock was lost before anything was opened under it. */
  private Optional<Run> tryOpen(RunRequest request, SessionLock lock) {
    try {
      refuseStrangersBeside(request);
      return Optional.of(stillAlone(request, opened(request, lock)));
    } catch (RuntimeException e) {
      boolean isLockLost = e instanceof StatementFailedException && !lock.isHeld();
      lock.close();
      if (isLockLost) {
        return Optional.empty();
      }
      throw e;
    }
  }

  @Override
  public Optional<Run> join(Phase phase, String lane) {
    return running(phase, lane)
        .map(row -> begun(row.number("run_id"), row))
        .map(
            begun ->
                new DatabaseRun(database, Optional.empty(), phase, begun, members.self(), true));
  }

  @Override
  public Run look(Phase phase, long runId) {
    return new DatabaseRun(
        database,
        Optional.empty(),
        phase,
        new Begun(runId, "{}", "", Optional.empty()),
        members.self(),
        true);
  }

  @Override
  public RunOptions options(Phase phase, long runId) {
    return database
        .one("run/begun-run", Map.of("phase", phase.word(), "run_id", runId))
        .map(row -> RunOptions.of(row.text("options")))
        .orElseThrow(() -> absent(phase, runId));
  }

  @Override
  public boolean isRunning(Phase phase, String lane) {
    return running(phase, lane).isPresent();
  }

  @Override
  public boolean isPlanned(Phase phase, String lane) {
    return SessionLock.isTaken(database, phase.lock(lane));
  }

  private Optional<Row> running(Phase phase, String lane) {
    return database.one("run/running-run", Map.of("phase", phase.word(), "lane", lane));
  }

  private Run opened(RunRequest request, SessionLock lock) {
    Map<String, Object> parameters = parameters(request);
    Optional<Row> last = database.one("run/last-run", parameters);
    if (request.runId().isPresent()) {
      requireResumable(request, last);
    }
    Optional<Row> unfinished = last.filter(row -> request.runId().isPresent() || isResumable(row));
    Optional<Unfinished> found = unfinished.map(DatabaseRunLedger::unfinished);
    if (unfinished.isPresent() && goesOn(request, found.orElseThrow())) {
      long runId = unfinished.get().number("run_id");
      parameters.put("run_id", runId);
      long term = lock.one("run/resume-run", parameters).orElseThrow().number("planner_term");
      String options = unfinished.get().text("options");
      Begun begun = new Begun(runId, options, request.fingerprint(), found);
      return planned(request, lock, begun, term, true);
    }
    Row row = lock.one("run/begin-run", parameters).orElseThrow();
    Begun begun = new Begun(row.number("run_id"), request.options(), request.fingerprint(), found);
    return planned(request, lock, begun, row.number("planner_term"), false);
  }

  /** Of two that were opened at the same moment neither saw the other before; now they do. */
  private Run stillAlone(RunRequest request, Run run) {
    try {
      refuseStrangersBeside(request);
      return run;
    } catch (RuntimeException e) {
      if (e instanceof RunRefusedException) {
        run.finish(RunState.INTERRUPTED);
      }
      run.close();
      throw e;
    }
  }

  /** Only nodes that share their budgets may work on one run at once. */
  private RuntimeException plannedElsewhere(RunRequest request) {
    Phase phase = request.phase();
    if (others().length > 0) {
      Optional<Row> same =
          database.one("run/last-run", parameters(request)).filter(DatabaseRunLedger::isSameRun);
      if (same.isPresent()) {
        return new SupersededException(phase, same.get().number("run_id"));
      }
    }
    return new RunRefusedException(
        "another %s%s is running on this staging database; wait for it to end, or stop it"
            .formatted(phase.word(), request.lane().isEmpty() ? "" : " of lane " + request.lane()));
  }

  /** Loads beside each other share the rate limits, and want the same of each record. */
  private void refuseStrangersBeside(RunRequest request) {
    Phase phase = request.phase();
    for (Row row : database.query("run/running-beside", parameters(request))) {
      if (isPlanned(phase, row.text("lane"))) {
        String name = phase.runName(row.number("run_id"), row.text("lane"));
        if (!members.alive().contains(row.text("planner"))) {
          throw new RunRefusedException(
              "%s is running on a node that this one does not see — expected nodes of one cluster, since they share the rate limits — enable cluster in mappings/migration.yaml (docs/nodes.md), wait for that run to end, or stop it"
                  .formatted(name));
        }
        if (!row.bool("has_same_mappings")) {
          throw new RunRefusedException(
              "%s was begun with other mappings than those in this node's DESKFERRY_HOME — expected the same, since both write the same records — wait for that run to end, or stop it and begin it anew"
                  .formatted(name));
        }
      }
    }
  }

  private Map<String, Object> parameters(RunRequest request) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("phase", request.phase().word());
    parameters.put("lane", request.lane());
    parameters.put("options", request.options());
    parameters.put("fingerprint", request.fingerprint());
    parameters.put("alive", others());
    parameters.put("node", members.self());
    parameters.put("run_id", request.runId().isPresent() ? request.runId().getAsLong() : null);
    return parameters;
  }

  private String[] others() {
    return members.alive().stream()
        .filter(node -> !node.equals(members.self()))
        .toArray(String[]::new);
  }

  private Run planned(
      RunRequest request, SessionLock lock, Begun begun, long term, boolean isResumed) {
    Phase phase = request.phase();
    PlanningRight right =
        PlanningRight.keep(database, lock, phase, request.lane(), begun.runId(), term);
    return new DatabaseRun(database, Optional.of(right), phase, begun, members.self(), isResumed);
  }

  private static Begun begun(long runId, Row row) {
    String fingerprint = row.optionalText("fingerprint").orElse("");
    return new Begun(runId, row.text("options"), fingerprint, Optional.empty());
  }

  private static Unfinished unfinished(Row last) {
    return new Unfinished(
        last.number("run_id"), Duration.ofSeconds(Math.max(0, last.number("rested_seconds"))));
  }

  private static boolean goesOn(RunRequest request, Unfinished found) {
    return request.goesOnWithin().filter(limit -> found.rested().compareTo(limit) > 0).isEmpty();
  }

  private static boolean isResumable(Row last) {
    RunState state = RunState.of(last.text("state"));
    boolean isUnfinished = state == RunState.RUNNING || state == RunState.INTERRUPTED;
    return isUnfinished && last.bool("has_same_options");
  }

  private static boolean isSameRun(Row last) {
    return RunState.of(last.text("state")) == RunState.RUNNING && last.bool("has_same_options");
  }

  private static void requireResumable(RunRequest request, Optional<Row> found) {
    long runId = request.runId().getAsLong();
    Row row =
        found
            .filter(it -> it.text("phase").equals(request.phase().word()))
            .orElseThrow(() -> absent(request.phase(), runId));
    if (!row.text("lane").equals(request.lane())) {
      throw new RunRefusedException(
          "%s run %d is of %s; leave --lane out"
              .formatted(
                  request.phase().word(),
                  runId,
                  row.text("lane").isEmpty() ? "no lane" : "lane " + row.text("lane")));
    }
    if (RunState.of(row.text("state")) == RunState.DONE) {
      throw new RunRefusedException(
          "%s run %d is done; start a new one by leaving --run out"
              .formatted(request.phase().word(), runId));
    }
  }

  private static RunRefusedException absent(Phase phase, long runId) {
    return new RunRefusedException(
        "%s run %d: there is none; SELECT run_id, phase, state FROM migration.run lists them"
            .formatted(phase.word(), runId));
  }
}
