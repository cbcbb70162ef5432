package dev.deskferry.report;

import dev.deskferry.staging.Database;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;

/**
 * What did not come through, gathered by what was wrong.
 *
 * @param groups of records and links, the largest first
 * @param warnings about records that were sent all the same, the largest group first
 */
public record Errors(List<ErrorGroup> groups, List<ErrorGroup> warnings) {

  /** Copies the lists. */
  public Errors {
    groups = List.copyOf(groups);
    warnings = List.copyOf(warnings);
  }

  /**
   * Asks view {@code reconcile.error} and table {@code migration.event}, never a payload: a hundred
   * thousand refusals take about a second.
   *
   * @param only object types; empty for all
   * @param parents object types of parents, by the name of the source that is asked once for each
   */
  public static Errors read(
      Database database, Collection<String> only, Map<String, String> parents) {
    String[] types = only.toArray(String[]::new);
    ErrorGroups errors = new ErrorGroups();
    database.stream(
        "errors/records", Map.of("object_types", types), Function.identity(), errors::addError);
    ErrorGroups warnings = new ErrorGroups();
    SortedMap<String, String> each = new TreeMap<>(parents);
    database.stream(
        "errors/warnings",
        Map.of(
            "object_types",
            types,
            "child_types",
            each.keySet().toArray(String[]::new),
            "parent_types",
            each.values().toArray(String[]::new)),
        Function.identity(),
        warnings::addWarning);
    return new Errors(errors.largestFirst(), warnings.largestFirst());
  }

  /** Object types that runs have taken on. */
  public static List<String> objectTypes(Database database) {
    return database.query("errors/object-types", Map.of()).stream()
        .map(row -> row.text("object_type"))
        .toList();
  }

  /** Records, or links, without a good end. */
  public long count(String kind) {
    return groups.stream()
        .filter(group -> group.kind().equals(kind))
        .mapToLong(ErrorGroup::count)
        .sum();
  }
}
