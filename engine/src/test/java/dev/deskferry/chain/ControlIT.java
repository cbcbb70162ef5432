package dev.deskferry.chain;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import dev.deskferry.run.ControlWishes;
import dev.deskferry.run.Phase;
import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.SandboxOptions;
import dev.deskferry.sandbox.fault.FaultKind;
import dev.deskferry.sandbox.fault.FaultPlan;
import dev.deskferry.sandbox.fault.FaultRule;
import dev.deskferry.sandbox.fault.Latency;
import dev.deskferry.sandbox.fault.Weather;
import dev.deskferry.sandbox.limit.Limits;
import dev.deskferry.testing.PgServer;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import java.util.function.LongSupplier;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** The operator's verbs against phases that run in other processes. */
@Tag("timed")
class ControlIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final Duration A_WINDOW = Duration.ofSeconds(10);
  private static final Duration A_LOOK = Duration.ofMillis(100);
  private static final Duration OBEDIENCE = Duration.ofSeconds(2);
  private static final String EMPTY =
      "TRUNCATE staging.record, migration.run, migration.task, migration.partition, migration.batch,"
          + " migration.delivery, migration.association, migration.event, migration.control,"
          + " migration.node, migration.parent_visit CASCADE";

  @BeforeEach
  void empty() {
    POSTGRES.execute(EMPTY);
  }

  @Test
  void aPauseStopsAllRequestsSurvivesAKillAndEndsWithResume() {
    try (Sandbox sandbox = Sandbox.start(slow())) {
      Chain chain = Chain.between(sandbox, POSTGRES);
      LongSupplier requests = () -> sandbox.zendesk().log().total();
      try (DeskferryProcess extract = chain.start("extract")) {
        await().atMost(PATIENCE).until(() -> requests.getAsLong() > 3);
        assertThat(chain.succeed("pause", "extract")).contains("extract is paused: 1 process (");
        assertSilentWithin(OBEDIENCE, requests);
        await().atMost(PATIENCE).until(() -> extract.output().contains("paused by "));
        assertThat(extract.isAlive()).as(extract.output()).isTrue();
        extract.kill();
      }
      long before = requests.getAsLong();
      try (DeskferryProcess again = chain.start("extract")) {
        await().atMost(PATIENCE).until(() -> again.output().contains("deskferry resume extract"));
        assertSilentWithin(Duration.ofMillis(1), requests);
        assertThat(requests.getAsLong()).isEqualTo(before);
        hurry(sandbox);
        assertThat(chain.succeed("resume", "extract")).contains("extract goes on: ");
        DeskferryProcess.Result result = again.await();
        assertThat(result.exitCode()).as(result.output()).isZero();
        assertThat(result.output()).contains("extract goes on");
      }
      assertThat(chain.succeed("resume")).contains("extract was not paused", "none is running");
    }
  }

  @Test
  void aPausedLoadSendsNothingAndGoesOn() {
    try (Sandbox sandbox = Sandbox.start(slow())) {
      Chain chain = Chain.between(sandbox, POSTGRES);
      hurry(sandbox);
      chain.succeed("extract");
      sandbox.faults().follow(slow("/**/batch/create"));
      LongSupplier requests = () -> sandbox.hubspot().log().total();
      try (DeskferryProcess load = chain.start("load", "--execute")) {
        await().atMost(PATIENCE).until(() -> requests.getAsLong() > 15);
        chain.succeed("pause");
        assertSilentWithin(OBEDIENCE, requests);
        assertThat(load.isAlive()).as(load.output()).isTrue();
        hurry(sandbox);
        chain.succeed("resume", "load");
        DeskferryProcess.Result result = load.await();
        assertThat(result.exitCode()).as(result.output()).isZero();
      }
      chain.succeed("resume");
      chain.assertFaithful();
    }
  }

  @Test
  void aStopEndsWhatRunsWithExitCodeThreeAndIsForgottenByTheNextRun() {
    try (Sandbox sandbox = Sandbox.start(slow())) {
      Chain chain = Chain.between(sandbox, POSTGRES);
      try (DeskferryProcess extract = chain.start("extract")) {
        await().atMost(PATIENCE).until(() -> sandbox.zendesk().log().total() > 3);
        assertThat(chain.succeed("stop"))
            .contains("extract stops: 1 process (", "no load is running: no process was heard of");
        DeskferryProcess.Result result = extract.await();
        assertThat(result.exitCode()).as(result.output()).isEqualTo(3);
        assertThat(result.output()).contains("stopping after what is in flight, as ");
      }
      assertThat(chain.succeed("stop")).contains("no extract is running", "no load is running");
      hurry(sandbox);
      chain.succeed("extract");
    }
  }

  @Test
  void aStopIsWrittenDownAlsoForProcessesThatWereNotHeardOfForAWhile() {
    POSTGRES.execute(
        """
        INSERT INTO migration.run (run_id, phase, state) VALUES (7, 'extract', 'running');
        INSERT INTO migration.run (run_id, phase, state, options)
          VALUES (8, 'load', 'running', '{}'), (9, 'load', 'running', '{"lane": "open"}');
        INSERT INTO migration.node (node_id, phase, host, pid, version, fingerprint, seen_at)
          VALUES ('east', 'extract', 'a', 1, '', '', now() - interval '6 seconds');
        """);
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().generated(3, 10))) {
      assertThat(Chain.between(sandbox, POSTGRES).succeed("stop", "extract"))
          .contains(
              "extract run 7 has not ended, but no process was heard of in the last 5 s; one that still works on it stops");
      assertThat(Chain.between(sandbox, POSTGRES).succeed("stop", "load"))
          .contains("load run 8 has not ended", "load run 9 (lane open) has not ended");
    }
    assertThat(ControlWishes.read(POSTGRES.database()).stop(Phase.EXTRACT, Instant.EPOCH))
        .isPresent();
  }

  @Test
  void aThrottleToHalfOfTheShareHalvesTheRate(@TempDir Path folder) {
    SandboxOptions options = SandboxOptions.defaults().generated(6, 3_500);
    try (Sandbox sandbox = Sandbox.start(options)) {
      Chain.between(sandbox, POSTGRES).succeed("extract");
    }
    try (Sandbox sandbox = Sandbox.start(options.with(Limits.REAL))) {
      Chain chain = Chain.between(sandbox, POSTGRES);
      HomeCopy.into(folder)
          .edit(
              "mappings/migration.yaml",
              "burst: { limit: 100, per: 10s, share: 95 }",
              "burst: { limit: 190, per: 10s, share: 20 }");
      Map<String, String> environment = new HashMap<>(chain.environment());
      environment.put("DESKFERRY_HOME", folder.toString());
      Chain slower = new Chain(sandbox, environment);
      LongSupplier requests = () -> sandbox.hubspot().log().total();
      try (DeskferryProcess load = slower.start("load", "--execute")) {
        await().atMost(PATIENCE).until(() -> requests.getAsLong() > 45);
        double whole = inAWindow(requests);
        slower.succeed("throttle", "hubspot.burst", "10");
        pass(OBEDIENCE.plus(A_WINDOW));
        double half = inAWindow(requests);
        assertThat(load.isAlive()).as(load.output()).isTrue();
        assertThat(whole).isBetween(30.0, 38.0);
        assertThat(half / whole).isBetween(0.4, 0.6);
        assertThat(slower.succeed("status"))
            .containsPattern(
                "hubspot.burst is throttled to 10 % of its limit since [0-9T:Z-]+ by .+@");
      }
    }
  }

  @Test
  void wrongWordsAreExplainedWithExitCodeTwo() {
    try (Sandbox sandbox = Sandbox.start(SandboxOptions.defaults().generated(3, 10))) {
      Chain chain = Chain.between(sandbox, POSTGRES);
      assertUsage(chain, "expected extract or load", "pause", "lode");
      assertUsage(chain, "expected one of hubspot, hubspot.associations", "throttle", "hub", "50");
      assertUsage(chain, "expected 1 to 100, or off", "throttle", "hubspot", "0");
      assertUsage(chain, "expected 1 to 100, or off", "throttle", "hubspot", "half");
      assertUsage(chain, "PERCENT", "throttle", "hubspot");
      assertThat(chain.succeed("throttle", "hubspot", "50%"))
          .contains("hubspot uses 50 % of its limit");
      assertThat(chain.succeed("throttle", "hubspot", "off"))
          .contains("what the settings say again");
      assertThat(chain.succeed("throttle", "hubspot.burst", "off")).contains("was not throttled");
      POSTGRES.execute(
          "INSERT INTO migration.control (wish, scope, percent, wished_by) VALUES ('throttle', 'zendesk.former', 5, 'ops')");
      assertThat(chain.succeed("status")).contains("zendesk.former is throttled to 5 %");
      assertThat(chain.succeed("throttle", "zendesk.former", "off"))
          .contains("what the settings say again");
      assertUsage(chain, "expected one of hubspot", "throttle", "zendesk.former", "off");
      assertThat(chain.succeed("pause")).contains("none is running, the next one waits");
    }
  }

  private static void assertUsage(Chain chain, String message, String... arguments) {
    DeskferryProcess.Result result = DeskferryProcess.run(chain.environment(), arguments);
    assertThat(result.output()).contains(message);
    assertThat(result.exitCode()).as(result.output()).isEqualTo(2);
  }

  /** So slow that a verb comes in between; {@link #hurry} ends that. */
  private static SandboxOptions slow() {
    return SandboxOptions.defaults()
        .generated(5, 300)
        .with(new Weather(slow("/**"), Latency.NONE, 0));
  }

  private static FaultPlan slow(String path) {
    FaultRule always = new FaultRule(Optional.empty(), "*", path, Map.of(FaultKind.SLOW, 1.0));
    return new FaultPlan(1, Duration.ofSeconds(6), Duration.ofSeconds(1), List.of(always));
  }

  private static void hurry(Sandbox sandbox) {
    sandbox.faults().follow(FaultPlan.none());
  }

  /** How many arrive in a window, at whatever moment of two it ends; bursts on an edge are none. */
  private static double inAWindow(LongSupplier requests) {
    NavigableMap<Long, Long> looks = new TreeMap<>();
    long begin = System.nanoTime();
    while (looks.isEmpty() || looks.lastKey() < 2 * A_WINDOW.toNanos()) {
      looks.put(System.nanoTime() - begin, requests.getAsLong());
      pass(A_LOOK);
    }
    return looks.tailMap(A_WINDOW.toNanos()).entrySet().stream()
        .mapToLong(
            it -> it.getValue() - looks.ceilingEntry(it.getKey() - A_WINDOW.toNanos()).getValue())
        .average()
        .orElseThrow();
  }

  private static void pass(Duration time) {
    long end = System.nanoTime() + time.toNanos();
    await()
        .pollInterval(Duration.ofMillis(20))
        .atMost(time.plusSeconds(1))
        .until(() -> System.nanoTime() >= end);
  }

  /** Nothing arrives for a second, beginning at the latest after that time. */
  private static void assertSilentWithin(Duration grace, LongSupplier requests) {
    pass(grace);
    long then = requests.getAsLong();
    await()
        .pollInterval(Duration.ofMillis(50))
        .during(1_500, TimeUnit.MILLISECONDS)
        .atMost(Duration.ofSeconds(3))
        .until(() -> requests.getAsLong() == then);
  }
}
