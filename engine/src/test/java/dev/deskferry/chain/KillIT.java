package dev.deskferry.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.SandboxOptions;
import dev.deskferry.testing.PgServer;
import java.time.Duration;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/**
 * kill -9 at ten random instants of extract and ten of load. An instant is a number of requests
 * after the start, and some milliseconds more, so that kills fall before, between and after durable
 * steps.
 */
class KillIT {

  private static final int KILLS = 10;
  private static final int TICKETS = 1_500;
  private static final int FURTHER_MILLIS = 40;
  private static final int EXTRACT_REQUESTS = 20;

  /** Preflight alone takes about twenty; kills must fall behind it as well. */
  private static final int LOAD_REQUESTS = 45;

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private final long seed = Long.getLong("deskferry.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void nothingIsLostAndNothingIsDoubledByTwentyKills() {
    System.out.println("KillIT: repeat with -Ddeskferry.seed=" + seed);
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().generated(11, TICKETS))) {
      Chain chain = Chain.between(sandbox, POSTGRES);
      int extracts =
          killed(chain, () -> sandbox.zendesk().log().total(), EXTRACT_REQUESTS, "extract");
      chain.succeed("extract");
      int loads =
          killed(chain, () -> sandbox.hubspot().log().total(), LOAD_REQUESTS, "load", "--execute");
      chain.succeed("load", "--execute");
      assertThat(extracts).as("kills that hit a running extract").isGreaterThanOrEqualTo(KILLS / 2);
      assertThat(loads).as("kills that hit a running load").isGreaterThanOrEqualTo(KILLS / 2);
      assertThat(chain.succeed("reconcile")).contains("It adds up");
      chain.assertFaithful();
    }
  }

  /**
   * Starts and kills a verb ten times; returns how often it was still running when it was killed.
   */
  private int killed(Chain chain, LongSupplier requests, int mostRequests, String... verb) {
    int hits = 0;
    for (int kill = 0; kill < KILLS; kill++) {
      long enough = requests.getAsLong() + 1 + random.nextInt(mostRequests);
      try (DeskferryProcess process = chain.start(verb)) {
        await()
            .atMost(Duration.ofMinutes(2))
            .pollInterval(Duration.ofMillis(1))
            .until(() -> requests.getAsLong() >= enough || !process.isAlive());
        LockSupport.parkNanos(Duration.ofMillis(random.nextInt(FURTHER_MILLIS)).toNanos());
        hits += process.isAlive() ? 1 : 0;
        process.kill();
      }
    }
    return hits;
  }
}
