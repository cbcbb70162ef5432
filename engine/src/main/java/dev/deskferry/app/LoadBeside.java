package dev.deskferry.app;

import dev.deskferry.report.Progress;
import dev.deskferry.route.LoadSummary;
import dev.deskferry.run.Phase;
import dev.deskferry.run.Run;
import dev.deskferry.run.RunLedger;
import dev.deskferry.run.RunState;
import dev.deskferry.run.StopSignal;
import dev.deskferry.staging.StagingException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * A load of one lane and, beside it, a load of everything, in one process: two runs that share the
 * requests as {@code load.lanes} says.
 */
record LoadBeside(Migration migration, StopSignal stop, Progress progress, Set<String> only) {

  private static final Logger LOG = LoggerFactory.getLogger(LoadBeside.class);
  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  /**
   * Runs both to their ends, failures or a stop. The second begins when the first has met the
   * portal, so that the operator reads what must be mended there once.
   *
   * @return of the lane, then of everything; the latter only when it was begun
   * @throws RuntimeException what one of them threw, after both are over
   */
  List<LoadSummary> run(String lane) {
    CompletableFuture<LoadSummary> first = begin(lane);
    List<CompletableFuture<LoadSummary>> loads = new ArrayList<>(List.of(first));
    if (awaitPortal(first, lane)) {
      loads.add(begin(""));
    }
    CompletableFuture<Void> all =
        CompletableFuture.allOf(loads.toArray(CompletableFuture<?>[]::new));
    try {
      all.join();
    } catch (CompletionException e) {
      if (e.getCause() instanceof RuntimeException failure) {
        throw failure;
      }
      throw e;
    }
    return loads.stream().map(CompletableFuture::join).toList();
  }

  private CompletableFuture<LoadSummary> begin(String lane) {
    CompletableFuture<LoadSummary> ended = new CompletableFuture<>();
    Thread thread =
        new Thread(
            () -> {
              try {
                ended.complete(
                    migration.load(stop, progress, only, OptionalLong.empty(), lane, true));
              } catch (RuntimeException | Error e) {
                progress.note(
                    "load%s: %s".formatted(lane.isEmpty() ? "" : " " + lane, e.getMessage()));
                ended.completeExceptionally(e);
              }
            },
            lane.isEmpty() ? "load" : "load-" + lane);
    thread.start();
    return ended;
  }

  /** A run that a killed process left behind has met it too, but nobody plans that one. */
  private boolean hasMetPortal(String lane) {
    RunLedger ledger = migration.ledger(stop, progress);
    try {
      return ledger.isPlanned(Phase.LOAD, lane)
          && ledger.join(Phase.LOAD, lane).flatMap(Run::findings).isPresent();
    } catch (StagingException e) {
      LOG.debug("whether the load of lane {} has met the portal cannot be asked", lane, e);
      return false;
    }
  }

  /** Whether there is reason to begin the second: what stopped the first would stop it too. */
  private boolean awaitPortal(CompletableFuture<LoadSummary> first, String lane) {
    try {
      boolean hasMet = hasMetPortal(lane);
      while (!first.isDone() && !hasMet) {
        stop.pause(LOOK_AGAIN);
        hasMet = hasMetPortal(lane);
      }
      return !stop.isRequested() && (hasMet || isDone(first));
    } catch (InterruptedException e) {
      return false;
    }
  }

  private static boolean isDone(CompletableFuture<LoadSummary> load) {
    return !load.isCompletedExceptionally() && load.join().state() == RunState.DONE;
  }
}
