package dev.deskferry.run;

import dev.deskferry.throttle.PausableBudget;
import dev.deskferry.throttle.RateBudget;
import dev.deskferry.throttle.SteadyClock;
import dev.deskferry.throttle.Waiter;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;

/**
 * What the operator's wishes do to one phase in this process, and what they may see of it. {@link
 * ControlWatch} keeps it current; without one nothing is ever paused. Safe from many threads.
 */
public final class Control {

  private static final int AS_DECLARED = 0;

  private final Phase phase;
  private final String lane;
  private final Activity activity = new Activity(SteadyClock.system());
  private final Collection<RateBudget> governed = new CopyOnWriteArrayList<>();
  private volatile ControlWishes wishes = ControlWishes.NONE;

  /** Of everything; nothing is wanted yet. */
  public Control(Phase phase) {
    this(phase, "");
  }

  /** Of a lane; nothing is wanted yet. */
  public Control(Phase phase, String lane) {
    this.phase = phase;
    this.lane = lane;
  }

  /** Which phase it is about. */
  public Phase phase() {
    return phase;
  }

  /** Which lane of the phase; empty for everything. */
  public String lane() {
    return lane;
  }

  /** Where the phase says what its requests are doing. */
  public Activity activity() {
    return activity;
  }

  /** Whether no further request may go out. */
  public boolean isPaused() {
    return wishes.pause(phase).isPresent();
  }

  /** Who paused the phase and since when, in words. */
  public Optional<Wait> pause() {
    return wishes
        .pause(phase)
        .map(
            wish ->
                new Wait(
                    Wait.Kind.PAUSED,
                    "%s at %s; to go on: deskferry resume %s"
                        .formatted(
                            wish.by(),
                            DateTimeFormatter.ISO_LOCAL_TIME.format(
                                wish.at()
                                    .truncatedTo(ChronoUnit.SECONDS)
                                    .atZone(ZoneId.systemDefault())),
                            phase.word()),
                    Optional.empty()));
  }

  /**
   * A budget that obeys pauses and throttles.
   *
   * @param waiter gives up when a stop is asked for
   */
  public RateBudget govern(RateBudget budget, Waiter waiter) {
    governed.add(budget);
    wishes.shares().forEach(budget::share);
    return new PausableBudget(budget, new Gate(), waiter);
  }

  /** Takes new wishes over. */
  synchronized void obey(ControlWishes wanted) {
    Map<String, Integer> before = wishes.shares();
    Map<String, Integer> after = wanted.shares();
    wishes = wanted;
    if (before.equals(after)) {
      return;
    }
    for (RateBudget budget : governed) {
      before.keySet().stream()
          .filter(prefix -> !after.containsKey(prefix))
          .forEach(prefix -> budget.share(prefix, AS_DECLARED));
      after.forEach(budget::share);
    }
  }

  private final class Gate implements PausableBudget.Gate {
    @Override
    public boolean isClosed() {
      Optional<Wait> pause = pause();
      pause.ifPresent(activity::waits);
      return pause.isPresent();
    }

    @Override
    public void passed(String... buckets) {
      activity.asks(buckets);
    }
  }
}
