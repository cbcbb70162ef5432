package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.run.RunState;
import dev.deskferry.sandbox.http.Reply;
import dev.deskferry.sandbox.http.Request;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.testing.PgServer;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** What preflight makes in the portal is made, and the answer to it is lost. */
class LostPreflightIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final Pattern DEFINITIONS =
      Pattern.compile("/crm/(pipelines|properties|associations/[^/]+/[^/]+/[^/]+/labels).*");

  private final Set<String> lost = ConcurrentHashMap.newKeySet();
  private final AtomicInteger toFail = new AtomicInteger();

  @Test
  void whatIsThereByNowIsTakenAsMade() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute(Scene.STAGED);
    try (LoadBench bench =
        new LoadBench(POSTGRES.database(), HubSpotOptions.defaults(), this::losing)) {
      LoadSummary summary = bench.load();

      assertThat(summary.message()).isEmpty();
      assertThat(summary.state()).isEqualTo(RunState.DONE);
      assertThat(lost).anyMatch(it -> it.contains("pipelines")).hasSizeGreaterThan(5);
      assertThat(bench.hubspot.inspect().count("tickets")).isEqualTo(1_200);
    }
  }

  @Test
  void anOutageOfAPortalThatIsKnownIsWaitedOut() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute(Scene.STAGED);
    try (LoadBench bench =
        new LoadBench(POSTGRES.database(), HubSpotOptions.defaults(), this::outage)) {
      assertThat(bench.load().state()).isEqualTo(RunState.DONE);

      toFail.set(3);
      LoadSummary summary = bench.load();

      assertThat(summary.message()).isEmpty();
      assertThat(summary.state()).isEqualTo(RunState.DONE);
      assertThat(toFail).hasValueLessThanOrEqualTo(0);
    }
  }

  @Test
  void whoLooksAtALoadOfAnotherNodeIsToldWhyItFailed() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute(Scene.STAGED);
    try (LoadBench bench = new LoadBench(POSTGRES.database())) {
      bench.token = "another-token";
      LoadSummary planned = bench.load();

      LoadSummary looked = LoadPhase.look(bench.inputs(), planned.runId().orElseThrow());

      assertThat(looked.state()).isEqualTo(RunState.FAILED);
      assertThat(looked.message()).isNotEmpty().isEqualTo(planned.message());
    }
  }

  private Function<Request, Reply> outage(Function<Request, Reply> inner) {
    return request ->
        toFail.getAndDecrement() > 0
            ? Reply.html(502, "<html>bad gateway</html>")
            : inner.apply(request);
  }

  private Function<Request, Reply> losing(Function<Request, Reply> inner) {
    return request -> {
      Reply reply = inner.apply(request);
      boolean isLost =
          !request.method().equals("GET")
              && DEFINITIONS.matcher(request.path()).matches()
              && lost.add(request.method() + " " + request.path());
      return isLost ? Reply.html(504, "<html>gateway time-out</html>") : reply;
    };
  }
}
