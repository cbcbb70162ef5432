package dev.deskferry.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.SandboxOptions;
import dev.deskferry.sandbox.limit.Fill;
import dev.deskferry.sandbox.limit.Limits;
import dev.deskferry.testing.JavaProcess;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** HubSpot's rolling ten seconds of an Enterprise account, enforced by the stand-in. */
@Tag("timed")
class QuotaIT {

  private static final Duration WARM = Duration.ofSeconds(15);
  private static final Duration MEASURED = Duration.ofSeconds(Long.getLong("deskferry.quota", 20));
  private static final int LIMIT = 190;

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(ints = {1, 3})
  void nodesUseTheWholeQuotaTogetherAndAreNeverRefused(int count) throws IOException {
    List<JavaProcess> nodes = new ArrayList<>();
    String identity = UUID.randomUUID().toString();
    String port = "" + ClusterIT.freePort();
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().with(Limits.REAL))) {
      for (int i = 0; i < count; i++) {
        nodes.add(
            JavaProcess.start(
                MemberProcess.class, Map.of(), port, identity, "n" + i, folder.toString()));
        ClusterIT.answer(nodes.get(i));
      }
      for (JavaProcess node : nodes) {
        node.say("call " + sandbox.hubspotUrl());
        ClusterIT.answer(node);
      }
      long from = System.currentTimeMillis() + WARM.toMillis();
      long until = from + MEASURED.toMillis();
      await()
          .atMost(WARM.plus(MEASURED).plusSeconds(5))
          .until(() -> System.currentTimeMillis() > until);
      nodes.forEach(JavaProcess::kill);

      Map<String, List<Long>> replies = Drawing.spent(folder);
      double share = Drawing.meanFill(replies.getOrDefault("200", List.of()), from, until) / LIMIT;
      System.out.printf("%d nodes used %.1f %% of the quota%n", count, 100 * share);
      assertThat(replies.getOrDefault("429", List.of())).isEmpty();
      assertThat(burst(sandbox))
          .allSatisfy(fill -> assertThat(fill.highest()).isLessThanOrEqualTo(LIMIT))
          .allSatisfy(fill -> assertThat(fill.refused()).isZero());
      assertThat(share).isGreaterThanOrEqualTo(0.95);
    } finally {
      nodes.forEach(JavaProcess::close);
    }
  }

  private static Stream<Fill> burst(Sandbox sandbox) {
    return sandbox.hubspot().fills().stream()
        .filter(fill -> fill.name().startsWith("TEN_SECONDLY"));
  }
}
