package dev.deskferry.mapping;

import dev.deskferry.problem.Location;
import dev.deskferry.problem.Wording;
import dev.deskferry.spec.CaseSpec;
import dev.deskferry.spec.CasesSpec;
import dev.deskferry.spec.MappingSpec;
import dev.deskferry.spec.MigrationSpec;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/** Runs the cases beside mappings. Pure. */
public final class CasesRunner {

  private CasesRunner() {}

  /**
   * Runs all cases of one file. The fallback owner is the one of the file, whatever the migration
   * says.
   *
   * @return one result a case, in the order of the file; none when the mapping does not compile or
   *     does not exist, which is recorded in the spec's problems
   */
  public static List<CaseResult> run(MigrationSpec migration, CasesSpec cases) {
    Optional<MappingSpec> mapping =
        migration.mappings().stream()
            .filter(spec -> spec.name().equals(cases.mapping()))
            .findFirst();
    if (mapping.isEmpty()) {
      List<String> names = migration.mappings().stream().map(MappingSpec::name).toList();
      migration
          .problems()
          .error(
              new Location(cases.file(), 1, 1),
              "mapping",
              "unknown-mapping",
              "there is no mapping \""
                  + cases.mapping()
                  + "\""
                  + Wording.suggestion(cases.mapping(), names));
      return List.of();
    }
    Lookups owners =
        email -> Optional.ofNullable(cases.owners().get(email.toLowerCase(Locale.ROOT)));
    return Mappings.check(
            migration.withFallbackOwner(cases.fallbackOwner()), fields(mapping.get(), cases))
        .stream()
        .flatMap(mappings -> mappings.all().stream())
        .filter(compiled -> compiled.name().equals(cases.mapping()))
        .flatMap(compiled -> cases.cases().stream().map(one -> run(compiled, one, owners)))
        .toList();
  }

  private static CustomFields fields(MappingSpec mapping, CasesSpec cases) {
    return mapping
        .customFields()
        .map(custom -> new CustomFields(Map.of(custom.of(), cases.fields())))
        .orElse(CustomFields.NONE);
  }

  private static CaseResult run(CompiledMapping mapping, CaseSpec spec, Lookups owners) {
    StagedRecord record =
        new StagedRecord(mapping.from(), spec.sourceId(), spec.payload(), spec.with());
    return new CaseResult(
        mapping.name(),
        spec.name(),
        spec.location(),
        CaseDifferences.between(spec.outcome(), mapping.map(record, owners)));
  }
}
