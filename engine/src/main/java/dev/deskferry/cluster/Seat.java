package dev.deskferry.cluster;

import com.hazelcast.cluster.Address;
import com.hazelcast.cluster.Member;
import com.hazelcast.cluster.MembershipEvent;
import com.hazelcast.cluster.MembershipListener;
import com.hazelcast.config.Config;
import com.hazelcast.config.ListenerConfig;
import com.hazelcast.core.Hazelcast;
import com.hazelcast.core.HazelcastException;
import com.hazelcast.core.HazelcastInstance;
import com.hazelcast.core.HazelcastInstanceNotActiveException;
import com.hazelcast.core.LifecycleEvent;
import com.hazelcast.core.LifecycleListener;
import com.hazelcast.topic.ITopic;
import dev.deskferry.spec.ClusterSettings;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * This node's place in the cluster: taken once, and taken again when it was lost. Whoever asks
 * while it is lost gets the answer of a node that is alone.
 */
final class Seat implements AutoCloseable {

  private static final Logger LOG = LoggerFactory.getLogger(Seat.class);
  private static final String WAKE = "wake";
  private static final Duration PATIENCE = Duration.ofMinutes(3);
  private static final String LOGGING = "hazelcast.logging.type";

  static {
    // Its first words come before any configuration is read.
    System.setProperty(LOGGING, System.getProperty(LOGGING, "slf4j"));
  }

  private final ClusterSettings settings;
  private final String identity;
  private final String nodeId;
  private final Pulse pulse;
  private final Neighbours neighbours;
  private final Search search;
  private final Runnable changed;
  private final AtomicBoolean isLossTold = new AtomicBoolean();
  private volatile boolean isClosed;
  private volatile boolean hadOthers;
  private volatile HazelcastInstance instance;

  /**
   * Takes the place.
   *
   * @param pulse told when this node knows again what the others know
   * @param neighbours who is looked for
   * @param search where
   * @param isGivenUp whether it is not to be tried again
   * @param changed called when members come and go, after a merge, and on {@link #wake} of anybody
   * @throws ClusterNotJoinedException when it cannot
   */
  Seat(
      ClusterSettings settings,
      String identity,
      String nodeId,
      Pulse pulse,
      Neighbours neighbours,
      Search search,
      BooleanSupplier isGivenUp,
      Runnable changed) {
    this.settings = settings;
    this.identity = identity;
    this.nodeId = nodeId;
    this.pulse = pulse;
    this.neighbours = neighbours;
    this.search = search;
    this.changed = changed;
    this.instance = enter(isGivenUp);
    pulse.trust();
  }

  /** Asks the cluster, or answers what a node would say that is alone. */
  <T> T ask(Function<HazelcastInstance, T> question, T alone) {
    HazelcastInstance current = instance;
    if (isClosed || !current.getLifecycleService().isRunning()) {
      tellLoss("it has ended");
      return alone;
    }
    try {
      return question.apply(current);
    } catch (HazelcastInstanceNotActiveException e) {
      tellLoss("it has ended");
      return alone;
    } catch (HazelcastException | IllegalStateException e) {
      tellLoss(e.getClass().getSimpleName());
      return alone;
    }
  }

  /** Tells every node, this one included. */
  void wake() {
    boolean isTold =
        ask(
            current -> {
              topic(current).publish(nodeId);
              return true;
            },
            false);
    if (!isTold) {
      changed.run();
    }
  }

  /**
   * Takes the place again when it was lost; asked about every second. Whoever was frozen leaves
   * first, since the others have struck it off, and trusts nothing for a while if it then finds
   * nobody.
   */
  void keep() {
    pulse.beat();
    if (pulse.hasWoken() && !isClosed && hadOthers) {
      LOG.warn("this node was frozen and takes its place in the cluster anew");
      instance.getLifecycleService().terminate();
    }
    if (pulse.isTrusted()) {
      hadOthers = nodes().size() > 1;
    }
    if (isClosed || instance.getLifecycleService().isRunning()) {
      return;
    }
    try {
      HazelcastInstance again = start();
      if (isClosed) {
        again.shutdown();
        return;
      }
      instance = again;
      isLossTold.set(false);
      int size = members(again).size();
      if (size > 1) {
        pulse.trust();
      }
      LOG.warn("joined the cluster again, as one of {} nodes", size);
      changed.run();
    } catch (ClusterNotJoinedException e) {
      LOG.debug("not joined again yet", e);
    }
  }

