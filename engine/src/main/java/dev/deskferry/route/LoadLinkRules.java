package dev.deskferry.route;

import dev.deskferry.mapping.AssociationRule;
import dev.deskferry.mapping.CompiledMapping;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/** Which types the associations of the mappings send to the portal of a load. */
final class LoadLinkRules {

  private record Rule(String fromType, String targetFrom, String targetTo, String name) {}

  private LoadLinkRules() {}

  /** Sees to it that links are sent again whose association was edited since the last load. */
  static void renew(LoadSession session) {
    Map<Rule, String> types = new LinkedHashMap<>();
    for (CompiledMapping mapping : session.mappings().all()) {
      for (AssociationRule rule : mapping.associations()) {
        String words = words(session, mapping, rule);
        if (!words.isEmpty()) {
          types.putIfAbsent(
              new Rule(mapping.from(), mapping.target(), rule.toTarget(), rule.name()), words);
        }
      }
    }
    session
        .database()
        .update(
            "load/renew-links",
            Map.of(
                "from_types", column(types, Rule::fromType),
                "targets_from", column(types, Rule::targetFrom),
                "targets_to", column(types, Rule::targetTo),
                "names", column(types, Rule::name),
                "types", types.values().toArray(String[]::new)));
  }

  private static String words(LoadSession session, CompiledMapping mapping, AssociationRule rule) {
    return session.knownPortal().types(mapping.target(), rule).stream()
        .map(type -> type.category() + " " + type.id())
        .sorted()
        .collect(Collectors.joining(", "));
  }

  private static String[] column(Map<Rule, String> types, Function<Rule, String> part) {
    return types.keySet().stream().map(part).toArray(String[]::new);
  }
}
