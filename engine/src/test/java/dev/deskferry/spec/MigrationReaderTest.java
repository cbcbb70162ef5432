package dev.deskferry.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.problem.Problem;
import dev.deskferry.problem.Problems;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class MigrationReaderTest {

  private final Problems problems = new Problems();

  private MigrationSpec read(Map<String, String> files, Map<String, String> environment) {
    return MigrationReader.read(new MigrationFiles(files), environment, problems);
  }

  private List<String> messages() {
    return problems.all().stream().map(Problem::toString).toList();
  }

  @Test
  void putsVariablesInAndNamesTheOnesThatAreMissing() {
    String settings =
        """
        zendesk:
          url: ${ZENDESK_URL}
          email: ${ZENDESK_EMAIL}
        hubspot:
          url: ${HUBSPOT_URL:-https://api.hubapi.com}
          greeting: hello ${WHO}, in ${WHERE:-Berlin}
        owners:
          fallback: ${OWNER}
        """;

    MigrationSpec spec =
        read(
            Map.of("mappings/migration.yaml", settings), Map.of("WHO", "you", "ZENDESK_EMAIL", ""));

    assertThat(spec.hubspot().requireText("url")).isEqualTo("https://api.hubapi.com");
    assertThat(spec.hubspot().requireText("greeting")).isEqualTo("hello you, in Berlin");
    assertThat(spec.zendesk().optionalText("email")).isEmpty();
    assertThat(spec.fallbackOwner()).isEmpty();
    assertThat(messages()).isEmpty();
    assertThat(spec.zendesk().requireText("url")).isEmpty();
    assertThat(messages())
        .containsExactly(
            "mappings/migration.yaml:2:8 zendesk.url: \"url\" has no value: the environment variable ZENDESK_URL is not set; set it");
  }

  @Test
  void saysThatThereIsNoMigrationHere() {
    read(Map.of(), Map.of());

    assertThat(messages())
        .containsExactly(
            "mappings/migration.yaml: the file is missing; start in the folder that holds mappings/, or name it with DESKFERRY_HOME");
  }

  @Test
  void takesAllMappingsUnlessSomeAreNamed() {
    Map<String, String> files =
        Map.of(
            "mappings/migration.yaml", "mappings: [b, c]\nowner: {}\n",
            "mappings/a.yaml", "mapping: a",
            "mappings/b.yaml",
                "{mapping: b, from: zendesk.users, to: hubspot.contacts, key: zendesk_user_id}",
            "mappings/b.cases.yaml", "cases: []");

    MigrationSpec spec = read(files, Map.of());

    assertThat(spec.mappings()).extracting(MappingSpec::name).containsExactly("b");
    assertThat(spec.mappings().get(0).from()).isEqualTo("users");
    assertThat(messages())
        .containsExactly(
            "mappings/migration.yaml:1:1 mappings: there is no mappings/c.yaml; did you mean \"mappings/a.yaml\"?",
            "mappings/migration.yaml:2:1 owner: unknown key \"owner\"; did you mean \"owners\"?");
  }
}
