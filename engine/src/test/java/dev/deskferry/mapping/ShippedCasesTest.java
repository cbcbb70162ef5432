package dev.deskferry.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import dev.deskferry.home.Home;
import dev.deskferry.problem.Problem;
import dev.deskferry.problem.Problems;
import dev.deskferry.spec.CaseSpec;
import dev.deskferry.spec.CasesReader;
import dev.deskferry.spec.CasesSpec;
import dev.deskferry.spec.MappingSpec;
import dev.deskferry.spec.MigrationFiles;
import dev.deskferry.spec.MigrationReader;
import dev.deskferry.spec.MigrationSpec;
import dev.deskferry.spec.PropertySpec;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

class ShippedCasesTest {

  private final MigrationFiles files = new Home(Path.of("..")).mappingFiles();
  private final Problems problems = new Problems();
  private final MigrationSpec migration = MigrationReader.read(files, Map.of(), problems);
  private final List<CasesSpec> cases = CasesReader.readAll(files, problems);

  @TestFactory
  Stream<DynamicTest> hold() {
    List<CaseResult> results =
        cases.stream().flatMap(file -> CasesRunner.run(migration, file).stream()).toList();
    assertThat(problems.all()).extracting(Problem::toString).isEmpty();
    assertThat(results).hasSizeGreaterThan(20);
    return results.stream()
        .map(
            result ->
                DynamicTest.dynamicTest(
                    result.mapping() + ": " + result.name(),
                    () -> assertThat(result.differences()).isEmpty()));
  }

  @Test
  void showEveryPropertyOfEveryMapping() {
    for (MappingSpec mapping : migration.mappings()) {
      Set<String> shown = new TreeSet<>();
      cases.stream()
          .filter(file -> file.mapping().equals(mapping.name()))
          .flatMap(file -> file.cases().stream())
          .map(CaseSpec::outcome)
          .filter(CaseSpec.Outcome.Mapped.class::isInstance)
          .forEach(
              outcome -> shown.addAll(((CaseSpec.Outcome.Mapped) outcome).properties().keySet()));
      assertThat(shown)
          .as(mapping.file())
          .containsAll(mapping.properties().stream().map(PropertySpec::name).toList());
    }
  }
}
