package dev.deskferry.mapping;

import dev.deskferry.problem.Problems;
import dev.deskferry.spec.MappingSpec;
import dev.deskferry.spec.MigrationSpec;
import dev.deskferry.yaml.YamlJson;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/** All mappings of a migration, compiled. */
public final class Mappings {

  private final List<CompiledMapping> all;
  private final List<String> loadOrder;
  private final String fingerprint;

  Mappings(List<CompiledMapping> all, List<String> loadOrder) {
    this(all, loadOrder, "");
  }

  private Mappings(List<CompiledMapping> all, List<String> loadOrder, String fingerprint) {
    this.all = List.copyOf(all);
    this.loadOrder = List.copyOf(loadOrder);
    this.fingerprint = fingerprint;
  }

  /**
   * Compiles the mappings of a migration that was read without errors.
   *
   * @param fields staged definitions of custom fields; {@link CustomFields#NONE} before the extract
   * @throws dev.deskferry.problem.ProblemsException with everything that does not fit together
   */
  public static Mappings compile(MigrationSpec spec, CustomFields fields) {
    Problems problems = spec.problems();
    Optional<Mappings> compiled = check(spec, fields);
    problems.throwIfErrors();
    return compiled.orElseThrow();
  }

  /**
   * Compiles the mappings of a migration as far as possible.
   *
   * @return empty when something is wrong, which is recorded in the problems the spec was read with
   */
  public static Optional<Mappings> check(MigrationSpec spec, CustomFields fields) {
    List<MappingSpec> mappings = spec.mappings();
    MappingChecks.check(mappings);
    List<CompiledMapping> compiled = new ArrayList<>();
    for (MappingSpec mapping : mappings) {
      compiled.add(
          new MappingCompiler(mapping, mappings, fields, spec.fallbackOwner().orElse(""))
              .compile());
    }
    LoadOrder order = order(compiled);
    order.cycle().ifPresent(cycle -> report(cycle, mappings));
    if (spec.problems().hasErrors()) {
      return Optional.empty();
    }
    List<String> sorted = order.sorted();
    compiled.sort(Comparator.comparingInt(mapping -> sorted.indexOf(mapping.from())));
    return Optional.of(new Mappings(compiled, sorted, fingerprint(mappings)));
  }

  private static String fingerprint(List<MappingSpec> mappings) {
    return RecordHash.hex(
        mappings.stream()
            .sorted(Comparator.comparing(MappingSpec::name))
            .map(mapping -> YamlJson.toJson(mapping.node()).toString())
            .collect(Collectors.joining("\n")));
  }

  private static LoadOrder order(List<CompiledMapping> compiled) {
    LoadOrder order = new LoadOrder();
    compiled.forEach(mapping -> order.add(mapping.from()));
    for (CompiledMapping mapping : compiled) {
      mapping.associations().stream()
          .filter(AssociationRule::inline)
          .forEach(rule -> order.before(rule.toObjectType(), mapping.from()));
    }
    return order;
  }

  private static void report(List<String> cycle, List<MappingSpec> mappings) {
    String spelled = String.join(" → ", cycle);
    for (MappingSpec mapping : mappings) {
      if (mapping.from().equals(cycle.get(0))) {
        mapping
            .node()
            .errorAtKey(
                "associations",
                "association-cycle",
                "the associations "
                    + spelled
                    + " wait for each other; make one of them \"inline: false\"");
        return;
      }
    }
  }

  /**
   * Of the mappings as they are written, whatever custom fields were staged when they were read.
   */
  public String fingerprint() {
    return fingerprint;
  }

  /** In the order of the load. */
  public List<CompiledMapping> all() {
    return all;
  }

  /**
   * The mappings that read a source object type, in the order in which they are asked: the first
   * that selects a record takes it. Empty for a type that nothing maps.
   */
  public List<CompiledMapping> forObjectType(String from) {
    return all.stream().filter(mapping -> mapping.from().equals(from)).toList();
  }

  /** Source object types that are mapped, those that others link to inline first. */
  public List<String> loadOrder() {
    return loadOrder;
  }

  /**
   * The same, of these alone.
   *
   * @param only object types asked for; empty for all
   */
  public List<String> loadOrder(Set<String> only) {
    return loadOrder.stream().filter(it -> only.isEmpty() || only.contains(it)).toList();
  }
}
