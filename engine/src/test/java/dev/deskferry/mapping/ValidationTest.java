package dev.deskferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.home.Home;
import dev.deskferry.problem.Problem;
import dev.deskferry.problem.Problems;
import dev.deskferry.spec.MigrationFiles;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ValidationTest {

  private final MigrationFiles shipped = new Home(Path.of("..")).mappingFiles();
  private final Problems problems = new Problems();

  private List<String> messages(MigrationFiles files) {
    Validation.of(files, Map.of("ZENDESK_URL", "https://example.zendesk.com"), problems);
    return problems.all().stream().map(Problem::toString).toList();
  }

  @Test
  void acceptsWhatShips() {
    assertThat(messages(shipped)).isEmpty();
  }

  @Test
  void holdsMappingsAgainstSources() {
    String users = shipped.text("mappings/users.yaml").orElseThrow();

    assertThat(
            messages(
                shipped.with(
                    "mappings/users.yaml",
                    users
                        .replace("of: identities", "of: identitis")
                        .replace("zendesk.users", "zendesk.user"))))
        .containsExactly(
            "mappings/users.yaml:6:1 from: no source lands \"user\"; did you mean \"users\"?",
            "mappings/users.yaml:12:36 with.identities.by: the join identities: no source lands \"identitis\"; did you"
                + " mean \"identities\"?");
  }

  @Test
  void readsTheSettingsAsTheVerbsWill() {
    assertThat(
            messages(
                shipped.with(
                    "mappings/migration.yaml",
                    """
                    zendesk:
                      url: ${ZENDESK_URL}
                      token: ${ZENDESK_TOKEN}
                      oauth_token: [a, b]
                      concurency: 4
                      response_timeout: soon
                    hubspot: { token: "${HUBSPOT_TOKEN}", api_verson: v3 }
                    extract: { concurrency: many }
                    load: { on_invalid: rejct }
                    staging: { url: "${STAGING_URL}", pool_size: 0 }
                    """)))
        .containsExactly(
            "mappings/migration.yaml:4:16 zendesk.oauth_token: expected a text, found a list",
            "mappings/migration.yaml:5:3 zendesk.concurency: unknown key \"concurency\"; expected url, email, token, oauth_token, client_id, client_secret, connect_timeout, response_timeout or rate_limits",
            "mappings/migration.yaml:6:21 zendesk.response_timeout: expected a duration such as 500ms, 30s, 5m or 2h, found \"soon\"",
            "mappings/migration.yaml:7:39 hubspot.api_verson: unknown key \"api_verson\"; did you mean \"api_version\"?",
            "mappings/migration.yaml:8:25 extract.concurrency: expected a whole number, found a text",
            "mappings/migration.yaml:9:21 load.on_invalid: \"rejct\" is none of reject and drop; did you mean \"reject\"?",
            "mappings/migration.yaml:10:35 staging.pool_size: expected a number from 1 to 200");
  }

  @Test
  void variablesThatAreNotSetAreNoProblem() {
    Validation.of(shipped, Map.of(), problems);
    assertThat(problems.all()).isEmpty();
  }

  @Test
  void saysInWordsWhatACaseFoundDifferent() {
    String cases =
        """
        cases:
          - case: wrong on purpose
            given: { payload: { id: 1, name: Ada B, role: agent } }
            expect:
              properties: { firstname: Eve, nickname: "" }
              absent: [lastname]
              associations: { company: [2] }
              warnings: [invalid-email]
          - case: not what it seems
            given: { payload: { id: 1 } }
            expect: { skipped: nobody }
        """;
    Validation validation =
        Validation.of(shipped.with("mappings/users.cases.yaml", cases), Map.of(), problems);

    List<CaseResult> results =
        validation.runCases().stream().filter(result -> !result.holds()).toList();

    assertThat(problems.all()).isEmpty();
    assertThat(results)
        .extracting(result -> result.location().toString())
        .containsExactly("mappings/users.cases.yaml:2:5", "mappings/users.cases.yaml:9:5");
    assertThat(results.get(0).differences())
        .containsExactly(
            "firstname: expected \"Eve\", got \"Ada\"",
            "nickname: expected \"\", got nothing",
            "lastname: expected nothing, got \"B\"",
            "association company: expected [2], got []",
            "warnings: expected [invalid-email], got []");
    assertThat(results.get(1).differences())
        .containsExactly("expected skipped by nobody, got mapped");
  }

  @Test
  void refusesCasesThatExpectNothingOrTooMuch() {
    String cases =
        """
        mapping: userz
        cases:
          - case: nothing
            given: { payload: { id: 1 } }
            expect: {}
          - case: too much
            given: { payload: { id: 1 } }
            expect: { skipped: a, rejected: b }
        """;
    Validation validation =
        Validation.of(shipped.with("mappings/users.cases.yaml", cases), Map.of(), problems);
    validation.runCases();

    assertThat(problems.all())
        .extracting(Problem::toString)
        .containsExactly(
            "mappings/users.cases.yaml:1:1 mapping: there is no mapping \"userz\"; did you mean \"users\"?",
            "mappings/users.cases.yaml:5:13 cases[0].expect: expected exactly one of properties, skipped, rejected and"
                + " not_selected",
            "mappings/users.cases.yaml:8:13 cases[1].expect: expected exactly one of properties, skipped, rejected and"
                + " not_selected, found skipped and rejected");
  }
}
