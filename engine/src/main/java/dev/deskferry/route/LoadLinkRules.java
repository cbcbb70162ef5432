package dev.deskferry.route;

import dev.deskferry.load.Portal;
import dev.deskferry.mapping.AssociationRule;
import dev.deskferry.mapping.AssociationType;
import dev.deskferry.mapping.CompiledMapping;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
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
    Map<String, Object> rules =
        Map.of(
            "from_types", column(types, Rule::fromType),
            "targets_from", column(types, Rule::targetFrom),
            "targets_to", column(types, Rule::targetTo),
            "names", column(types, Rule::name));
    if (!session.database().query("load/new-link-rules", rules).isEmpty()) {
      session
          .database()
          .update("load/doubt-links", with(rules, "fingerprints", fingerprints(session)));
    }
    session
        .database()
        .update("load/renew-links", with(rules, "types", types.values().toArray(String[]::new)));
  }

  private static String[] fingerprints(LoadSession session) {
    return session.mappings().all().stream()
        .map(CompiledMapping::fingerprint)
        .toArray(String[]::new);
  }

  private static Map<String, Object> with(Map<String, Object> rules, String name, String[] value) {
    Map<String, Object> all = new HashMap<>(rules);
    all.put(name, value);
    return all;
  }

  /**
   * Types that an association sends.
   *
   * @param link source object type it starts from, and its name: {@code tickets requester}
   * @return none when the mappings no longer have it
   */
  static List<AssociationType> types(
      LoadSession session, String link, String targetFrom, String targetTo) {
    int space = link.indexOf(' ');
    String name = link.substring(space + 1);
    Portal portal = session.knownPortal();
    return session.mappings().forObjectType(link.substring(0, space)).stream()
        .filter(mapping -> mapping.target().equals(targetFrom))
        .flatMap(mapping -> mapping.associations().stream())
        .filter(rule -> rule.name().equals(name) && rule.toTarget().equals(targetTo))
        .findFirst()
        .map(rule -> portal.types(targetFrom, rule))
        .orElse(List.of());
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
