package dev.deskferry.run;

import dev.deskferry.staging.StagingException;
import java.util.HashSet;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes the leases of nodes away as soon as they are gone, for the one who plans a run. Only nodes
 * that were seen alive can go, so those outside the cluster are left to the end of their leases.
 */
public final class GoneNodes implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(GoneNodes.class);

  private final Members members;
  private final Run run;
  private final Set<String> known = new HashSet<>();
  private final Members.Registration registration;
  private final ExecutorService looking =
      Executors.newSingleThreadExecutor(
          work -> {
            Thread thread = new Thread(work, "gone-nodes");
            thread.setDaemon(true);
            return thread;
          });

  private GoneNodes(Members members, Run run) {
    this.members = members;
    this.run = run;
    this.known.addAll(members.alive());
    this.registration = members.onChange(() -> looking.execute(this::look));
  }

  /** Watches until it is closed. */
  public static GoneNodes watch(Members members, Run run) {
    return new GoneNodes(members, run);
  }

  private void look() {
    Set<String> alive = members.alive();
    Set<String> gone = new HashSet<>(known);
    gone.removeAll(alive);
    known.addAll(alive);
    for (String node : gone) {
      try {
        run.freeLeases(node);
        known.remove(node);
      } catch (StagingException e) {
        LOG.debug("the leases of {} were not taken away; they run out by themselves", node, e);
      }
    }
  }

  @Override
  public void close() {
    registration.close();
    looking.shutdownNow();
  }
}
