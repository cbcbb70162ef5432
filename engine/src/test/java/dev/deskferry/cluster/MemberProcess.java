package dev.deskferry.cluster;

import dev.deskferry.spec.ClusterSettings;
import dev.deskferry.spec.Discovery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * A node for tests: joins on the port and under the id of its arguments, says how long that took,
 * and answers the words of its standard input with one line each until that ends.
 */
final class MemberProcess {

  /** What its answers begin with. */
  static final String MARK = "> ";

  private MemberProcess() {}

  static ClusterSettings loopback(int port) {
    return new ClusterSettings(
        true, Optional.empty(), "127.0.0.1", port, new Discovery.Listed(List.of("127.0.0.1")));
  }

  /**
   * Arguments: port, identity, node id, folder for what it writes down; then, if others find it
   * elsewhere than it listens, that address and theirs.
   */
  public static void main(String[] arguments) throws IOException {
    long began = System.nanoTime();
    try (Cluster cluster = Cluster.join(settings(arguments), arguments[1], arguments[2]);
        BufferedReader words =
            new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
      AtomicInteger changes = new AtomicInteger();
      cluster.onChange(changes::incrementAndGet);
      System.out.println(MARK + "joined " + Duration.ofNanos(System.nanoTime() - began).toMillis());
      String word = words.readLine();
      while (word != null) {
        System.out.println(MARK + answer(word, cluster, changes, Path.of(arguments[3])));
        word = words.readLine();
      }
    }
  }

  private static ClusterSettings settings(String[] arguments) {
    int port = Integer.parseInt(arguments[0]);
    if (arguments.length < 5) {
      return loopback(port);
    }
    System.setProperty("hazelcast.local.publicAddress", arguments[4]);
    List<String> members = new ArrayList<>(List.of("127.0.0.1"));
    members.addAll(List.of(arguments).subList(5, arguments.length));
    return new ClusterSettings(
        true, Optional.empty(), "127.0.0.1", port, new Discovery.Listed(members));
  }

  /** Tells it every second, as a database would, who is where: {@code b=127.0.0.1:5701 ...}. */
  private static void hear(Cluster cluster, String others) {
    Map<String, String> addresses = new TreeMap<>();
    for (String other : others.split(" ", -1)) {
      addresses.put(other.replaceFirst("=.*", ""), other.replaceFirst(".*=", ""));
    }
    ScheduledExecutorService clock =
        Executors.newSingleThreadScheduledExecutor(
            work -> {
              Thread thread = new Thread(work, "hearsay");
              thread.setDaemon(true);
              return thread;
            });
    var unused =
        clock.scheduleWithFixedDelay(() -> cluster.hear(addresses), 0, 1, TimeUnit.SECONDS);
  }

  private static String answer(String word, Cluster cluster, AtomicInteger changes, Path folder) {
    if (word.startsWith("call ")) {
      Calling.start(cluster.permits(), word.substring(5), folder.resolve(cluster.self()));
      return "calling";
    }
    if (word.startsWith("hear ")) {
      hear(cluster, word.substring(5));
      return "hearing";
    }
    return switch (word) {
      case "alive" -> String.join(" ", new TreeSet<>(cluster.alive()));
      case "oldest" -> String.valueOf(cluster.isOldest());
      case "draw" -> {
        Drawing.start(cluster.permits(), folder, cluster.self());
        yield "drawing";
      }
      case "wake" -> {
        cluster.wake();
        yield "woken";
      }
      case "changes" -> String.valueOf(changes.get());
      case "count" -> {
        cluster.counters().add(1, "tickets", "done", 1);
        yield "counted";
      }
      case "total" -> String.valueOf(cluster.counters().total(1, "tickets", "done"));
      default -> throw new IllegalArgumentException(word);
    };
  }
}
