package dev.deskferry.chain;

import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.SandboxOptions;
import dev.deskferry.sandbox.churn.Churn;
import dev.deskferry.sandbox.fault.FaultPlan;
import dev.deskferry.sandbox.fault.Latency;
import dev.deskferry.sandbox.fault.Weather;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.assertj.core.api.SoftAssertions;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Everything at once: processes are killed and frozen, requests fail, answers to writes are lost,
 * the account changes while it is read, and whoever dies is started again. In the end each record
 * and each link must stand in HubSpot once, and no process may need looking after. {@link
 * TortureSettings} says how hard; {@code mvn -Ptorture} makes the long version of it.
 */
@Tag("timed")
class TortureIT {

  private static final Duration PATIENCE = Duration.ofMinutes(30);
  private static final int MOST_ROUNDS = 200;

  @TempDir Path folder;

  @ParameterizedTest(name = "{0} nodes beside the verb")
  @ValueSource(ints = {1, 3})
  void nothingIsLostAndNothingIsDoubled(int nodes) throws Exception {
    TortureSettings settings = TortureSettings.read();
    System.out.println("TortureIT: repeat with -Dtorture.seed=" + settings.seed());
    TortureResult result = new TortureResult(settings, nodes);
    AheadClock clock = new AheadClock();
    SandboxOptions options =
        SandboxOptions.defaults().generated(settings.seed(), settings.tickets());
    try (Sandbox sandbox =
            Sandbox.start(
                options
                    .with(options.zendesk().with(clock))
                    .with(new Weather(TortureWeather.plan(settings), Latency.parse("20ms"), 0)));
        StagingServer staging = StagingServer.in(folder.resolve("staging"))) {
      CrewLog log =
          new CrewLog(
              Path.of("target", "torture", settings.seed() + "-" + nodes + "-nodes"), staging);
      try (Crew crew = new Crew(environment(sandbox, staging, settings), log);
          Churn churn = new Churn(sandbox.zendesk().account(), settings.seed(), clock)) {
        for (int node = 0; node < nodes; node++) {
          crew.enlistNode();
        }
        churn.start(settings.churn());
        goRound(crew, sandbox, staging, settings, result);
        churn.close();
        result.churn(churn.counts());
        result.faults(TortureWeather.met(sandbox.faults()));
        // Exports do not list what changed within the last minute.
        clock.pass(Duration.ofMinutes(2));
        sandbox.faults().follow(FaultPlan.none());
        crew.run(PATIENCE, "extract");
        crew.run(PATIENCE, "load", "--execute");
        result.requests(sandbox);
      }
      result.log(log);
      PortalComparison comparison = PortalComparison.of(sandbox);
      result.end(comparison);
      result.print();
      SoftAssertions all = new SoftAssertions();
      all.assertThat(comparison.differences()).as("seed %d", settings.seed()).isEmpty();
      all.assertThat(
              DeskferryProcess.run(environment(sandbox, staging, settings), "reconcile").output())
          .contains("It adds up");
      checkStaging(all, staging);
      all.assertThat(log.interventions()).as("processes that ended by themselves").isEmpty();
      all.assertAll();
    }
  }

  /** Extracts and loads under blows, again and again until there were enough. */
  private static void goRound(
      Crew crew,
      Sandbox sandbox,
      StagingServer staging,
      TortureSettings settings,
      TortureResult result) {
    try (Blows blows = Blows.begin(crew, staging, settings)) {
      int round = 0;
      do {
        blows.nextVerb();
        crew.run(PATIENCE, "extract");
        blows.nextVerb();
        crew.run(PATIENCE, "load", "--execute");
        round++;
        System.out.printf(
            "TortureIT: round %d done, %s, %d faults%n", round, blows.counts(), faults(sandbox));
      } while ((blows.kills() < settings.kills() || faults(sandbox) < settings.faults())
          && round < MOST_ROUNDS);
      result.blows(blows, round);
    }
  }

  private static long faults(Sandbox sandbox) {
    return TortureWeather.met(sandbox.faults()).values().stream().mapToLong(it -> it).sum();
  }

  private static void checkStaging(SoftAssertions all, StagingServer staging) {
    all.assertThat(staging.count("migration.batch WHERE settled_at IS NULL"))
        .as("batches that nobody settled")
        .isZero();
    all.assertThat(staging.count("migration.partition WHERE state = 'leased'"))
        .as("partitions that are still leased")
        .isZero();
    all.assertThat(staging.count("migration.run WHERE state = 'running'"))
        .as("running runs")
        .isZero();
    List<String> unexplained =
        staging.texts(
            "SELECT object_type || ':' || source_id || ' ' || state || ' ' || coalesce(category, '') || ' '"
                + " || coalesce(message, '') FROM migration.delivery"
                + " WHERE state NOT IN ('loaded', 'skipped', 'archived') LIMIT 20");
    all.assertThat(unexplained).as("records that the account does not explain").isEmpty();
  }

  private Map<String, String> environment(
      Sandbox sandbox, StagingServer staging, TortureSettings settings) {
    Path home = folder.resolve("home");
    if (!home.toFile().exists()) {
      HomeCopy copy =
          HomeCopy.into(home)
              .edit(
                  "mappings/migration.yaml",
                  "  concurrency: 24\n",
                  "  concurrency: %d\n  partitions: %d\n  partition_size: %d\n  chunk_size: 100\n"
                      .formatted(
                          settings.concurrency(), settings.partitions(), settings.partitionSize()))
              .edit("mappings/migration.yaml", "burst: { limit: 100,", "burst: { limit: 3000,")
              .edit(
                  "mappings/migration.yaml",
                  "associations: { limit: 100,",
                  "associations: { limit: 3000,");
      for (String mapping : List.of("organizations", "users", "tickets", "emails", "notes")) {
        copy.edit("mappings/" + mapping + ".yaml", "\nkey: ", "\non_deleted: archive\nkey: ");
      }
    }
    Map<String, String> environment = new HashMap<>(staging.environment());
    environment.put("DESKFERRY_HOME", home.toString());
    environment.put("ZENDESK_URL", sandbox.zendeskUrl().toString());
    environment.put("ZENDESK_EMAIL", "admin@example.com");
    environment.put("ZENDESK_TOKEN", "zendesk-token");
    environment.put("HUBSPOT_URL", sandbox.hubspotUrl().toString());
    environment.put("HUBSPOT_TOKEN", "hubspot-token");
    environment.put("HUBSPOT_SEARCH_LAG", "4s");
    return environment;
  }
}
