package dev.deskferry.run;

import dev.deskferry.staging.StagingException;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Renews the leases that this node holds, every five seconds; a lease lasts thirty. A database that
 * cannot be asked is asked again the next time. Safe to call from many threads.
 */
public final class LeaseKeeper implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(LeaseKeeper.class);
  private static final int RENEWAL_SECONDS = 5;

  private final Run run;
  private final Set<Lease> held = ConcurrentHashMap.newKeySet();
  private final ScheduledExecutorService clock =
      Executors.newSingleThreadScheduledExecutor(
          work -> {
            Thread thread = new Thread(work, "leases");
            thread.setDaemon(true);
            return thread;
          });

  /** Keeps leases of a run until it is closed. */
  public LeaseKeeper(Run run) {
    this.run = run;
    clock.scheduleWithFixedDelay(this::renew, RENEWAL_SECONDS, RENEWAL_SECONDS, TimeUnit.SECONDS);
  }

  /** Renews this lease from now on. */
  public void keep(Lease lease) {
    held.add(lease);
  }

  /** Renews it no longer. */
  public void letGo(Lease lease) {
    held.remove(lease);
  }

  /** Whether the lease is, as far as we know, still ours. */
  public boolean isKept(Lease lease) {
    return held.contains(lease);
  }

  private void renew() {
    for (Lease lease : held) {
      try {
        if (!run.renew(lease)) {
          held.remove(lease);
        }
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
