package dev.deskferry.mapping;

import dev.deskferry.problem.Problems;
import dev.deskferry.spec.CasesReader;
import dev.deskferry.spec.CasesSpec;
import dev.deskferry.spec.ExtractSettings;
import dev.deskferry.spec.MigrationFiles;
import dev.deskferry.spec.MigrationReader;
import dev.deskferry.spec.MigrationSpec;
import dev.deskferry.spec.SettingsCheck;
import dev.deskferry.spec.SourceChecks;
import dev.deskferry.spec.SourceSpec;
import dev.deskferry.spec.Sources;
import dev.deskferry.yaml.MapNode;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Everything below {@code mappings/}, read and held against each other. Needs no account, no
 * database and no secrets.
 *
 * @param mappings empty when something is wrong
 */
public record Validation(
    MigrationSpec migration,
    List<SourceSpec> sources,
    List<CasesSpec> cases,
    Optional<Mappings> mappings) {

  /**
   * Reads and checks all files.
   *
   * @param environment for the settings; variables may be missing
   * @param problems takes everything that is wrong
   */
  public static Validation of(
      MigrationFiles files, Map<String, String> environment, Problems problems) {
    MigrationSpec migration = MigrationReader.read(files, environment, problems);
    List<SourceSpec> sources =
        Sources.read(files, ExtractSettings.read(migration.extract()).parameters(), problems);
    SettingsCheck.check(files, environment, problems);
    SourceChecks.budgets(
        sources,
        migration.zendesk().optionalMap("rate_limits").map(MapNode::keys).orElse(List.of()),
        problems);
    ObjectTypeChecks.check(migration.mappings(), sources);
    List<CasesSpec> cases = CasesReader.readAll(files, problems);
    return new Validation(migration, sources, cases, Mappings.check(migration, CustomFields.NONE));
  }

  /**
   * Runs the cases of all mappings, in the order of their files. Of use only when there are no
   * errors.
   */
  public List<CaseResult> runCases() {
    return cases.stream().flatMap(file -> CasesRunner.run(migration, file).stream()).toList();
  }
}
