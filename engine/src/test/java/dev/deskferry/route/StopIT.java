package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.run.RunState;
import dev.deskferry.run.StopSignal;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.testing.PgServer;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** A stop ends a phase within ten seconds, even when the other side never answers. */
@Tag("timed")
class StopIT {
  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final String GROUPS = "/api/v2/groups";

  private final AtomicLong stoppedAt = new AtomicLong();
  private final CountDownLatch end = new CountDownLatch(1);

  @Test
  void aLoadDoesNotWaitForHubSpotAndTheNextOneGoesOn() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute(Scene.STAGED);
    LoadBench[] held = new LoadBench[1];
    try (LoadBench bench =
        new LoadBench(
            POSTGRES.database(),
            HubSpotOptions.defaults(),
            inner ->
                request ->
                    request.path().endsWith("tickets/batch/create") && end.getCount() > 0
                        ? silence(held[0].stop)
                        : inner.apply(request))) {
      held[0] = bench;
      LoadSummary stopped = bench.load();
      assertThat(sinceStop()).isLessThan(LIMIT);
      end.countDown();
      assertThat(stopped.message()).isEmpty();
      assertThat(stopped.state()).isEqualTo(RunState.INTERRUPTED);

      bench.stop = new StopSignal();
      LoadSummary resumed = bench.load();
      assertThat(resumed.state()).isEqualTo(RunState.DONE);
      assertThat(resumed.runId()).isEqualTo(stopped.runId());
      assertThat(bench.hubspot.inspect().count("tickets")).isEqualTo(1_200);
    } finally {
      end.countDown();
    }
  }

  @Test
  void anExtractDoesNotWaitForZendeskAndTheNextOneGoesOn() {
    POSTGRES.execute(Scene.EMPTY);
    StopSignal stop = new StopSignal();
    try (ScriptedZendesk zendesk = new ScriptedZendesk()) {
      zendesk.on(GROUPS, request -> silence(stop));
      ExtractFixture fixture =
          new ExtractFixture(POSTGRES.database(), zendesk.url()).groups("none", "").stop(stop);
      ExtractSummary stopped = ExtractPhase.run(fixture.job());
      assertThat(sinceStop()).isLessThan(LIMIT);
      end.countDown();
      assertThat(stopped.state()).isEqualTo(RunState.INTERRUPTED);

      zendesk.on(GROUPS, Reply.json(200, "{\"groups\":[{\"id\":1}]}"));
      ExtractSummary resumed = fixture.stop(new StopSignal()).run();
      assertThat(resumed.state()).isEqualTo(RunState.DONE);
      assertThat(resumed.runId()).isEqualTo(stopped.runId());
    } finally {
      end.countDown();
    }
  }

  /** Asks for a stop, then says nothing until the test is over. */
  private Reply silence(StopSignal stop) {
    stoppedAt.compareAndSet(0, System.nanoTime());
    stop.request();
    try {
      end.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    return Reply.html(504, "");
  }

  private Duration sinceStop() {
    return Duration.ofNanos(System.nanoTime() - stoppedAt.get());
  }
}
