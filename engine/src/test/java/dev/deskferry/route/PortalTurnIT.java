package dev.deskferry.route;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskferry.run.RunState;
import dev.deskferry.sandbox.hubspot.HubSpotOptions;
import dev.deskferry.staging.SessionLock;
import dev.deskferry.testing.PgServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Loads that begin together look at the portal one after the other. */
class PortalTurnIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  @BeforeEach
  void stage() {
    POSTGRES.execute(Scene.EMPTY);
    POSTGRES.execute(Scene.STAGED);
  }

  @Test
  void aLoadWaitsUntilAnotherHasLookedAtThePortalAndGivesTheTurnBack() throws Exception {
    try (LoadBench bench =
        new LoadBench(POSTGRES.database(), HubSpotOptions.defaults(), inner -> inner)) {
      SessionLock other = SessionLock.tryTake(POSTGRES.database(), PortalTurn.LOCK).orElseThrow();
      CompletableFuture<LoadSummary> load = CompletableFuture.supplyAsync(bench::load);
      await().until(() -> Scene.number(POSTGRES, "SELECT count(*) FROM migration.run") == 1);
      await()
          .during(Duration.ofSeconds(1))
          .until(() -> Scene.number(POSTGRES, "SELECT count(*) FROM migration.batch") == 0);
      assertThat(load).isNotDone();
      other.close();
      assertThat(load.get(1, TimeUnit.MINUTES).state()).isEqualTo(RunState.DONE);
      assertThat(SessionLock.isTaken(POSTGRES.database(), PortalTurn.LOCK)).isFalse();
    }
  }

  @Test
  void aStopEndsTheWait() throws Exception {
    try (LoadBench bench =
            new LoadBench(POSTGRES.database(), HubSpotOptions.defaults(), inner -> inner);
        SessionLock other =
            SessionLock.tryTake(POSTGRES.database(), PortalTurn.LOCK).orElseThrow()) {
      CompletableFuture<LoadSummary> load = CompletableFuture.supplyAsync(bench::load);
      await().until(() -> Scene.number(POSTGRES, "SELECT count(*) FROM migration.run") == 1);
      bench.stop.request();
      assertThat(load.get(1, TimeUnit.MINUTES).state()).isEqualTo(RunState.INTERRUPTED);
    }
  }
}
