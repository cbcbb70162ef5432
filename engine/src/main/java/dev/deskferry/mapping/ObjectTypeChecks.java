package dev.deskferry.mapping;

import dev.deskferry.problem.Wording;
import dev.deskferry.spec.JoinSpec;
import dev.deskferry.spec.MappingSpec;
import dev.deskferry.spec.SourceSpec;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Mappings may only speak of object types that some source lands. */
final class ObjectTypeChecks {

  private ObjectTypeChecks() {}

  /** Records every unknown type where it is written. */
  static void check(List<MappingSpec> mappings, List<SourceSpec> sources) {
    Set<String> landed = new TreeSet<>();
    sources.forEach(source -> landed.addAll(source.objectTypes()));
    for (MappingSpec mapping : mappings) {
      if (!landed.contains(mapping.from()) && !mapping.from().isEmpty()) {
        mapping.node().errorAtKey("from", "unknown-object-type", unknown(mapping.from(), landed));
      }
      for (JoinSpec join : mapping.joins()) {
        if (!landed.contains(join.of()) && !join.of().isEmpty()) {
          join.by()
              .source()
              .error(
                  "unknown-object-type",
                  "the join " + join.name() + ": " + unknown(join.of(), landed));
        }
      }
    }
  }

  private static String unknown(String type, Set<String> landed) {
    return "no source lands \"" + type + "\"" + Wording.suggestion(type, landed);
  }
}
