package dev.deskferry.cluster;

import dev.deskferry.spec.ClusterSettings;
import dev.deskferry.spec.Discovery;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;
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

  /** Arguments: port, identity, node id, folder for what it writes down. */
  public static void main(String[] arguments) throws IOException {
    long began = System.nanoTime();
    try (Cluster cluster =
            Cluster.join(loopback(Integer.parseInt(arguments[0])), arguments[1], arguments[2]);
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

  private static String answer(String word, Cluster cluster, AtomicInteger changes, Path folder) {
    if (word.startsWith("call ")) {
      Calling.start(cluster.permits(), word.substring(5), folder.resolve(cluster.self()));
      return "calling";
    }
    return switch (word) {
      case "alive" -> String.join(" ", new TreeSet<>(cluster.alive()));
      case "oldest" -> String.valueOf(cluster.isOldest());
      case "draw" -> {
        Drawing.start(cluster.permits(), folder, cluster.self());
        yield "drawing";
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
