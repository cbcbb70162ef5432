package dev.deskferry.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskferry.testing.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A network that falls into halves and is mended. Each node is told of a machine with twenty ports
 * at which nobody answers, beside the addresses of the others.
 */
@Tag("timed")
class SplitIT {

  private static final Duration PARTED_WITHIN = Duration.ofSeconds(15);
  private static final Duration HEALED_WITHIN = Duration.ofSeconds(10);

  @TempDir Path folder;

  private final String identity = UUID.randomUUID().toString();
  private final Lines lines = new Lines();
  private final Map<String, JavaProcess> nodes = new TreeMap<>();

  @AfterEach
  void end() {
    nodes.values().forEach(JavaProcess::close);
    lines.close();
  }

  @Test
  void twoNodesThatLostEachOtherShareTheLimitAgainTenSecondsAfterTheyCan() throws IOException {
    start("a", "b");
    nodes.keySet().forEach(node -> ask(node, "draw"));
    Drawing.awaitFullRate(folder, System.currentTimeMillis());

    lines.divide("a");
    awaitSight(PARTED_WITHIN, "a", "b");
    Drawing.awaitFullRate(folder, System.currentTimeMillis() + Drawing.WINDOW);
    long mended = System.currentTimeMillis();
    lines.mend();
    awaitSight(HEALED_WITHIN, "a b");
    long healed = System.currentTimeMillis();
    System.out.printf("healed %d ms after the network%n", healed - mended);

    Drawing.awaitFullRate(folder, healed + 2 * Drawing.WINDOW);
    // What each half had granted before they met counts for one window more.
    Drawing.spent(folder)
        .forEach(
            (bucket, times) -> {
              assertThat(Drawing.most(times, Drawing.WINDOW - 100))
                  .as("during the split, " + bucket)
                  .isLessThanOrEqualTo(2 * Drawing.LIMIT);
              assertThat(
                      Drawing.most(
                          times.stream().filter(it -> it > healed + Drawing.WINDOW).toList(),
                          Drawing.WINDOW - 100))
                  .as("after it, " + bucket)
                  .isLessThanOrEqualTo(Drawing.LIMIT);
            });
  }

  @Test
  void twoHalvesOfTwoBecomeOneOfFourAndHearAndCountTogether() {
    start("a", "b", "c", "d");
    ask("a", "count");
    lines.divide("a", "c");
    awaitSight(PARTED_WITHIN, "a c", "b d");
    nodes.keySet().forEach(node -> ask(node, "count"));

    lines.mend();
    awaitSight(HEALED_WITHIN, "a b c d");

    assertThat(nodes.keySet().stream().filter(node -> ask(node, "oldest").equals("true")))
        .hasSize(1);
    await()
        .untilAsserted(
            () ->
                assertThat(nodes.keySet().stream().map(node -> ask(node, "total")))
                    .containsOnly("5"));
    for (String waker : nodes.keySet()) {
      Map<String, Integer> before = new LinkedHashMap<>();
      nodes.keySet().forEach(node -> before.put(node, changes(node)));
      ask(waker, "wake");
      await()
          .untilAsserted(
              () ->
                  assertThat(nodes.keySet())
                      .allMatch(node -> changes(node) > before.getOrDefault(node, 0)));
    }
  }

  private int changes(String node) {
    return Integer.parseInt(ask(node, "changes"));
  }

  /** Waits until each node sees those of its half and no others. */
  private void awaitSight(Duration within, String... halves) {
    await()
        .atMost(within)
        .untilAsserted(
            () -> {
              for (String half : halves) {
                for (String node : half.split(" ", -1)) {
                  assertThat(ask(node, "alive")).isEqualTo(half);
                }
              }
            });
  }

  private void start(String... names) {
    Map<String, Integer> ports = new TreeMap<>();
    Map<String, String> doors = new TreeMap<>();
    for (String name : names) {
      ports.put(name, ClusterIT.freePort());
      doors.put(name, lines.address(name, ports.get(name)));
    }
    for (String name : names) {
      List<String> arguments =
          new ArrayList<>(
              List.of("" + ports.get(name), identity, name, folder.toString(), doors.get(name)));
      arguments.addAll(doors.values());
      lines.lay(doors.getOrDefault(name, ""));
      JavaProcess node =
          JavaProcess.start(MemberProcess.class, Map.of(), arguments.toArray(String[]::new));
      nodes.put(name, node);
      assertThat(ClusterIT.answer(node)).startsWith("joined ");
    }
    doors.forEach(
        (name, door) ->
            ask(
                name,
                doors.entrySet().stream()
                    .filter(other -> !other.getKey().equals(name))
                    .map(other -> other.getKey() + "=" + other.getValue())
                    .collect(Collectors.joining(" ", "hear ", ""))));
    awaitSight(Duration.ofSeconds(20), String.join(" ", Stream.of(names).sorted().toList()));
  }

  private String ask(String name, String word) {
    JavaProcess node = Objects.requireNonNull(nodes.get(name));
    node.say(word);
    return ClusterIT.answer(node);
  }
}
