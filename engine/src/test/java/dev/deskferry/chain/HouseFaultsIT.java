package dev.deskferry.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.SandboxOptions;
import dev.deskferry.testing.CuttingProxy;
import dev.deskferry.testing.MortalPostgres;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/**
 * The staging database is killed, frozen and cut off while phases run; they wait and go on by
 * themselves.
 */
@Timeout(600)
class HouseFaultsIT {

  private static final int TICKETS = 600;

  /** Longer than a lease lasts when {@code -Ddeskferry.house.freeze=40}. */
  private static final Duration FREEZE =
      Duration.ofSeconds(Integer.getInteger("deskferry.house.freeze", 12));

  /** Long enough to be told. */
  private static final Duration DOWN = Duration.ofSeconds(7);

  @TempDir Path folder;

  private final long seed = Long.getLong("deskferry.seed", System.nanoTime());
  private final Random random = new Random(seed);

  @Test
  void aPostgresThatIsKilledOrFrozenIsWaitedFor() {
    System.out.println("HouseFaultsIT: repeat with -Ddeskferry.seed=" + seed);
    try (MortalPostgres postgres = MortalPostgres.in(folder);
        Sandbox sandbox = sandbox()) {
      Chain chain = Chain.between(sandbox, postgres.url(), postgres.user(), postgres.password());
      try (DeskferryProcess extract = chain.start("extract")) {
        int landed = random.nextInt(2 * TICKETS);
        await(() -> count(postgres, "staging.record") > landed);
        postgres.kill();
        await(() -> extract.output().contains("the staging database does not answer since"));
        LockSupport.parkNanos(DOWN.toNanos() / 2);
        postgres.start();
        assertThat(succeeded(extract)).contains("the staging database answers again, after");
      }
      try (DeskferryProcess load = chain.start("load", "--execute")) {
        int answered = random.nextInt(TICKETS);
        await(() -> count(postgres, "migration.delivery") > answered);
        postgres.kill();
        LockSupport.parkNanos(DOWN.toNanos());
        postgres.start();
        int more = answered + random.nextInt(TICKETS);
        await(() -> count(postgres, "migration.delivery") > more);
        postgres.freeze();
        LockSupport.parkNanos(FREEZE.toNanos());
        postgres.thaw();
        assertThat(succeeded(load)).contains("the staging database does not answer");
      }
      assertFaithful(chain, postgres);
    }
  }

  @Test
  void answersThatAreCutInTheMiddleAreAskedForAgain() {
    System.out.println("HouseFaultsIT: repeat with -Ddeskferry.seed=" + seed);
    try (MortalPostgres postgres = MortalPostgres.in(folder);
        Sandbox sandbox = sandbox();
        CuttingProxy proxy = CuttingProxy.to(postgres.port(), 60, seed)) {
      Chain direct = Chain.between(sandbox, postgres.url(), postgres.user(), postgres.password());
      direct.succeed("status");
      String through =
          postgres.url().replace(":" + postgres.port() + "/", ":" + proxy.port() + "/");
      Chain chain = Chain.between(sandbox, through, postgres.user(), postgres.password());
      awaitSuccess(chain, "extract");
      int cutWhileExtracting = proxy.cutCount();
      awaitSuccess(chain, "load", "--execute");
      assertThat(cutWhileExtracting).as("cuts while extracting").isPositive();
      assertThat(proxy.cutCount() - cutWhileExtracting).as("cuts while loading").isPositive();
      assertFaithful(direct, postgres);
    }
  }

