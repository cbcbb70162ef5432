package dev.deskferry.cluster;

import dev.deskferry.run.LiveCounters;
import dev.deskferry.run.Members;
import dev.deskferry.spec.ClusterSettings;
import dev.deskferry.throttle.PermitStore;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.LongSupplier;

/**
 * The nodes of one migration. A node that died or froze is missing from {@link #alive} within ten
 * seconds; one that wakes, or was cut off, joins again by itself. When the cluster fails altogether
 * this node answers as if it were alone, and joins again when it can.
 */
public final class Cluster implements Members {

  private static final long LOOK_AFTER_SECONDS = 1;

  private final String nodeId;
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final Neighbours neighbours;
  private final Seat seat;
  private final LiveCounters counters;
  private final PermitStore permits;
  private final ScheduledExecutorService keeper =
      Executors.newScheduledThreadPool(2, Cluster::daemon);

  private Cluster(
      ClusterSettings settings, String identity, String nodeId, BooleanSupplier isGivenUp) {
    this.nodeId = nodeId;
    LongSupplier steadyMillis = () -> TimeUnit.NANOSECONDS.toMillis(System.nanoTime());
    Pulse pulse = new Pulse(steadyMillis);
    this.neighbours = new Neighbours(steadyMillis);
    Search search = new Search(settings, neighbours, steadyMillis);
    this.seat =
        new Seat(settings, identity, nodeId, pulse, neighbours, search, isGivenUp, this::tellAll);
    this.counters = new ClusterCounters(seat);
    this.permits = new ClusterPermits(seat, pulse);
    for (Runnable regular : List.<Runnable>of(pulse::beat, seat::keep)) {
      var unused = keeper.scheduleWithFixedDelay(regular, 0, LOOK_AFTER_SECONDS, TimeUnit.SECONDS);
    }
  }

  /**
   * Joins the nodes of a migration, or begins with this one when there are none. Takes a second or
   * two.
   *
   * @param identity of the migration; nodes of another never meet these
   * @param nodeId unlike that of any other process
   * @throws ClusterNotJoinedException when this machine has no such address, or no port is free
   */
  public static Cluster join(ClusterSettings settings, String identity, String nodeId) {
    return join(settings, identity, nodeId, () -> false);
  }

  /**
   * The same for somebody who may give up.
   *
   * @param isGivenUp asked between two attempts; after the last of them nothing more is tried
   */
  public static Cluster join(
      ClusterSettings settings, String identity, String nodeId, BooleanSupplier isGivenUp) {
    return new Cluster(settings, identity, nodeId, isGivenUp);
  }

  /** Counts that all nodes add to. */
  public LiveCounters counters() {
    return counters;
  }

  /**
   * Rate buckets that all nodes share. A bucket that nobody knows, at the start or after the nodes
   * that held it died, grants single permits until a reply tells how much is left, or until its
   * window has passed.
   */
  public PermitStore permits() {
    return permits;
  }

  @Override
  public String self() {
    return nodeId;
  }

  @Override
  public Set<String> alive() {
    return Set.copyOf(seat.nodes());
  }

  @Override
  public boolean isOldest() {
    return seat.nodes().get(0).equals(nodeId);
  }

  @Override
  public Optional<String> address() {
    return seat.address();
  }

  @Override
  public void hear(Map<String, String> others) {
    seat.hear(others);
  }

  @Override
  public Optional<String> apart() {
    return neighbours.apart();
  }

  @Override
  public void wake() {
    seat.wake();
  }

  @Override
  public Registration onChange(Runnable heard) {
    listeners.add(heard);
    return () -> listeners.remove(heard);
  }

  @Override
  public void close() {
    listeners.clear();
    keeper.shutdownNow();
    seat.close();
  }

  /** Ends the member as an error in it would, for tests. */
  void breakDown() {
    seat.breakDown();
  }

  private void tellAll() {
    listeners.forEach(Runnable::run);
  }

  private static Thread daemon(Runnable work) {
    Thread thread = new Thread(work, "cluster-keeper");
    thread.setDaemon(true);
    return thread;
  }
}
