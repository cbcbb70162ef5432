package dev.deskferry.route;

import dev.deskferry.spec.SourceSpec;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which sources a run walks, and which ledger rows each of them keeps. */
final class ExtractPlan {

  private final List<SourceSpec> chosen;
  private final Map<String, List<String>> ownTypes;

  private ExtractPlan(List<SourceSpec> chosen, Map<String, List<String>> ownTypes) {
    this.chosen = chosen;
    this.ownTypes = ownTypes;
  }

  /**
   * Chooses by names of sources or of object types.
   *
   * @throws UnknownNameException when a name is neither
   */
  static ExtractPlan of(List<SourceSpec> sources, List<String> only) {
    Set<String> known = new LinkedHashSet<>();
    for (SourceSpec source : sources) {
      known.add(source.name());
      known.addAll(source.objectTypes());
    }
    for (String name : only) {
      if (!known.contains(name)) {
        throw new UnknownNameException("--only", name, "there is no such object type", known);
      }
    }
    List<SourceSpec> chosen =
        sources.stream()
            .filter(
                source ->
                    only.isEmpty()
                        || only.contains(source.name())
                        || source.objectTypes().stream().anyMatch(only::contains))
            .toList();
    Set<String> names = sources.stream().map(SourceSpec::name).collect(Collectors.toSet());
    return new ExtractPlan(
        chosen,
        chosen.stream()
            .collect(Collectors.toMap(SourceSpec::name, source -> ownTypes(source, names))));
  }

  private static List<String> ownTypes(SourceSpec source, Set<String> names) {
    List<String> own = new ArrayList<>(List.of(source.name()));
    source.objectTypes().stream().filter(type -> !names.contains(type)).forEach(own::add);
    return List.copyOf(own);
  }

  List<SourceSpec> chosen() {
    return chosen;
  }

  /** The ledger rows that the run keeps. */
  List<String> ownTypes() {
    return ownTypes.values().stream().flatMap(List::stream).sorted().toList();
  }

  List<String> ownTypes(SourceSpec source) {
    return ownTypes.getOrDefault(source.name(), List.of());
  }
}
