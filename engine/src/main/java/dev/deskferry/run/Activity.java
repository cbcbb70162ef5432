package dev.deskferry.run;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * What the requests of one phase in this process are doing: waiting and for what, on their way, or
 * repeated. Counts by object type; {@code ""} stands for requests that serve no single one. Safe
 * from many threads.
 */
public final class Activity {

  private final Clock clock;
  private final Map<Thread, Turn> turns = new ConcurrentHashMap<>();
  private final Map<String, Instant> full = new ConcurrentHashMap<>();
  private final Map<String, Wait> holds = new ConcurrentHashMap<>();
  private final Map<String, Wait> blocked = new ConcurrentHashMap<>();
  private final Map<String, Counts> counts = new ConcurrentHashMap<>();

  private static final class Counts {
    private final AtomicLong inFlight = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
  }

  /**
   * How one object type stands.
   *
   * @param inFlightCount requests that wait for a reply
   * @param retryCount requests that were sent again since the process began
   * @param awaited why a request does not go out; the one that ends first, empty when none waits
   */
  public record Standing(long inFlightCount, long retryCount, Optional<Wait> awaited) {}

  /** Nothing happens yet. */
  public Activity(Clock clock) {
    this.clock = clock;
  }

  /**
   * The calling thread wants to send for that object type; end with {@link #go} or {@link #leave}.
   */
  public void arrive(String objectType) {
    turns.put(Thread.currentThread(), Turn.of(objectType, clock.instant()));
  }

  /** The calling thread, having arrived, waits that long for that reason. */
  public void waits(Wait.Kind kind, String subject, Duration length) {
    waits(new Wait(kind, subject, Optional.of(clock.instant().plus(length))));
  }

  /** The calling thread, having arrived, waits. */
  public void waits(Wait wait) {
    turns.computeIfPresent(Thread.currentThread(), (thread, turn) -> turn.waiting(wait));
  }

  /** The calling thread, having arrived, asks for room in these buckets. */
  public void asks(String... buckets) {
    turns.computeIfPresent(
        Thread.currentThread(), (thread, turn) -> turn.asking(List.of(buckets), clock.instant()));
  }

  /**
   * A bucket grants nothing for that long.
   *
   * @param reason as {@link #hold} takes it; empty for want of room
   */
  public void isClosed(String bucket, Duration length, String reason) {
    if (reason.isEmpty()) {
      isFull(bucket, length);
    } else {
      hold(bucket, reason, length);
    }
  }

  /** A bucket has no room for that long. */
  public void isFull(String bucket, Duration length) {
    full.put(bucket, clock.instant().plus(length));
  }

  /**
   * Nothing draws on a bucket for that long, and not for want of room; the longest hold counts.
   *
   * @param reason a clause such as {@code HubSpot's daily limit is used up}
   * @return whether that is news: nothing held the bucket for that reason
   */
  public synchronized boolean hold(String bucket, String reason, Duration length) {
    Instant now = clock.instant();
    Wait hold = new Wait(Wait.Kind.BACK_OFF, reason, Optional.of(now.plus(length)));
    Optional<Wait> before =
        Optional.ofNullable(holds.get(bucket)).filter(it -> it.isEndingAfter(now));
    if (before.filter(it -> it.isEndingAfter(now.plus(length))).isEmpty()) {
      holds.put(bucket, hold);
    }
    return before.filter(it -> it.subject().equals(reason)).isEmpty();
  }

  /** The calling thread sends now. */
  public void go(String objectType, boolean isRepeated) {
    leave();
    Counts of = of(objectType);
    of.inFlight.incrementAndGet();
    if (isRepeated) {
      of.retries.incrementAndGet();
    }
  }

  /** The calling thread gives up wanting to send. */
  public void leave() {
    turns.remove(Thread.currentThread());
  }

  /** A reply came, or it is known that none will. */
  public void answered(String objectType) {
    of(objectType).inFlight.updateAndGet(count -> Math.max(0, count - 1));
  }

  /** An object type has not begun since others must be done before it. */
  public void blocked(String objectType, String others) {
    blocked.put(objectType, new Wait(Wait.Kind.PARENT, others, Optional.empty()));
  }

  /** An object type begins, or will not begin any more. */
  public void unblocked(String objectType) {
    blocked.remove(objectType);
  }

  /** All object types of which anything is known. */
  public Map<String, Standing> standings() {
    Map<String, Standing> standings = new HashMap<>();
    counts.forEach(
        (objectType, of) ->
            standings.put(
                objectType, new Standing(of.inFlight.get(), of.retries.get(), Optional.empty())));
    blocked.forEach((objectType, wait) -> standings.merge(objectType, only(wait), Activity::join));
    Instant now = clock.instant();
    for (Turn turn : turns.values()) {
      turn.awaited(holds, full, now)
          .ifPresent(wait -> standings.merge(turn.objectType(), only(wait), Activity::join));
    }
    return standings;
  }

  private Counts of(String objectType) {
    return counts.computeIfAbsent(objectType, type -> new Counts());
  }

  private static Standing only(Wait wait) {
    return new Standing(0, 0, Optional.of(wait));
  }

  private static Standing join(Standing one, Standing other) {
    Optional<Wait> first =
        java.util.stream.Stream.concat(one.awaited().stream(), other.awaited().stream())
            .min(
                Comparator.comparing(
                    wait -> wait.until().orElse(Instant.MAX), Comparator.naturalOrder()));
    return new Standing(
        one.inFlightCount() + other.inFlightCount(), one.retryCount() + other.retryCount(), first);
  }
}
