package dev.deskferry.cluster;

import dev.deskferry.spec.ClusterSettings;
import dev.deskferry.spec.Discovery;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Where Hazelcast looks for other nodes when these are told by a list. A node that is to come in
 * looks wherever one may be. One that is in looks for those that are known to work elsewhere; while
 * nobody says who works, now and then wherever somebody listens. Not more often, since a frozen
 * process seems to listen too, and Hazelcast spins for five seconds on a connection that is never
 * taken up (NioOutboundPipeline.postProcessClean of 5.7).
 */
final class Search {

  private static final Logger LOG = LoggerFactory.getLogger(Search.class);
  private static final Duration PATIENCE = Duration.ofSeconds(1);
  private static final Duration PATIENCE_OF_A_NEWCOMER = Duration.ofSeconds(3);
  private static final long FIRST_ROUND = 5_000;
  private static final long BETWEEN_ROUNDS = 30_000;

  private final List<String> listed;
  private final int port;
  private final boolean isAnywhere;
  private final Neighbours neighbours;
  private final LongSupplier steadyMillis;
  private volatile long nextRound;
  private volatile @Nullable Thread joiner;

  Search(ClusterSettings settings, Neighbours neighbours, LongSupplier steadyMillis) {
    this.listed = settings.discovery() instanceof Discovery.Listed list ? list.hosts() : List.of();
    this.port = settings.port();
    this.isAnywhere = settings.host().equals(ClusterSettings.ANY);
    this.neighbours = neighbours;
    this.steadyMillis = steadyMillis;
    this.nextRound = steadyMillis.getAsLong() + FIRST_ROUND;
  }

  /** Lets this thread, and no other, see all places while it makes the node a member. */
  <T> T joining(Supplier<T> entry) {
    joiner = Thread.currentThread();
    try {
      return entry.get();
    } finally {
      joiner = null;
      nextRound = steadyMillis.getAsLong() + FIRST_ROUND;
    }
  }

  /**
   * Hosts, each with or without a port, in the words of Hazelcast. A name that stands for several
   * machines gives all of them. Asked whenever it searches, which may take a second or three.
   */
  List<String> addresses() {
    Collection<String> missing = neighbours.missing();
    if (Thread.currentThread().equals(joiner)) {
      return entrances(Stream.concat(listed.stream(), missing.stream()).distinct().toList());
    }
    if (neighbours.isInformed()) {
      return open(missing, PATIENCE);
    }
    long now = steadyMillis.getAsLong();
    if (now < nextRound) {
      return List.of();
    }
    nextRound = now + BETWEEN_ROUNDS;
    return open(listed, PATIENCE);
  }

  /**
   * Of two nodes that come at once the later one finds the door of the other, since both open
   * theirs before they look. A node that may listen anywhere takes the whole list for a hint at its
   * own address.
   */
  private List<String> entrances(Collection<String> hosts) {
    if (isAnywhere) {
      return hosts.stream().flatMap(Search::spelledOut).toList();
    }
    Stream<String> patterns = hosts.stream().filter(host -> machines(host).isEmpty());
    return Stream.concat(patterns, open(hosts, PATIENCE_OF_A_NEWCOMER).stream()).toList();
  }

  private List<String> open(Collection<String> hosts, Duration patience) {
    Set<InetSocketAddress> all = hosts.stream().flatMap(this::places).collect(Collectors.toSet());
    return Doors.open(all, patience).stream()
        .map(door -> text(door.getAddress().getHostAddress(), door.getPort()))
        .toList();
  }

  /** A host without a port may have nodes at each of those that are tried. */
  private Stream<InetSocketAddress> places(String host) {
    OptionalInt only = portOf(host);
    int first = only.orElse(port);
    int count = only.isPresent() ? 1 : ClusterSettings.PORT_COUNT;
    List<InetAddress> machines = machines(host);
    return IntStream.range(first, first + count)
        .boxed()
        .flatMap(each -> machines.stream().map(machine -> new InetSocketAddress(machine, each)));
  }

  private static Stream<String> spelledOut(String host) {
    String port = portOf(host).isPresent() ? ":" + portOf(host).getAsInt() : "";
    List<InetAddress> machines = machines(host);
    return machines.isEmpty()
        ? Stream.of(host)
        : machines.stream().map(machine -> bracketed(machine.getHostAddress()) + port);
  }

  /** Addresses of the newer kind only where there are no others, as Hazelcast has it. */
  private static List<InetAddress> machines(String host) {
    String name = portOf(host).isPresent() ? host.substring(0, host.lastIndexOf(':')) : host;
    try {
      List<InetAddress> all = List.of(InetAddress.getAllByName(name));
      List<InetAddress> older = all.stream().filter(Inet4Address.class::isInstance).toList();
      return older.isEmpty() ? all : older;
    } catch (UnknownHostException e) {
      LOG.debug("{} has no address", name, e);
      return List.of();
    }
  }

  private static OptionalInt portOf(String host) {
    int colon = host.lastIndexOf(':');
    return colon > host.lastIndexOf(']')
        ? OptionalInt.of(Integer.parseInt(host.substring(colon + 1)))
        : OptionalInt.empty();
  }

  /** Both in the words of Hazelcast: {@code 10.1.2.3:5701}, {@code [fe80::1]:5701}. */
  static String text(String host, int port) {
    return bracketed(host) + ":" + port;
  }

  private static String bracketed(String host) {
    return host.contains(":") ? "[" + host + "]" : host;
  }
}
