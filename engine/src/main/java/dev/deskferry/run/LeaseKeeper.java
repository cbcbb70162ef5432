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
 * node that the others miss are taken away after some five. A database that cannot be asked is
 * asked again the next time. Safe to call from many threads.
 */
public final class LeaseKeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
  private static final int RENEWAL_SECONDS = 2;

  /** Shorter than any time after which the others may take a lease from us. */
  private static final Duration SURE = Duration.ofSeconds(3);

  private final Run run;
  private final LongSupplier nanos;
  private final Map<Lease, Long> held = new ConcurrentHashMap<>();
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
   * back. Asks the database when the last look is some seconds old, as it is after a freeze.
   */
  public boolean isSure(Lease lease) {
    return isFresh(lease) || (isKept(lease) && renew(lease));
  }

  /** Whether {@link #isSure} is true without asking the database; answers at once. */
  public boolean isFresh(Lease lease) {
    Long renewed = held.get(lease);
    return renewed != null && nanos.getAsLong() - renewed < SURE.toNanos();
  }

  private boolean renew(Lease lease) {
    long asked = nanos.getAsLong();
    boolean isOurs = run.renew(lease);
    held.computeIfPresent(lease, (same, before) -> isOurs ? Math.max(before, asked) : null);
    return isOurs;
  }

  private void renewAll() {
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
