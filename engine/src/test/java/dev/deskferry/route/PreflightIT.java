package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.run.RunState;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.testing.PgServer;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** How a load looks at a portal before anything is sent. */
class PreflightIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final List<String> TARGETS = List.of("contacts", "tickets");
  private static final int PATIENCE_SECONDS = 20;

  private final ConcurrentLinkedQueue<String> asked = new ConcurrentLinkedQueue<>();
  private final CountDownLatch both = new CountDownLatch(TARGETS.size());
  private final ConcurrentLinkedQueue<String> alone = new ConcurrentLinkedQueue<>();

  @Test
  void objectTypesAreLookedAtAtTheSameTimeAndTheirPropertiesReadOnce() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute(Scene.STAGED);
    try (LoadBench bench =
        new LoadBench(POSTGRES.database(), HubSpotOptions.defaults(), this::waiting)) {
      LoadSummary summary = bench.load();

      assertThat(summary.message()).isEmpty();
      assertThat(summary.state()).isEqualTo(RunState.DONE);
      assertThat(asked).containsExactlyInAnyOrderElementsOf(TARGETS);
      assertThat(alone).isEmpty();
    }
  }

  /** Answers about the properties of one object type when those of the other are asked for too. */
  private Function<Request, Reply> waiting(Function<Request, Reply> inner) {
    return request -> {
      String target = request.path().replaceFirst(".*/", "");
      boolean isDefinition =
          request.method().equals("GET")
              && request.path().contains("/properties/")
              && TARGETS.contains(target);
      if (isDefinition) {
        asked.add(target);
        both.countDown();
        await(target);
      }
      return inner.apply(request);
    };
  }

  private void await(String target) {
    try {
      if (!both.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
        alone.add(target);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      alone.add(target);
    }
  }
}
