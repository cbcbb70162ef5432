package dev.deskferry.report;

import dev.deskferry.run.Phase;
import dev.deskferry.staging.Database;
import dev.deskferry.staging.Row;
import dev.deskferry.staging.StagingException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Passes progress on, with what all nodes have done in the place of what this process did: the
 * counts of the run in {@code migration.task}, every second and exactly when a task ends. What
 * belongs to no run is passed on as it is, and a database that does not answer leaves the counts as
 * they were.
 */
public final class SharedProgress implements Progress, AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(SharedProgress.class);
  private static final long LOOK_MILLIS = 1_000;
  private static final List<String> OUTCOMES =
      List.of("created", "updated", "unchanged", "skipped", "rejected");

  private final Database database;
  private final Phase phase;
  private final Progress progress;
  private final ScheduledExecutorService looking =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "shared-progress");
            thread.setDaemon(true);
            return thread;
          });
  private volatile OptionalLong runId = OptionalLong.empty();

  private SharedProgress(Database database, Phase phase, Progress progress) {
    this.database = database.aside();
    this.phase = phase;
    this.progress = progress;
  }

  /** Begins to look; to be closed before the database. */
  public static SharedProgress of(Database database, Phase phase, Progress progress) {
    SharedProgress shared = new SharedProgress(database, phase, progress);
    var unused =
        shared.looking.scheduleWithFixedDelay(
            shared::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    return shared;
  }

  @Override
  public void run(long begun) {
    runId = OptionalLong.of(begun);
  }

  @Override
  public void task(String objectType, String phaseWord, OptionalLong total) {
    progress.task(objectType, phaseWord, total);
  }

  @Override
  public void count(String objectType, String counter, long delta) {
    progress.count(objectType, counter, delta);
  }

  @Override
  public void done(String objectType, String state) {
    look();
    progress.done(objectType, state);
  }

  @Override
  public void note(String line) {
    progress.note(line);
  }

  private synchronized void look() {
    if (runId.isEmpty()) {
      return;
    }
    try {
      for (Row row : database.query("run/task-counts", Map.of("run_id", runId.getAsLong()))) {
        progress.stands(row.text("object_type"), counts(row));
      }
    } catch (StagingException e) {
      LOG.debug("what all nodes have done cannot be asked", e);
    }
  }

  private Map<String, Long> counts(Row row) {
    if (phase == Phase.EXTRACT) {
      return Map.of("landed", row.number("record_count"));
    }
    Map<String, Long> counts = new LinkedHashMap<>();
    OUTCOMES.forEach(outcome -> counts.put(outcome, row.number(outcome + "_count")));
    return counts;
  }

  @Override
  public void close() {
    looking.shutdownNow();
    database.close();
  }
}
