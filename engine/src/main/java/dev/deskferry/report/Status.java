package dev.deskferry.report;

import dev.deskferry.run.ControlWishes;
import dev.deskferry.run.Phase;
import dev.deskferry.run.RunState;
import dev.deskferry.run.Wait;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The run of each phase and lane that is running or ended last and its tasks, who works on them,
 * and what the operator asked for.
 *
 * @param at when it was read
 * @param runs extract before load; empty when nothing was ever run
 * @param nodes those that were silent for ten minutes are left out
 */
public record Status(
    Instant at, List<RunStatus> runs, List<NodeStatus> nodes, ControlWishes wishes) {

  /** A node writes every second; what one says that was silent for longer is old. */
  static final long ALIVE_SECONDS = 5;

  /** Copies the lists. */
  public Status {
    runs = List.copyOf(runs);
    nodes = List.copyOf(nodes);
  }

  /**
   * One run.
   *
   * @param lane part of a load; empty for everything
   * @param isWorkedOn whether a process plans it or works on it; a run that is running without was
   *     left behind
   * @param command the verb and its options that go on with it
   * @param tasks in the order in which they began
   * @param other what nodes do for no single object type
   */
  public record RunStatus(
      long runId,
      Phase phase,
      String lane,
      RunState state,
      Instant startedAt,
      Optional<Instant> endedAt,
      boolean isWorkedOn,
      String command,
      List<TaskStatus> tasks,
      TaskLive other) {

    /** As the operator reads it: {@code load run 3}. */
    public String name() {
      return phase.runName(runId, lane);
    }

    /** Whether it is going on. */
    public boolean isRunning() {
      return state == RunState.RUNNING && isWorkedOn;
    }

    /** Whether it has not come to its end and can be gone on with. */
    public boolean isUnfinished() {
      return state == RunState.RUNNING || state == RunState.INTERRUPTED;
    }

    private Instant lastMoment() {
      return endedAt.orElse(isRunning() ? Instant.MAX : startedAt);
    }
  }

  /**
   * One task.
   *
   * @param doneCount records that went through so far, whatever became of them
   * @param reportedCount what Zendesk reported, when it did and the task extracts
   * @param tookSeconds so far, or in all
   * @param lag since when changes may be on their way. Extract: since the moment up to which
   *     staging has what changed in Zendesk; load: since the oldest change was staged that is not
   *     answered, zero when all are. Empty when it is not known
   * @param waitsFor why it does not go on, or not as fast as it could; empty when it does, or ended
   */
  public record TaskStatus(
      String objectType,
      String state,
      long doneCount,
      OptionalLong reportedCount,
      Map<String, Long> outcomes,
      long tookSeconds,
      Optional<String> message,
      TaskLive live,
      Optional<Duration> lag,
      Optional<Wait> waitsFor) {

    /** Whether nodes may be working on it. */
    public boolean isRunning() {
      return state.equals("running");
    }

    /** Records in all, as far as known. */
    public OptionalLong totalCount() {
      return live.expectedCount().isPresent() ? live.expectedCount() : reportedCount;
    }

    /** Rounded down; 100 only when the task is done. Empty while the total is not known. */
    public OptionalInt percent() {
      if (state.equals("done")) {
        return OptionalInt.of(100);
      }
      OptionalLong total = totalCount();
      return total.isEmpty() || total.getAsLong() == 0
          ? OptionalInt.empty()
          : OptionalInt.of((int) Math.min(99, doneCount * 100 / total.getAsLong()));
    }

    /** How long a running task will take from now; see {@link Eta}. */
    public Optional<Duration> left() {
      boolean isPaused = waitsFor.filter(it -> it.kind() == Wait.Kind.PAUSED).isPresent();
      return isRunning() && !isPaused
          ? Eta.of(doneCount, totalCount(), live.steadyPerSecond())
          : Optional.empty();
    }
  }

  /**
   * One process at work for one phase and lane.
   *
   * @param lane part of a load; empty for everything
   * @param perSecond records over the last 20 seconds
   * @param waitsFor why it has nothing on its way
   * @param silentSeconds since it was last heard of
   * @param apartFrom nodes at work that it cannot reach, and where these say they are
   * @param plans whether it is the one that plans the run
   */
  public record NodeStatus(
      String nodeId,
      Phase phase,
      String lane,
      Instant startedAt,
      double perSecond,
      long inFlightCount,
      Optional<Wait> waitsFor,
      long silentSeconds,
      Optional<String> apartFrom,
      boolean plans) {

    /** Whether what it said is recent. */
    public boolean isAlive() {
      return silentSeconds <= ALIVE_SECONDS;
    }
  }

  /** Whether any run is going on, or a process is there that is about to begin one. */
  public boolean isRunning() {
    return runs.stream().anyMatch(RunStatus::isRunning)
        || nodes.stream().anyMatch(NodeStatus::isAlive);
  }

  /** The run that is running, or ended last, of whatever phase; the later one of two. */
  public Optional<RunStatus> lastRun() {
    return runs.stream()
        .max(Comparator.comparing(RunStatus::lastMoment).thenComparing(RunStatus::runId));
  }
}
