package dev.deskferry.spec;

import dev.deskferry.problem.Location;
import dev.deskferry.problem.Problems;
import dev.deskferry.problem.Wording;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All sources of a migration, and what only shows when they are seen together. */
public final class Sources {

  /** The folder of the source files. */
  public static final String FOLDER = "mappings/sources";

  private Sources() {}

  /**
   * Reads all source files.
   *
   * @return incremental sources first, since these take longest; otherwise by name, but each behind
   *     those that it comes after; of use only when no errors were recorded
   */
  public static List<SourceSpec> read(
      MigrationFiles files, Map<String, String> settings, Problems problems) {
    SourceReader reader = new SourceReader(settings, problems);
    List<SourceSpec> sources =
        files.in(FOLDER, ".yaml").stream()
            .map(file -> reader.read(file, files.text(file).orElse("")))
            .toList();
    if (sources.isEmpty()) {
      problems.error(
          Location.ofFile(FOLDER),
          "",
          "missing-file",
          "there are no source files; expected at least one");
    }
    check(sources, problems);
    Map<String, SourceSpec> byName = byName(sources);
    sources.forEach(source -> SourceChecks.parents(byName, source, problems));
    return ordered(sources, byName, problems);
  }

  private static void check(List<SourceSpec> sources, Problems problems) {
    Set<String> names = sources.stream().map(SourceSpec::name).collect(Collectors.toSet());
    Set<String> types =
        sources.stream().flatMap(it -> it.objectTypes().stream()).collect(Collectors.toSet());
    for (SourceSpec source : sources) {
      source.after().stream()
          .filter(name -> !names.contains(name))
          .forEach(name -> unknown(source, "after", "source", name, names, problems));
      source
          .each()
          .filter(each -> !types.contains(each.of()))
          .ifPresent(each -> unknown(source, "each.of", "object type", each.of(), types, problems));
    }
  }

  private static void unknown(
      SourceSpec source,
      String path,
      String what,
      String name,
      Set<String> known,
      Problems problems) {
    problems.error(
        source.location(),
        path,
        "unknown-" + what.replace(' ', '-'),
        "there is no " + what + " \"" + name + "\"" + Wording.suggestion(name, known));
  }

  private static Map<String, SourceSpec> byName(List<SourceSpec> sources) {
    return sources.stream()
        .collect(
            Collectors.toMap(
                SourceSpec::name, Function.identity(), (a, b) -> a, LinkedHashMap::new));
  }

  private static List<SourceSpec> ordered(
      List<SourceSpec> sources, Map<String, SourceSpec> byName, Problems problems) {
    List<SourceSpec> ordered = new ArrayList<>();
    Set<String> placed = new HashSet<>();
    for (boolean isIncremental : new boolean[] {true, false}) {
      for (SourceSpec source : sources) {
        if (source.paging().isIncremental() == isIncremental) {
          place(source, byName, new HashSet<>(), placed, ordered, problems);
        }
      }
    }
    return List.copyOf(ordered);
  }

  private static void place(
      SourceSpec source,
      Map<String, SourceSpec> byName,
      Set<String> above,
      Set<String> placed,
      List<SourceSpec> ordered,
      Problems problems) {
    if (placed.contains(source.name())) {
      return;
    }
    if (!above.add(source.name())) {
      problems.error(
          source.location(), "after", "cycle", "the source comes after itself; break the circle");
      return;
    }
    for (String name : source.after()) {
      SourceSpec before = byName.get(name);
      if (before != null) {
        place(before, byName, above, placed, ordered, problems);
      }
    }
    above.remove(source.name());
    if (placed.add(source.name())) {
      ordered.add(source);
    }
  }
}
