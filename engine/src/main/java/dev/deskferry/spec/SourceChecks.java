package dev.deskferry.spec;

import dev.deskferry.problem.Problems;
import dev.deskferry.problem.Wording;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/** What sources name that stands elsewhere: in other sources, in the settings, in the schema. */
public final class SourceChecks {

  private SourceChecks() {}

  /**
   * Every bucket of a source must be declared; of another no limit is known and none is learned.
   *
   * @param declared names below {@code zendesk.rate_limits}; nothing is checked when there are none
   */
  public static void budgets(
      List<SourceSpec> sources, Collection<String> declared, Problems problems) {
    if (declared.isEmpty()) {
      return;
    }
    for (SourceSpec source : sources) {
      for (String name : buckets(source)) {
        if (!declared.contains(name)) {
          problems.error(
              source.location(),
              "budget",
              "unknown-budget",
              "zendesk.rate_limits of mappings/migration.yaml has no \"%s\"%s"
                  .formatted(name, Wording.suggestion(name, declared)));
        }
      }
    }
  }

  private static List<String> buckets(SourceSpec source) {
    return Stream.concat(
            source.buckets().stream(),
            source.whenOverfull().stream().flatMap(list -> list.buckets().stream()))
        .distinct()
        .toList();
  }

  /**
   * Every statement that a source names must be there.
   *
   * @param known names as {@code extract/parents-not-visited}
   */
  public static void statements(
      List<SourceSpec> sources, Collection<String> known, Problems problems) {
    for (SourceSpec source : sources) {
      source
          .each()
          .ifPresent(each -> statement(source, "each.chosen_by", each.chosenBy(), known, problems));
      for (SourceCountSpec count : source.counts()) {
        if (!count.statement().isEmpty()) {
          String path = "counts." + count.objectType() + ".statement";
          statement(source, path, count.statement(), known, problems);
        }
      }
    }
  }

  private static void statement(
      SourceSpec source, String path, String name, Collection<String> known, Problems problems) {
    if (!known.contains(name)) {
      List<String> near = known.stream().filter(it -> it.startsWith("extract/")).toList();
      problems.error(
          source.location(),
          path,
          "unknown-statement",
          "there is no file staging-schema/statements/%s.sql%s"
              .formatted(name, Wording.suggestion(name, near)));
    }
  }

  /** Who asks once per parent must come after every source that brings parents. */
  static void parents(Map<String, SourceSpec> byName, SourceSpec source, Problems problems) {
    if (source.each().isEmpty()) {
      return;
    }
    String parentType = source.each().get().of();
    Set<String> before = new TreeSet<>();
    addBefore(byName, source, before);
    byName.values().stream()
        .filter(other -> !other.name().equals(source.name()))
        .filter(other -> other.objectTypes().contains(parentType))
        .filter(other -> !before.contains(other.name()))
        .forEach(
            other ->
                problems.error(
                    source.location(),
                    "after",
                    "too-early",
                    "each.of is %s, which source \"%s\" brings; add %s to \"after\", or parents that come later are left out"
                        .formatted(parentType, other.name(), other.name())));
  }

  private static void addBefore(
      Map<String, SourceSpec> byName, SourceSpec source, Set<String> before) {
    for (String name : source.after()) {
      SourceSpec other = byName.get(name);
      if (before.add(name) && other != null) {
        addBefore(byName, other, before);
      }
    }
  }
}
