package dev.deskferry.run;

import dev.deskferry.staging.StagingException;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Tells a node that joined a run when to stop: the run has ended, nobody plans it any more, or the
 * node itself is to stop. Looks every half second.
 */
public final class RunWatch implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(RunWatch.class);
  private static final int LOOK_MILLIS = 500;

  private final Run run;
  private final RunLedger ledger;
  private final Phase phase;
  private final String lane;
  private final StopSignal outer;
  private final StopSignal stop = new StopSignal();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "run-watch");
            thread.setDaemon(true);
            return thread;
          });

  private RunWatch(Run run, RunLedger ledger, Phase phase, String lane, StopSignal outer) {
    this.run = run;
    this.ledger = ledger;
    this.phase = phase;
    this.lane = lane;
    this.outer = outer;
    clock.scheduleWithFixedDelay(this::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
  }

  /** Watches a run of everything until it is closed. */
  public static RunWatch of(Run run, RunLedger ledger, Phase phase, StopSignal outer) {
    return of(run, ledger, phase, "", outer);
  }

  /** Watches a run of a lane until it is closed. */
  public static RunWatch of(Run run, RunLedger ledger, Phase phase, String lane, StopSignal outer) {
    return new RunWatch(run, ledger, phase, lane, outer);
  }

  /** Asked for when there is no more to do for the node in this run. */
  public StopSignal stop() {
    return stop;
  }

  private void look() {
    try {
      if (outer.isRequested()
          || run.state() != RunState.RUNNING
          || !ledger.isPlanned(phase, lane)) {
        stop.request();
      }
    } catch (StagingException e) {
      LOG.debug("whether run {} goes on cannot be asked", run.runId(), e);
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
