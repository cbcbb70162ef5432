package dev.deskferry.run;

import dev.deskferry.staging.Database;
import dev.deskferry.staging.Row;
import dev.deskferry.staging.SessionLock;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The ledger in the staging database: statements {@code run/*}. */
public final class DatabaseRunLedger implements RunLedger {

  private final Database database;
  private final String node;

  /**
   * A ledger.
   *
   * @param node who holds our leases, for the operator: host and process
   */
  public DatabaseRunLedger(Database database, String node) {
    this.database = database;
    this.node = node;
  }

  @Override
  public Run open(RunRequest request) {
    String phase = request.phase().word();
    SessionLock lock =
        SessionLock.tryTake(database, phase)
            .orElseThrow(
                () ->
                    new RunRefusedException(
                        "another %s is running on this staging database; wait for it to end, or stop it"
                            .formatted(phase)));
    try {
      return opened(request, lock);
    } catch (RuntimeException e) {
      lock.close();
      throw e;
    }
  }

  private Run opened(RunRequest request, SessionLock lock) {
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("phase", request.phase().word());
    parameters.put("options", request.options());
    parameters.put("fingerprint", request.fingerprint());
    parameters.put("run_id", request.runId().isPresent() ? request.runId().getAsLong() : null);
    Optional<Row> last = database.one("run/last-run", parameters);
    if (request.runId().isPresent()) {
      requireResumable(request, last);
    }
    if (last.isPresent() && (request.runId().isPresent() || isResumable(last.get()))) {
      long runId = last.get().number("run_id");
      parameters.put("run_id", runId);
      database.update("run/resume-run", parameters);
      return new DatabaseRun(
          database, lock, request.phase(), runId, node, Optional.of(tasks(runId)));
    }
    long runId = database.one("run/begin-run", parameters).orElseThrow().number("run_id");
    return new DatabaseRun(database, lock, request.phase(), runId, node, Optional.empty());
  }

  private Map<String, WorkState> tasks(long runId) {
    Map<String, WorkState> tasks = new LinkedHashMap<>();
    database
        .query("run/task-states", Map.of("run_id", runId))
        .forEach(row -> tasks.put(row.text("object_type"), WorkState.of(row.text("state"))));
    return tasks;
  }

  private static boolean isResumable(Row last) {
    RunState state = RunState.of(last.text("state"));
    boolean isUnfinished = state == RunState.RUNNING || state == RunState.INTERRUPTED;
    return isUnfinished && last.bool("has_same_options");
  }

  private static void requireResumable(RunRequest request, Optional<Row> found) {
    String run = request.phase().word() + " run " + request.runId().getAsLong();
    Row row =
        found
            .filter(it -> it.text("phase").equals(request.phase().word()))
            .orElseThrow(
                () ->
                    new RunRefusedException(
                        run + ": there is none; the verb status lists the runs"));
    if (RunState.of(row.text("state")) == RunState.DONE) {
      throw new RunRefusedException(run + " is done; start a new one by leaving --run out");
    }
  }
}
