package dev.deskferry.chain;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Bad input in files: everything is told at once, each with file, line and column. */
class BadInputYamlIT {

  @TempDir Path folder;

  @Test
  void everyMistakeIsToldWithItsPlaceInOneRun() {
    HomeCopy home = HomeCopy.into(folder);
    home.edit("mappings/migration.yaml", "  token: ${HUBSPOT_TOKEN}", "  tokn: ${HUBSPOT_TOKEN}");
    home.edit("mappings/migration.yaml", "  concurrency: 4", "  concurrency: many");
    home.edit(
        "mappings/tickets.yaml",
        "properties:\n",
        """
        properties:
          unknown_key: { form: subject }
          unknown_type: { from: subject, as: sting }
          unknown_definition: { from: subject, define: { label: X, type: sting } }
        """);
    home.edit("mappings/sources/groups.yaml", "paging: cursor", "paging: cursors");
    DeskferryProcess.Result result = validate();
    assertThat(result.exitCode()).isEqualTo(1);
    List<String> lines = result.output().lines().toList();
    assertThat(lines)
        .anyMatch(is("mappings/migration.yaml", "hubspot.tokn: unknown key \"tokn\"; did you mean"))
        .anyMatch(is("mappings/migration.yaml", "extract.concurrency: expected a whole number"))
        .anyMatch(is("mappings/tickets.yaml", "unknown_key.form: unknown key \"form\"; did you"))
        .anyMatch(is("mappings/tickets.yaml", "unknown_type.as: \"sting\" is none of string"))
        .anyMatch(is("mappings/tickets.yaml", "unknown_definition.define.type: \"sting\" is none"))
        .anyMatch(is("mappings/sources/groups.yaml", "paging: \"cursors\" is none of"));
    assertThat(result.output()).doesNotContain("\tat ");
  }

  @Test
  void twoMappingsForOneTargetAndACycleAreToldWithTheirPlace() {
    HomeCopy home = HomeCopy.into(folder);
    home.write(
        "mappings/zz_agents.yaml",
        """
        mapping: agents
        from: zendesk.users
        to: hubspot.contacts
        key: zendesk_user_id
        """);
    home.edit(
        "mappings/organizations.yaml",
        "properties:\n",
        "associations:\n  - { name: loop, to: tickets, by: ticket_id }\nproperties:\n");
    DeskferryProcess.Result result = validate();
    assertThat(result.exitCode()).isEqualTo(1);
    assertThat(result.output().lines().toList())
        .anyMatch(is("mappings/zz_agents.yaml", "from: mappings/users.yaml already takes every"))
        .anyMatch(is("mappings/[a-z]+.yaml", "associations: the associations .* wait for each"));
  }

  private DeskferryProcess.Result validate() {
    return DeskferryProcess.run(Map.of("DESKFERRY_HOME", folder.toString()), "validate");
  }

  private static Predicate<String> is(String file, String rest) {
    return line -> line.matches(file + ":\\d+:\\d+ .*" + rest + ".*");
  }
}
