package dev.deskferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.home.Home;
import dev.deskferry.problem.Problem;
import dev.deskferry.problem.Problems;
import dev.deskferry.spec.MigrationReader;
import dev.deskferry.spec.MigrationSpec;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class ShippedMappingsTest {

  private final Problems problems = new Problems();

  private Mappings compiled() {
    MigrationSpec spec =
        MigrationReader.read(new Home(Path.of("..")).mappingFiles(), Map.of(), problems);
    Optional<Mappings> mappings = Mappings.check(spec, CustomFields.NONE);
    assertThat(problems.all()).extracting(Problem::toString).isEmpty();
    return mappings.orElseThrow();
  }

  @Test
  void compileAndAreOrderedParentsFirst() {
    Mappings mappings = compiled();

    assertThat(mappings.loadOrder())
        .containsExactly("organizations", "users", "tickets", "ticket_comments");
    assertThat(mappings.forObjectType("ticket_comments"))
        .extracting(CompiledMapping::name)
        .containsExactly("emails", "notes");
  }

  @Test
  void useTheTypesThatHubSpotDocumentsForEveryDirection() {
    assertThat(
            compiled().all().stream()
                .flatMap(
                    mapping ->
                        mapping.associations().stream()
                            .map(
                                rule ->
                                    mapping.name()
                                        + "."
                                        + rule.name()
                                        + " "
                                        + rule.toObjectType()
                                        + " "
                                        + rule.types().get(0).id()
                                        + (rule.inline() ? " inline" : ""))))
        .containsExactly(
            "users.company organizations 1 inline",
            "users.further_company organizations 279 inline",
            "tickets.requester users 16 inline",
            "tickets.cc users 16 inline",
            "tickets.company organizations 26 inline",
            "tickets.problem tickets 452",
            "tickets.follow_up tickets 452",
            "emails.ticket tickets 224 inline",
            "emails.author users 198 inline",
            "emails.requester users 198 inline",
            "emails.company organizations 186 inline",
            "notes.ticket tickets 228 inline",
            "notes.author users 202 inline",
            "notes.requester users 202 inline",
            "notes.company organizations 190 inline");
  }

  @Test
  void haveOneUniqueKeyEach() {
    assertThat(compiled().all())
        .allSatisfy(
            mapping ->
                assertThat(mapping.definitions())
                    .filteredOn(PropertyDefinition::unique)
                    .extracting(PropertyDefinition::name)
                    .containsExactly(mapping.key()));
  }
}
