package dev.deskferry.chain;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.sandbox.Sandbox;
import dev.deskferry.sandbox.SandboxOptions;
import dev.deskferry.testing.PgServer;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/**
 * Bad input as an operator meets it: one sentence, an exit code, no stack trace and no secret.
 *
 * <p>Where each line of the list of bad input is tested:
 *
 * <ul>
 *   <li>wrong token: here; {@code BadInputZendeskIT.aWrongToken…, aClientThatIsNotKnown…}; {@code
 *       BadInputHubSpotIT.aWrongToken…}
 *   <li>expired token: {@code BadInputTokenIT.tokensThatExpireMidRun…, aFixedTokenThatExpires…};
 *       {@code BadInputZendeskIT.aTokenThatExpiresAgain…, troubleWhileMinting…}; {@code
 *       BadInputHubSpotIT.aTokenThatExpiresMidRun…}
 *   <li>missing scope: {@code BadInputTokenIT.aTokenWithoutTheScope…}; {@code
 *       BadInputZendeskIT.aMissingScope…}; {@code LoadTroubleIT.namesAllScopesThatAreMissing}
 *   <li>unreachable host: here; {@code BadInputZendeskIT} and {@code
 *       BadInputHubSpotIT.aHostThatCannotBeReached…, aHostThatIsNoHubSpot…}
 *   <li>not JSON, truncated JSON: {@code BadInputZendeskIT.notJson…, truncatedJson…,
 *       aTruncatedPage…}; {@code BadInputHubSpotIT.aReplyThatIsNotJson…, notJsonForEver…}
 *   <li>a page that never ends: {@code BoundedRepliesTest}; {@code
 *       BadInputZendeskIT.aPageWithoutAnEnd…}; {@code BadInputHubSpotIT.aReplyWithoutAnEnd…,
 *       aListWithoutAnEnd…}; pages in circles: {@code ExtractPhaseIT.aPageThatNeverEndsIsNoticed},
 *       {@code WalkTest}
 *   <li>unknown YAML key, unknown property type, cycle in associations, two mappings for one
 *       target: {@code BadInputYamlIT}; {@code MappingsTest}, {@code MappingReaderTest}, {@code
 *       ValidationTest.readsTheSettings…}
 *   <li>a record over 65,536 characters, invalid e-mail, option that does not exist, duplicate
 *       e-mail, a number that is a string, dates with zones: {@code BadDataIT}; {@code
 *       MappedValuesTest}; {@code LoadTroubleIT.oneBadRecord…}
 *   <li>staging: here; {@code StagingDatabaseIT}; version too old: {@code
 *       AccessTest.saysWhatAServerLacks}
 *   <li>two verbs at once, SIGTERM: {@code InterruptIT}; an empty account: {@code EmptyAccountIT}
 * </ul>
 */
class BadInputVerbsIT {

  @RegisterExtension static final PgServer POSTGRES = new PgServer();

  /** Roles belong to the server, not to the database: other JVMs may test there too. */
  private static final String ROLE = "visitor_" + ProcessHandle.current().pid();

  private static final String EMPTY = ROLE + "_empty";

  private static Sandbox sandbox;
  private static Chain chain;

  @TempDir Path folder;

  @BeforeAll
  static void extractOnce() {
    sandbox = Sandbox.start(SandboxOptions.defaults().generated(5, 20));
    chain = Chain.between(sandbox, POSTGRES);
    chain.succeed("extract");
    POSTGRES.execute("CREATE ROLE " + ROLE + " LOGIN PASSWORD 'secret-word'");
    POSTGRES.execute("CREATE DATABASE " + EMPTY);
  }

  @AfterAll
  static void close() {
    POSTGRES.execute("DROP DATABASE " + EMPTY + " WITH (FORCE)");
    POSTGRES.execute("DROP ROLE " + ROLE);
    sandbox.close();
  }

  @ParameterizedTest
  @CsvSource({
    "ZENDESK_TOKEN, secret-word, extract, check ZENDESK_EMAIL and ZENDESK_TOKEN",
    "ZENDESK_OAUTH_TOKEN, secret-word, extract, check ZENDESK_OAUTH_TOKEN",
    "ZENDESK_URL, http://127.0.0.1:1, extract, check that ZENDESK_URL is right and reachable",
    "ZENDESK_URL, http://no-such-host.invalid, extract, no host of that name is known",
    "ZENDESK_URL, no-url, extract, mappings/migration.yaml:5:3 zendesk.url: expected the account's address",
    "HUBSPOT_TOKEN, secret-word, load, check HUBSPOT_TOKEN",
    "HUBSPOT_TOKEN, '', load, set HUBSPOT_TOKEN",
    "HUBSPOT_URL, http://127.0.0.1:1, load, check HUBSPOT_URL",
    "STAGING_URL, postgres://a:secret-word@db/x, status, expected jdbc:postgresql://HOST:PORT/DATABASE",
    "STAGING_URL, jdbc:postgresql://127.0.0.1:1/x, status, nothing accepts connections there",
    "STAGING_URL, '', status, STAGING_URL is not; set STAGING_URL too",
    "STAGING_PASSWORD, secret-word, extract, correct STAGING_USER or STAGING_PASSWORD",
  })
  void aWrongSettingIsOneSentenceAndExitCodeOne(
      String variable, String value, String verb, String sentence) {
    DeskferryProcess.Result result = run(Map.of(variable, value), verb);
    assertThat(result.exitCode()).as(result.output()).isEqualTo(1);
    assertThat(result.output()).contains(sentence).doesNotContain("\tat ", "secret-word");
    assertThat(result.output().lines().filter(line -> !line.startsWith("waiting "))).hasSize(1);
  }

  @Test
  void aMissingPrivilegeIsOneSentenceAndExitCodeOne() {
    String url = POSTGRES.url().replaceFirst("[^/]*$", EMPTY);
    DeskferryProcess.Result result =
        run(
            Map.of("STAGING_URL", url, "STAGING_USER", ROLE, "STAGING_PASSWORD", "secret-word"),
            "extract");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.output().lines())
        .singleElement()
        .satisfies(
            line -> assertThat(line).contains("GRANT CREATE ON DATABASE " + EMPTY + " TO " + ROLE));
  }

  @ParameterizedTest
  @CsvSource({
    "extract, groupz, there is no such object type; did you mean \"groups\"?",
    "load, ticket, no mapping reads such an object type; did you mean \"tickets\"?"
  })
  void anUnknownNameForOnlyIsWrongUsage(String verb, String name, String sentence) {
    DeskferryProcess.Result result = run(Map.of(), verb, "--only", name);
    assertThat(result.exitCode()).isEqualTo(2);
    assertThat(result.output().lines())
        .containsExactly("deskferry: --only " + name + ": " + sentence);
  }

  @Test
  void aFolderWithoutAMigrationIsSaid() {
    DeskferryProcess.Result result = run(Map.of("DESKFERRY_HOME", folder.toString()), "extract");
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.output())
        .startsWith("mappings/migration.yaml: the file is missing; start in the folder that holds")
        .doesNotContain("\tat ");
  }

  private static DeskferryProcess.Result run(Map<String, String> changes, String... arguments) {
    Map<String, String> environment = new HashMap<>(chain.environment());
    environment.putAll(changes);
    return DeskferryProcess.run(environment, arguments);
  }
}
