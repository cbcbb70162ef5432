package dev.deskferry.cluster;

import dev.deskferry.throttle.Allowance;
import dev.deskferry.throttle.BucketState;
import dev.deskferry.throttle.Grant;
import dev.deskferry.throttle.LocalPermits;
import dev.deskferry.throttle.PermitStore;
import dev.deskferry.throttle.RateReading;
import java.time.Clock;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;

/**
 * Buckets that all nodes share, each in one place of the cluster with two copies. While the cluster
 * does not answer nothing is granted; when it is lost this node goes on by itself as one who knows
 * nothing of what was used.
 */
final class ClusterPermits implements PermitStore {

  /** The map of buckets. */
  static final String MAP = "permits";

  private static final long PATIENCE_MILLIS = 250;
  private static final long DISTRUST_MILLIS = 500;

  private final Seat seat;
  private final Pulse pulse;
  private final Map<String, Asked> pending = new ConcurrentHashMap<>();
  private final AtomicReference<Optional<PermitStore>> alone =
      new AtomicReference<>(Optional.empty());

  private record Asked(CompletableFuture<Grant> answer, long nanos) {}

  ClusterPermits(Seat seat, Pulse pulse) {
    this.seat = seat;
    this.pulse = pulse;
  }

  @Override
  public Grant take(Allowance allowance, int wanted, long delayMillis) {
    if (!pulse.isTrusted()) {
      return Grant.none(DISTRUST_MILLIS);
    }
    String key = allowance.bucket() + "\n" + allowance.lane();
    Asked before = pending.remove(key);
    Optional<Asked> asked =
        before == null
            ? send(allowance.bucket(), new PermitChange.Take(allowance, wanted, delayMillis))
            : Optional.of(before);
    if (asked.isEmpty()) {
      return alone().take(allowance, wanted, delayMillis);
    }
    return await(key, asked.get());
  }

  @Override
  public void giveBack(Allowance allowance, long slot, int permits) {
    if (permits == 0) {
      return;
    }
    if (send(allowance.bucket(), new PermitChange.GiveBack(allowance, slot, permits)).isEmpty()) {
      alone().giveBack(allowance, slot, permits);
    }
  }

  @Override
  public void observe(Allowance allowance, RateReading reading) {
    if (send(allowance.bucket(), PermitChange.Observe.of(allowance, reading)).isEmpty()) {
      alone().observe(allowance, reading);
    }
  }

  @Override
  public void hold(Allowance allowance, Duration wait, String reason) {
    PermitChange hold = new PermitChange.Hold(allowance, wait.toMillis(), reason);
    if (send(allowance.bucket(), hold).isEmpty()) {
      alone().hold(allowance, wait, reason);
    }
  }

  /** An answer that does not come in time is asked for again later, not given up. */
  private Grant await(String key, Asked asked) {
    try {
      Grant grant = asked.answer().get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
      long age = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - asked.nanos());
      return pulse.isTrusted() ? grant.aged(age) : Grant.none(DISTRUST_MILLIS);
    } catch (TimeoutException e) {
      pending.put(key, asked);
      return Grant.none(1);
    } catch (ExecutionException e) {
      seat.tellLoss(String.valueOf(e.getCause()));
      return Grant.none(1);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      pending.put(key, asked);
      return Grant.none(1);
    }
  }

  private Optional<Asked> send(String bucket, PermitChange change) {
    long nanos = System.nanoTime();
    Optional<Asked> sent =
        seat.ask(
            current ->
                Optional.of(
                    new Asked(
                        current
                            .<String, BucketState>getMap(MAP)
                            .submitToKey(bucket, new PermitProcessor(change))
                            .toCompletableFuture(),
                        nanos)),
            Optional.empty());
    if (sent.isPresent()) {
      alone.set(Optional.empty());
    }
    return sent;
  }

  /** For as long as the cluster is lost; another one the next time. */
  private PermitStore alone() {
    return alone
        .updateAndGet(
            known ->
                known.isPresent() ? known : Optional.of(LocalPermits.unknown(Clock.systemUTC())))
        .orElseThrow();
  }
}
