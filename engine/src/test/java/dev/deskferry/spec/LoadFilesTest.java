package dev.deskferry.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.hubspot.ApiVersion;
import dev.deskferry.problem.Problem;
import dev.deskferry.problem.Problems;
import dev.deskferry.testing.Repository;
import dev.deskferry.throttle.BucketSettings;
import dev.deskferry.yaml.MapNode;
import dev.deskferry.yaml.YamlReader;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LoadFilesTest {

  private static final Lane OPEN =
      new Lane(
          "open",
          75,
          Map.of(
              "tickets",
              new Lane.Part("", "status", List.of("new", "open")),
              "ticket_comments",
              new Lane.Part("tickets", "status", List.of("new", "open"))));

  private final Problems problems = new Problems();

  @Test
  void hubspotHasDefaults() {
    HubSpotSettings settings = HubSpotSettings.read(section("{}"));
    assertThat(settings.url()).isEqualTo("https://api.hubapi.com");
    assertThat(settings.token()).isEmpty();
    assertThat(settings.apiVersion()).isEqualTo(ApiVersion.DEFAULT);
    assertThat(settings.buckets())
        .extracting(BucketSettings::name)
        .containsExactly(
            "hubspot.burst", "hubspot.search", "hubspot.associations", "hubspot.daily");
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void hubspotReadsEveryKey() {
    HubSpotSettings settings =
        HubSpotSettings.read(
            section(
                """
                url: http://127.0.0.1:8802/
                token: " secret "
                api_version: v3
                rate_limits:
                  burst: { limit: 190, per: 10s, share: 80 }
                  search: { limit: 4 }
                  daily: { share: 60, hours: { "Mo-Fr 08:00-18:00 Europe/Berlin": 40 } }
                """));
    assertThat(settings.url()).isEqualTo("http://127.0.0.1:8802");
    assertThat(settings.token()).contains("secret");
    assertThat(settings.apiVersion().isDated()).isFalse();
    assertThat(settings.buckets().get(0))
        .isEqualTo(new BucketSettings("hubspot.burst", 190, Duration.ofSeconds(10), 80));
    assertThat(settings.buckets().get(1).limit()).isEqualTo(4);
    BucketSettings daily = settings.buckets().get(3);
    assertThat(daily.isCountedDay()).isTrue();
    assertThat(daily.shareAt(Instant.parse("2026-11-21T12:00:00Z"))).isEqualTo(60);
    assertThat(daily.shareAt(Instant.parse("2026-11-23T12:00:00Z"))).isEqualTo(40);
    assertThat(settings.toString()).doesNotContain("secret");
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void hubspotSaysWhatIsWrong() {
    HubSpotSettings.read(
        section(
            """
            url: api.hubapi.com
            api_version: 2026-04
            tokn: x
            rate_limits: { burst: { share: 120 }, daily: { limit: 1000 } }
            """));
    assertThat(problems.all())
        .extracting(Problem::code)
        .containsExactlyInAnyOrder(
            "bad-url", "unknown-version", "unknown-key", "bad-rate", "unknown-key");
  }

  @Test
  void loadHasDefaultsAndReadsEveryKey() {
    assertThat(LoadSettings.read(section("{}"))).isEqualTo(LoadSettings.DEFAULTS);
    LoadSettings settings =
        LoadSettings.read(
            section(
                """
                concurrency: 40
                partitions: 3
                partition_size: 5000
                chunk_size: 500
                on_invalid: drop
                on_missing: recreate
                retry_rejected: true
                search_lag: 3s
                lanes:
                  open:
                    tickets: { field: status, values: [new, open] }
                    ticket_comments: { of: tickets }
                """));
    assertThat(settings)
        .isEqualTo(
            new LoadSettings(
                40,
                3,
                5_000,
                500,
                LoadSettings.OnInvalid.DROP,
                LoadSettings.OnMissing.RECREATE,
                true,
                java.time.Duration.ofSeconds(3),
                Map.of("open", OPEN),
                Lane.EVERYTHING));
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void aLaneSaysWhatIsWrong() {
    LoadSettings.read(
        section("lanes: { open: { tickets: { field: status }, ticket_comments: { of: users } } }"));
    assertThat(problems.all())
        .extracting(Problem::toString)
        .anyMatch(it -> it.contains("values is missing"))
        .anyMatch(it -> it.contains("\"users\" has no field and values in this lane"));
  }

  @Test
  void aLaneHasAShareAndEverythingHasTheRest() {
    assertThat(LoadSettings.DEFAULTS.weight()).isEqualTo(100);
    LoadSettings usual =
        LoadSettings.read(section("lanes: { open: { tickets: { field: status, values: new } } }"));
    assertThat(usual.weight()).isEqualTo(25);
    assertThat(usual.in("open").weight()).isEqualTo(75);
    LoadSettings two =
        LoadSettings.read(section("lanes: { open: { share: 60 }, urgent: { share: 30 } }"));
    assertThat(two.in("open").weight()).isEqualTo(60);
    assertThat(two.in("urgent").weight()).isEqualTo(30);
    assertThat(two.weight()).isEqualTo(10);
    LoadSettings unsaid = LoadSettings.read(section("lanes: { open: {}, urgent: {} }"));
    assertThat(unsaid.in("urgent").weight()).isEqualTo(37);
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void aShareSaysWhereItIsWrong() {
    LoadSettings.read(
        section(
            """
            lanes:
              none: { share: 0 }
              all:
                share: 100
              word: { share: most }
            """));
    assertThat(problems.all())
        .extracting(Problem::toString)
        .anyMatch(
            it -> it.contains("migration.yaml:2:11") && it.contains("found 0, expected 1 to 99"))
        .anyMatch(it -> it.contains("migration.yaml:4:5") && it.contains("found 100"))
        .anyMatch(it -> it.contains("migration.yaml:5:18"));
    LoadSettings.read(section("lanes: { open: { share: 60 }, urgent: { share: 40 } }"));
    assertThat(problems.all())
        .extracting(Problem::toString)
        .anyMatch(it -> it.contains("the shares of all lanes are 100 % together"));
  }

  @Test
  void smallTasksAreCutFinerSoThatSeveralNodesHaveSomethingToTake() {
    assertThat(LoadSettings.DEFAULTS.partitionSize(0)).isEqualTo(2_500);
    assertThat(LoadSettings.DEFAULTS.partitionSize(20_000)).isEqualTo(2_500);
    assertThat(LoadSettings.DEFAULTS.partitionSize(80_001)).isEqualTo(5_001);
    assertThat(LoadSettings.DEFAULTS.partitionSize(3_000_000_000L)).isEqualTo(10_000);
    LoadSettings laned =
        LoadSettings.read(section("lanes: { open: { tickets: { field: status, values: new } } }"));
    assertThat(laned.in("open").partitionSize(100)).isEqualTo(10_000);
    LoadSettings small = LoadSettings.read(section("{ partition_size: 300 }"));
    assertThat(small.partitionSize(1_000_000)).isEqualTo(300);
  }

  @Test
  void loadSaysWhatIsWrong() {
    LoadSettings.read(section("{ concurrency: 0, on_invalid: ignore }"));
    assertThat(problems.all())
        .extracting(Problem::toString)
        .anyMatch(it -> it.contains("concurrency: found 0, expected 1 to 256"))
        .anyMatch(it -> it.contains("\"ignore\" is none of"));
  }

  @Test
  void readsTheShippedPipeline() throws IOException {
    String file = "mappings/pipelines/support.yaml";
    PipelineSpec pipeline =
        PipelineReader.read(file, Files.readString(Repository.root().resolve(file)), problems);
    assertThat(problems.all()).isEmpty();
    assertThat(pipeline.target()).isEqualTo("tickets");
    assertThat(pipeline.stages())
        .extracting(PipelineSpec.Stage::name)
        .containsExactly("new", "open", "waiting_on_customer", "on_hold", "closed");
    assertThat(pipeline.stages()).extracting(PipelineSpec.Stage::closed).endsWith(false, true);
  }

  @Test
  void refusesAPipelineWithDoubleStages() {
    PipelineReader.read(
        "p.yaml",
        """
        pipeline: p
        to: tickets
        label: P
        stages: [{ stage: a, label: A }, { stage: a, label: B, state: shut }]
        """,
        problems);
    assertThat(problems.all())
        .extracting(Problem::code)
        .containsExactlyInAnyOrder("unknown-target", "double-stage", "unknown-word");
    assertThat(List.copyOf(problems.all())).allMatch(it -> it.location().line() > 0);
  }

  private MapNode section(String text) {
    return YamlReader.readMap("mappings/migration.yaml", text, problems);
  }
}
