package dev.deskferry.route;

import dev.deskferry.route.ExtractSummary.TaskEnd;
import dev.deskferry.run.Activity;
import dev.deskferry.run.Lease;
import dev.deskferry.run.LeaseKeeper;
import dev.deskferry.run.Run;
import dev.deskferry.run.TaskStanding;
import dev.deskferry.run.WorkState;
import dev.deskferry.spec.SourceSpec;
import dev.deskferry.throttle.SteadyClock;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/**
 * Hands out the walks of a run: each source to one node at a time, as soon as those it comes after
 * have ended. Which of them have is read from the ledger, so it does not matter which node walked
 * them. Safe from many threads.
 */
final class ExtractWalks {

  private static final Duration LOOK_AGAIN = Duration.ofMillis(250);

  private final ExtractJob job;
  private final Run run;
  private final LeaseKeeper leases;
  private final Clock clock = SteadyClock.system();
  private final Map<String, ExtractTask> tasks = new LinkedHashMap<>();
  private final Map<String, Instant> restingUntil = new ConcurrentHashMap<>();

  private record Claim(ExtractTask task, Lease lease) {}

  ExtractWalks(ExtractJob job, Run run, LeaseKeeper leases, List<ExtractTask> tasks) {
    this.job = job;
    this.run = run;
    this.leases = leases;
    tasks.forEach(task -> this.tasks.put(task.source().name(), task));
  }

  /** Walks one source after the other until none can be walked any more, or a stop is asked for. */
  void work() {
    while (!job.stop().isRequested()) {
      Map<String, TaskStanding> standings = run.standings();
      Optional<Claim> claim = claim(standings);
      if (claim.isPresent()) {
        walk(claim.get());
      } else if (tasks.values().stream().noneMatch(task -> isToCome(task.source(), standings))) {
        return;
      } else {
        pause();
      }
    }
  }

  /** Writes down why those that did not end did not, and answers how each stands. */
  Map<String, TaskEnd> conclude() {
    Map<String, TaskStanding> standings = run.standings();
    for (ExtractTask task : tasks.values()) {
      if (!hasEnded(standings, task.source().name())) {
        task.leave(
            unfinishedBefore(task.source(), standings)
                .map(before -> "waits for " + before)
                .orElse(ExtractTask.INTERRUPTED.message()));
      }
    }
    Map<String, TaskEnd> ends = new LinkedHashMap<>();
    run.standings()
        .forEach(
            (type, standing) -> {
              if (tasks.containsKey(type)) {
                ends.put(type, new TaskEnd(standing.state(), standing.message()));
              }
            });
    return ends;
  }

  private Optional<Claim> claim(Map<String, TaskStanding> standings) {
    for (ExtractTask task : tasks.values()) {
      boolean isBlocked = isBlocked(task, standings) || isResting(task);
      if (isToCome(task.source(), standings) && !isBlocked) {
        Optional<Lease> lease = run.leaseWalk(task.source().name(), task.ownTypes());
        if (lease.isPresent()) {
          return Optional.of(new Claim(task, lease.get()));
        }
      }
    }
    return Optional.empty();
  }

  private boolean isBlocked(ExtractTask task, Map<String, TaskStanding> standings) {
    Optional<String> before = unfinishedBefore(task.source(), standings);
    Activity activity = job.control().activity();
    if (before.isPresent() && isToCome(task.source(), standings)) {
      activity.blocked(task.source().name(), before.get());
    } else {
      activity.unblocked(task.source().name());
    }
    return before.isPresent();
  }

  private boolean isResting(ExtractTask task) {
    String source = task.source().name();
    Instant until = restingUntil.getOrDefault(source, Instant.EPOCH);
    boolean isResting = clock.instant().isBefore(until);
    if (isResting && until.isBefore(Instant.MAX)) {
      job.control().activity().blocked(source, "its next try");
    }
    return isResting;
  }

  /** Tries a source that does not answer again in the same run, after longer and longer rests. */
  private void walk(Claim claim) {
    leases.keep(claim.lease());
    String source = claim.task().source().name();
    Instant until = Instant.EPOCH;
    try {
      // Noted first: another thread may look as soon as the walk is given back.
      restingUntil.put(source, Instant.MAX);
      Optional<Duration> rest = claim.task().run(claim.lease());
      until = rest.map(it -> clock.instant().plus(it)).orElse(Instant.EPOCH);
    } finally {
      restingUntil.put(source, until);
      leases.letGo(claim.lease());
      job.members().wake();
    }
  }

  /** Whether the source has not ended and may still be walked in this run. */
  private boolean isToCome(SourceSpec source, Map<String, TaskStanding> standings) {
    return !hasEnded(standings, source.name())
        && before(source).stream()
            .noneMatch(
                it -> state(standings, it) == WorkState.FAILED || !isToComeOrDone(it, standings));
  }

  private boolean isToComeOrDone(String source, Map<String, TaskStanding> standings) {
    return hasEnded(standings, source)
        || Optional.ofNullable(tasks.get(source))
            .filter(task -> isToCome(task.source(), standings))
            .isPresent();
  }

  private Optional<String> unfinishedBefore(
      SourceSpec source, Map<String, TaskStanding> standings) {
    return before(source).stream()
        .filter(
            it -> !Set.of(WorkState.DONE, WorkState.NOT_AVAILABLE).contains(state(standings, it)))
        .findFirst();
  }

  private List<String> before(SourceSpec source) {
    return source.after().stream().filter(tasks::containsKey).collect(Collectors.toList());
  }

  private static boolean hasEnded(Map<String, TaskStanding> standings, String source) {
    WorkState state = state(standings, source);
    return state == WorkState.DONE || state == WorkState.NOT_AVAILABLE || state == WorkState.FAILED;
  }

  private static WorkState state(Map<String, TaskStanding> standings, String source) {
    return Optional.ofNullable(standings.get(source))
        .map(TaskStanding::state)
        .orElse(WorkState.PENDING);
  }

  private void pause() {
    try {
      job.stop().pause(LOOK_AGAIN);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      job.stop().request();
    }
  }
}
