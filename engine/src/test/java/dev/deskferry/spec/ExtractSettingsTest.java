package dev.deskferry.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.problem.Problems;
import dev.deskferry.throttle.BucketSettings;
import dev.deskferry.throttle.ShareHours;
import dev.deskferry.yaml.MapNode;
import dev.deskferry.yaml.YamlReader;
import dev.deskferry.zendesk.ZendeskCredentials;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Sections {@code zendesk} and {@code extract} of the migration file. */
class ExtractSettingsTest {

  private final Problems problems = new Problems();

  @Test
  void extractHasDefaults() {
    assertThat(ExtractSettings.read(map("{}")))
        .isEqualTo(
            new ExtractSettings(
                4,
                1,
                10,
                List.of(Duration.ofMinutes(1), Duration.ofMinutes(5)),
                Map.of("support_type_scope", "all")));
  }

  @Test
  void extractReadsEveryKey() {
    ExtractSettings settings =
        ExtractSettings.read(
            map(
                """
                concurrency: 2
                start_time: 2020-01-31
                attempts: 5
                try_again_after: [30s]
                parameters: { support_type_scope: agent, brand: "7" }
                """));
    assertThat(settings)
        .isEqualTo(
            new ExtractSettings(
                2,
                1_580_428_800,
                5,
                List.of(Duration.ofSeconds(30)),
                Map.of("support_type_scope", "agent", "brand", "7")));
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void extractSaysWhatIsWrong() {
    ExtractSettings.read(
        map(
            "concurrency: 99\nstart_time: yesterday\nattempts: 0\nspeed: 1\ntry_again_after: [1m, soon]\n"));
    assertThat(problems.all())
        .extracting(it -> it.path() + " " + it.code())
        .containsExactlyInAnyOrder(
            "concurrency wrong-number",
            "start_time wrong-time",
            "attempts wrong-number",
            "try_again_after[1] wrong-type",
            "speed unknown-key");
  }

  @Test
  void aYearIsNotTakenForSeconds() {
    ExtractSettings.read(map("start_time: 2020\n"));
    assertThat(problems.all())
        .singleElement()
        .satisfies(
            it ->
                assertThat(it.message())
                    .isEqualTo(
                        "2020 would be a second of the year 1970; expected a date such as 2020-01-31, epoch seconds, or 1 for everything"));
    assertThat(ExtractSettings.read(map("start_time: 0\n")).startTime()).isEqualTo(1);
    assertThat(ExtractSettings.read(map("start_time: 1577836800\n")).startTime())
        .isEqualTo(1_577_836_800);
    assertThat(problems.all()).hasSize(1);
  }

  @Test
  void aStartTimeInTheFutureIsAnErrorWhereItStands() {
    InstantSource clock = InstantSource.fixed(Instant.parse("2026-01-31T12:00:00Z"));
    ExtractSettings.read(map("start_time: 2026-01-31"), clock);
    assertThat(problems.all()).isEmpty();
    ExtractSettings.read(map("concurrency: 1\nstart_time: 2027-01-31"), clock);
    assertThat(problems.all())
        .singleElement()
        .satisfies(
            it -> {
              assertThat(it.code()).isEqualTo("wrong-time");
              assertThat(it.location().line()).isEqualTo(2);
              assertThat(it.message()).startsWith("2027-01-31 lies in the future");
            });
  }

  @Test
  void zendeskReadsEveryKey() {
    ZendeskSettings settings =
        ZendeskSettings.read(
            map(
                """
                url: https://example.zendesk.com/
                email: a@example.com
                token: t
                connect_timeout: 3s
                response_timeout: 40s
                rate_limits:
                  incremental: { limit: 10, per: 30s, share: 70, header: incremental-exports }
                  account: {}
                """));
    assertThat(problems.all()).isEmpty();
    assertThat(settings.url()).isEqualTo("https://example.zendesk.com");
    assertThat(settings.credentials())
        .isEqualTo(new ZendeskCredentials.ApiToken("a@example.com", "t"));
    assertThat(settings.connectTimeout()).isEqualTo(Duration.ofSeconds(3));
    assertThat(settings.responseTimeout()).isEqualTo(Duration.ofSeconds(40));
    assertThat(settings.rateLimits())
        .isEqualTo(
            List.of(
                new RateLimitSpec(
                    new BucketSettings("zendesk.incremental", 10, Duration.ofSeconds(30), 70),
                    "incremental-exports"),
                new RateLimitSpec(
                    new BucketSettings("zendesk.account", 0, Duration.ofMinutes(1), 100), "")));
  }

  @Test
  void zendeskPrefersATokenOverAClientOverAnApiToken() {
    assertThat(credentials("oauth_token: o, client_id: c, client_secret: s, email: e, token: t"))
        .isEqualTo(new ZendeskCredentials.OAuthToken("o"));
    assertThat(credentials("client_id: c, client_secret: s, email: e, token: t"))
        .isEqualTo(new ZendeskCredentials.ClientCredentials("c", "s"));
  }

  @Test
  void zendeskSaysWhatIsWrong() {
    ZendeskSettings.read(
        map("url: ftp://x\nrate_limits: { account: { limit: -1, share: 0, per: 0s } }\nuser: x\n"));
    ZendeskSettings.read(map("url: https://x.zendesk.com/api/v2\nclient_id: c\n"));
    assertThat(problems.all())
        .extracting(it -> it.path() + " " + it.code())
        .contains(
            "url wrong-url",
            " no-credentials",
            "user unknown-key",
            "rate_limits.account.limit wrong-number",
            "rate_limits.account.share wrong-number",
            " missing-key");
  }

  private ZendeskCredentials credentials(String keys) {
    return ZendeskSettings.read(map("{ url: https://x.zendesk.com, " + keys + " }")).credentials();
  }

  @Test
  void sharesMayHaveHoursOfTheirOwn() {
    List<RateLimitSpec> limits =
        RateLimitReader.read(
            map(
                """
                rate_limits:
                  account: { hours: { "Mo-Fr 08:00-18:00 Europe/Berlin": 40, "weekends": 50, "Sa 00:00-24:00 UTC": 0 } }
                """),
            "zendesk");
    assertThat(limits.get(0).bucket().hours())
        .isEqualTo(ShareHours.parse("Mo-Fr 08:00-18:00 Europe/Berlin", 40).stream().toList());
    assertThat(problems.all())
        .extracting(it -> it.path() + " " + it.code())
        .containsExactlyInAnyOrder(
            "rate_limits.account.hours.weekends wrong-hours",
            "rate_limits.account.hours.Sa 00:00-24:00 UTC wrong-number");
  }

  private MapNode map(String text) {
    return YamlReader.readMap("mappings/migration.yaml", text, problems);
  }
}
