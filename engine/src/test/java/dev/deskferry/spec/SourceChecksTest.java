package dev.deskferry.spec;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.problem.Problem;
import dev.deskferry.problem.Problems;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class SourceChecksTest {

  private final Problems problems = new Problems();

  @Test
  void aBudgetThatIsNotDeclaredIsAnErrorInItsFile() {
    SourceChecks.budgets(read("after: parents"), Set.of("account", "users"), problems);
    assertThat(messages())
        .containsExactly(
            "mappings/sources/children.yaml:1:1 budget: zendesk.rate_limits of mappings/migration.yaml has no \"acount\";"
                + " did you mean \"account\"?");
  }

  @Test
  void aStatementThatNoFileHasIsAnErrorInItsFile() {
    SourceChecks.statements(
        read("after: parents"), Set.of("extract/parents-not-visited", "load/other"), problems);
    assertThat(messages())
        .containsExactly(
            "mappings/sources/children.yaml:1:1 each.chosen_by: there is no file"
                + " staging-schema/statements/extract/parents-not-visitd.sql; did you mean \"extract/parents-not-visited\"?",
            "mappings/sources/children.yaml:1:1 counts.children.statement: there is no file"
                + " staging-schema/statements/extract/children-counted.sql; expected extract/parents-not-visited");
  }

  @Test
  void whoAsksPerParentComesAfterThoseThatBringParents() {
    read("");
    assertThat(messages())
        .containsExactly(
            "mappings/sources/children.yaml:1:1 after: each.of is parents, which source \"parents\" brings; add parents to"
                + " \"after\", or parents that come later are left out");
  }

  @Test
  void afterASourceThatComesAfterThemWillDo() {
    read("after: between");
    assertThat(messages()).isEmpty();
  }

  private List<SourceSpec> read(String after) {
    return Sources.read(
        new MigrationFiles(
            Map.of(
                "mappings/sources/parents.yaml",
                source("parents", "/api/v2/parents", "account", ""),
                "mappings/sources/between.yaml",
                source("between", "/api/v2/between", "account", "after: parents"),
                "mappings/sources/children.yaml",
                source(
                    "children",
                    "/api/v2/parents/{id}/children",
                    "acount",
                    """
                    each: { of: parents, as: parent_id, chosen_by: extract/parents-not-visitd }
                    counts:
                      children: { statement: extract/children-counted }
                    """
                        + after))),
        Map.of(),
        problems);
  }

  private static String source(String name, String path, String budget, String more) {
    return """
        source: %1$s
        description: %1$s
        path: %2$s
        paging: cursor
        budget: [%3$s]
        records:
          %1$s: { at: %1$s }
        %4$s
        """
        .formatted(name, path, budget, more);
  }

  private List<String> messages() {
    return problems.all().stream().map(Problem::toString).toList();
  }
}