  @Test
  void aPatienceThatEndsSaysSoAndTheNextRunGoesOn() {
    try (MortalPostgres postgres = MortalPostgres.in(folder);
        Sandbox sandbox = sandbox()) {
      Chain chain = Chain.between(sandbox, postgres.url(), postgres.user(), postgres.password());
      Map<String, String> impatient = new HashMap<>(chain.environment());
      impatient.put("STAGING_PATIENCE", "2s");
      try (DeskferryProcess extract = DeskferryProcess.start(impatient, "extract")) {
        await(() -> count(postgres, "staging.record") > 0);
        postgres.kill();
        DeskferryProcess.Result result = extract.await();
        assertThat(result.exitCode()).as(result.output()).isEqualTo(1);
        assertThat(result.output())
            .contains("deskferry: the staging database did not answer for 2 s")
            .contains("run the same verb again")
            .doesNotContain("defect");
      }
      DeskferryProcess.Result refused = DeskferryProcess.run(impatient, "extract");
      assertThat(refused.exitCode()).isEqualTo(1);
      assertThat(refused.output()).contains("nothing accepts connections there; start Postgres");
      postgres.start();
      chain.succeed("extract");
      assertThat(chain.succeed("status")).contains("done");
    }
  }

  @Test
  void aTermWhileTheDatabaseIsGoneEndsTheVerbWithThree() {
    try (MortalPostgres postgres = MortalPostgres.in(folder);
        Sandbox sandbox = sandbox()) {
      Chain chain = Chain.between(sandbox, postgres.url(), postgres.user(), postgres.password());
      try (DeskferryProcess extract = chain.start("extract")) {
        await(() -> count(postgres, "staging.record") > 0);
        postgres.freeze();
        await(() -> extract.output().contains("the staging database does not answer"));
        extract.terminate();
        try {
          Awaitility.await().atMost(Duration.ofSeconds(20)).until(() -> !extract.isAlive());
        } finally {
          postgres.thaw();
        }
        assertThat(extract.await().exitCode()).as(extract.output()).isEqualTo(3);
      }
      chain.succeed("extract");
    }
  }

  private static Sandbox sandbox() {
    return Sandbox.start(SandboxOptions.defaults().generated(13, TICKETS));
  }

  /** The connections of a verb's beginning are not waited for, so the proxy may end it there. */
  private static void awaitSuccess(Chain chain, String... verb) {
    DeskferryProcess.Result result;
    do {
      result = DeskferryProcess.run(chain.environment(), verb);
    } while (result.exitCode() == 1 && result.output().contains("deskferry: STAGING_URL ("));
    assertThat(result.exitCode()).as(result.output()).isZero();
  }

  private static String succeeded(DeskferryProcess process) {
    DeskferryProcess.Result result = process.await();
    assertThat(result.exitCode()).as(result.output()).isZero();
    return result.output();
  }

  private static void assertFaithful(Chain chain, MortalPostgres postgres) {
    assertThat(chain.succeed("reconcile")).contains("It adds up");
    chain.assertFaithful();
    assertThat(number(postgres, MISCOUNTED))
        .as("tasks whose counts are not those of their records")
        .isZero();
    assertThat(number(postgres, "SELECT count(*) FROM migration.batch WHERE settled_at IS NULL"))
        .as("open batches")
        .isZero();
  }

  /** A page or a batch that was counted twice shows here. */
  private static final String MISCOUNTED =
      """
      SELECT count(*)
      FROM migration.task
      WHERE (phase = 'extract' AND created_count <> (
          SELECT count(*) FROM staging.record WHERE record.object_type = task.object_type))
        OR (phase = 'load' AND created_count <> (
          SELECT count(*) FROM migration.delivery
          WHERE delivery.object_type = task.object_type AND delivery.outcome = 'created'))
      """;

  private static long count(MortalPostgres postgres, String table) {
    try {
      return number(postgres, "SELECT count(*) FROM " + table);
    } catch (IllegalStateException notYet) {
      return 0;
    }
  }

  private static long number(MortalPostgres postgres, String sql) {
    try (Connection connection =
            DriverManager.getConnection(postgres.url(), postgres.user(), postgres.password());
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    } catch (SQLException e) {
      throw new IllegalStateException(e.getMessage(), e);
    }
  }

  private static void await(BooleanSupplier condition) {
    Awaitility.await()
        .atMost(Duration.ofMinutes(2))
        .pollInterval(Duration.ofMillis(20))
        .until(condition::getAsBoolean);
  }
}
