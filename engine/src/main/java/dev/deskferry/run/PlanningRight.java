package dev.deskferry.run;

import dev.deskferry.staging.Database;
import dev.deskferry.staging.SessionLock;
import dev.deskferry.staging.StagingException;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The right to plan a run: the lock of its phase and lane, and the term that was begun with it. A
 * lock ends with its connection, so it is looked at every second and taken again when the database
 * has been away. Whoever plans the run next begins a new term; from then on this right is lost for
 * good.
 */
final class PlanningRight implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(PlanningRight.class);
  private static final int LOOK_SECONDS = 1;

  private final Database database;
  private final Phase phase;
  private final String lockName;
  private final long runId;
  private final long term;
  private final List<Runnable> losses = new CopyOnWriteArrayList<>();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "planning-right");
            thread.setDaemon(true);
            return thread;
          });
  private volatile SessionLock lock;
  private volatile boolean isLost;
  private volatile boolean isClosed;

  private PlanningRight(
      Database database, SessionLock lock, Phase phase, String lane, long runId, long term) {
    this.database = database;
    this.lock = lock;
    this.phase = phase;
    this.lockName = phase.lock(lane);
    this.runId = runId;
    this.term = term;
  }

  /**
   * Looks after a lock until it is closed.
   *
   * @param term column {@code migration.run.planner_term}, as begun under this lock
   */
  static PlanningRight keep(
      Database database, SessionLock lock, Phase phase, String lane, long runId, long term) {
    PlanningRight right = new PlanningRight(database, lock, phase, lane, runId, term);
    right.clock.scheduleWithFixedDelay(right::look, LOOK_SECONDS, LOOK_SECONDS, TimeUnit.SECONDS);
    return right;
  }

  long term() {
    return term;
  }

  /** Hears, once, that the right is lost; at once when it is lost already. */
  void whenLost(Runnable heard) {
    losses.add(heard);
    if (isLost) {
      heard.run();
    }
  }

  /**
   * Insists on the right.
   *
   * @throws SupersededException when it is lost
   */
  void require() {
    if (isLost) {
      throw new SupersededException(phase, runId);
    }
  }

  /** Another node was found to plan the run. */
  void lose() {
    if (!isLost) {
      isLost = true;
      losses.forEach(Runnable::run);
    }
  }

  private void look() {
    if (isLost) {
      return;
    }
    try {
      if (!lock.isHeld()) {
        SessionLock.tryTake(database, lockName).ifPresent(this::take);
      }
      if (!isOurTerm()) {
        lose();
      }
    } catch (StagingException e) {
      LOG.debug("the right to plan {} cannot be looked after", phase.word(), e);
    }
  }

  private void take(SessionLock taken) {
    lock = taken;
    if (isClosed) {
      taken.close();
    }
  }

  private boolean isOurTerm() {
    return database
        .one("run/planner-term", Map.of("run_id", runId))
        .filter(row -> row.number("planner_term") == term)
        .isPresent();
  }

  @Override
  public void close() {
    isClosed = true;
    clock.shutdownNow();
    lock.close();
  }
}
