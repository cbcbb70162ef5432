package dev.deskferry.run;

import dev.deskferry.staging.Database;
import dev.deskferry.staging.StagingException;
import dev.deskferry.throttle.SteadyClock;
import java.time.Clock;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/**
 * Carries the operator's wishes from the database to one phase in this process, twice a second, and
 * says every second in {@code migration.node} how the phase fares. A database that does not answer
 * changes nothing: the last wishes stay in force, and the operator is told once.
 */
public final class ControlWatch implements AutoCloseable {

  private static final long LOOK_MILLIS = 500;
  private static final int LOOKS_PER_BEAT = 2;
  private static final long GOODBYE_SECONDS = 3;

  private final Database database;
  private final NodeBeat beat;
  private final Control control;
  private final StopSignal stop;
  private final Rates rates;
  private final Consumer<String> told;
  private final Clock clock;
  private final WaitNotes notes = new WaitNotes();
  private final ScheduledExecutorService watcher =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "control");
            thread.setDaemon(true);
            return thread;
          });
  private long lookCount;
  private boolean isBlind;

  private ControlWatch(
      Database database,
      NodeCard card,
      Members members,
      Control control,
      StopSignal stop,
      Rates rates,
      Consumer<String> told,
      Clock clock) {
    this.database = database.aside();
    this.beat = new NodeBeat(this.database, card, members, control.phase(), control.lane());
    this.control = control;
    this.stop = stop;
    this.rates = rates;
    this.told = told;
    this.clock = clock;
  }

  /**
   * Begins. What the operator wants already is in force when this returns, and the row of the
   * process is there.
   *
   * @param members learn from the database who else is at work
   * @param stop is requested when the operator stops the phase
   * @param told hears of waits, wishes and a lost database, a sentence each
   */
  public static ControlWatch start(
      Database database,
      NodeCard card,
      Members members,
      Control control,
      StopSignal stop,
      Rates rates,
      Consumer<String> told) {
    ControlWatch watch =
        new ControlWatch(database, card, members, control, stop, rates, told, SteadyClock.system());
    watch.look();
    var unused =
        watch.watcher.scheduleWithFixedDelay(
            watch::look, LOOK_MILLIS, LOOK_MILLIS, TimeUnit.MILLISECONDS);
    return watch;
  }

  private void look() {
    Instant now = clock.instant();
    try {
      Instant startedAt = beat.join();
      obey(ControlWishes.read(database), startedAt);
      if (lookCount % LOOKS_PER_BEAT == 0) {
        beat.beat(control.activity().standings(), rates.sample(now));
      }
      if (isBlind) {
        told.accept("the staging database answers again");
      }
      isBlind = false;
    } catch (StagingException e) {
      if (!isBlind) {
        told.accept(
            "the staging database does not say what the operator wants; work goes on as before: "
                + e.getMessage());
      }
      isBlind = true;
    }
    notes.due(control.activity().standings(), now).forEach(told);
    lookCount++;
  }

  private void obey(ControlWishes wishes, Instant startedAt) {
    boolean wasPaused = control.isPaused();
    control.obey(wishes);
    if (control.isPaused() && !wasPaused) {
      control.pause().ifPresent(pause -> told.accept(pause.sentence(clock.instant())));
    } else if (wasPaused && !control.isPaused()) {
      told.accept("%s goes on".formatted(control.phase().word()));
    }
    Optional<ControlWishes.Wish> wish = wishes.stop(control.phase(), startedAt);
    if (wish.isPresent() && !stop.isRequested()) {
      told.accept(
          "stopping after what is in flight, as %s wants; run the same verb again to go on"
              .formatted(wish.get().by()));
      stop.request();
    }
  }

  /** Ends the watch and removes the row of the process, if the database answers. */
  @Override
  public void close() {
    watcher.shutdown();
    try {
      if (watcher.awaitTermination(GOODBYE_SECONDS, TimeUnit.SECONDS) && !isBlind) {
        beat.leave();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (StagingException e) {
      told.accept("the staging database still lists this process: " + e.getMessage());
    } finally {
      database.close();
    }
  }
}
