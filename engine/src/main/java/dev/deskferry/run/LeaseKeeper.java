package dev.deskferry.run;

import dev.deskferry.staging.StagingException;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the leases that this node holds, every two seconds; a lease lasts thirty, and those of a
 * node that the others miss are taken away after some five. With each renewal the database promises
 * for how long nobody else gets the partition, counted there from the renewal and here from the
 * moment before it was asked for: so long the node may act without asking. Where renewals take long
 * the next are promised longer, so that one is always in force. A database that cannot be asked is
 * asked again the next time. Safe to call from many threads.
 */
public final class LeaseKeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
  private static final int RENEWAL_SECONDS = 2;

  /** What passes between two renewals that take no time, and one second more. */
  private static final Duration LEAST_SURE = Duration.ofSeconds(RENEWAL_SECONDS + 1);

  /** Even with the difference of two clocks less than the thirty seconds of a lease. */
  private static final Duration MOST_SURE = Duration.ofSeconds(20);

  private static final Duration CLOCKS_DIFFER = Duration.ofSeconds(1);

  private final Run run;
  private final LongSupplier nanos;

  /** Until when the node may act on a lease. */
  private final Map<Lease, Long> held = new ConcurrentHashMap<>();

  private final Object asking = new Object();
  private long slowestNanos;
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "leases");
            thread.setDaemon(true);
            return thread;
          });

  /** Keeps leases of a run until it is closed. */
  public LeaseKeeper(Run run) {
    this(run, System::nanoTime);
  }

  /** The same by another clock, which must go on while the process is frozen. */
  LeaseKeeper(Run run, LongSupplier nanos) {
    this.run = run;
    this.nanos = nanos;
    clock.scheduleWithFixedDelay(
        this::renewAll, RENEWAL_SECONDS, RENEWAL_SECONDS, TimeUnit.SECONDS);
  }

  /** Renews this lease, just taken, from now on. */
  public void keep(Lease lease) {
    held.put(lease, nanos.getAsLong());
  }

  /** Renews it no longer. */
  public void letGo(Lease lease) {
    held.remove(lease);
  }

  /** Whether the lease was ours when we last looked. */
  public boolean isKept(Lease lease) {
    return held.containsKey(lease);
  }

  /**
   * Whether the lease is ours now; to be asked right before something is sent that nobody can take
   * back. Asks the database when no promise is in force, as after a freeze.
   */
  public boolean isSure(Lease lease) {
    return isFresh(lease) || (isKept(lease) && isRenewed(lease));
  }

  /** Whether {@link #isSure} is true without asking the database; answers at once. */
  public boolean isFresh(Lease lease) {
    Long sureUntil = held.get(lease);
    return sureUntil != null && nanos.getAsLong() - sureUntil < 0;
  }

  /** Those who ask while a renewal is under way share its answer. */
  private boolean isRenewed(Lease lease) {
    synchronized (asking) {
      return isFresh(lease) || renew(lease);
    }
  }

  private boolean renew(Lease lease) {
    synchronized (asking) {
      Duration sure = sure();
      long asked = nanos.getAsLong();
      boolean isOurs = run.renew(lease, sure.plus(CLOCKS_DIFFER));
      slowestNanos = Math.max(nanos.getAsLong() - asked, slowestNanos - slowestNanos / 4);
      long sureUntil = asked + sure.toNanos();
      held.computeIfPresent(lease, (same, before) -> isOurs ? Math.max(before, sureUntil) : null);
      return isOurs;
    }
  }

  /** Until the renewal after the next one is answered, were each to take as long as the slowest. */
  private Duration sure() {
    Duration sure = LEAST_SURE.plusNanos(slowestNanos * (held.size() + 1));
    return sure.compareTo(MOST_SURE) < 0 ? sure : MOST_SURE;
  }

  /** Done every two seconds. */
  void renewAll() {
    for (Lease lease : held.keySet()) {
      try {
        renew(lease);
      } catch (StagingException e) {
        LOG.debug("the lease of partition {} was not renewed", lease.partitionId(), e);
      }
    }
  }

  @Override
  public void close() {
    clock.shutdownNow();
  }
}