  /** Takes over who works on the migration besides this node; see {@link Neighbours#hear}. */
  void hear(Map<String, String> addresses) {
    neighbours.hear(addresses, nodes());
    neighbours.dueToTell().ifPresent(LOG::warn);
  }

  /** Where others reach this node. */
  Optional<String> address() {
    return ask(
        current -> {
          Address address = current.getCluster().getLocalMember().getAddress();
          return Optional.of(Search.text(address.getHost(), address.getPort()));
        },
        Optional.empty());
  }

  /** Node ids, the oldest first; never empty. */
  List<String> nodes() {
    return ask(Seat::members, List.of(nodeId));
  }

  /** Loses the place. */
  void breakDown() {
    instance.getLifecycleService().terminate();
  }

  @Override
  public void close() {
    isClosed = true;
    HazelcastInstance current = instance;
    if (current.getLifecycleService().isRunning()) {
      current.shutdown();
    }
  }

  /** Takes the place, however long others keep the door shut by freezing while they open it. */
  private HazelcastInstance enter(BooleanSupplier isGivenUp) {
    long begin = System.nanoTime();
    while (true) {
      try {
        return start();
      } catch (ClusterNotJoinedException e) {
        boolean isOver = System.nanoTime() - begin > PATIENCE.toNanos();
        if (isOver || isGivenUp.getAsBoolean() || !e.isPassing()) {
          throw e;
        }
        LOG.warn("the other nodes have not let this one in yet; it tries again");
      }
    }
  }

  private HazelcastInstance start() {
    Config config = MemberConfig.of(settings, identity, nodeId, search);
    config.addListenerConfig(new ListenerConfig(new Changes()));
    HazelcastInstance started = search.joining(() -> begin(config));
    try {
      topic(started).addMessageListener(message -> changed.run());
      return started;
    } catch (HazelcastException | IllegalStateException e) {
      started.getLifecycleService().terminate();
      throw notLetIn(e);
    }
  }

  private HazelcastInstance begin(Config config) {
    try {
      return Hazelcast.newHazelcastInstance(config);
    } catch (IllegalStateException e) {
      // The one thing Hazelcast says when it has an address and a port and nobody lets it in.
      throw notLetIn(e);
    } catch (HazelcastException | IllegalArgumentException e) {
      throw new ClusterNotJoinedException(
          "cluster: no node could be started on host %s, ports %d to %d (%s) — expected an address of this machine with a free port — check cluster.host and cluster.port in mappings/migration.yaml, or set cluster.enabled: false to work alone"
              .formatted(
                  settings.host(),
                  settings.port(),
                  settings.port() + ClusterSettings.PORT_COUNT - 1,
                  e.getMessage()),
          e);
    }
  }

  private static ClusterNotJoinedException notLetIn(RuntimeException cause) {
    return new ClusterNotJoinedException(
        "cluster: the other nodes have not let this one in for %d s (%s) — expected an answer within seconds — look whether one of them is frozen or cut off, and end it"
            .formatted(PATIENCE.toSeconds(), cause.getMessage()),
        cause,
        true);
  }

  /** Says once, until the place is taken again, that this node is by itself. */
  void tellLoss(String why) {
    if (!isClosed && isLossTold.compareAndSet(false, true)) {
      LOG.warn(
          "the cluster does not answer this node ({}): it works on alone and tries to join again",
          why);
    }
  }

  private static ITopic<String> topic(HazelcastInstance current) {
    return current.getTopic(WAKE);
  }

  private static List<String> members(HazelcastInstance current) {
    return current.getCluster().getMembers().stream().map(Seat::nodeOf).toList();
  }

  private static String nodeOf(Member member) {
    return Objects.requireNonNullElse(
        member.getAttribute(MemberConfig.NODE), member.getUuid().toString());
  }

  private final class Changes implements MembershipListener, LifecycleListener {

    @Override
    public void memberAdded(MembershipEvent event) {
      hadOthers = true;
      changed.run();
    }

    @Override
    public void memberRemoved(MembershipEvent event) {
      changed.run();
    }

    @Override
    public void stateChanged(LifecycleEvent event) {
      LifecycleEvent.LifecycleState state = event.getState();
      if (state == LifecycleEvent.LifecycleState.MERGED) {
        pulse.trust();
        LOG.warn("together again with nodes it was apart from: one of {}", nodes().size());
      }
      if (state == LifecycleEvent.LifecycleState.MERGED
          || state == LifecycleEvent.LifecycleState.SHUTDOWN) {
        changed.run();
      }
    }
  }
}
