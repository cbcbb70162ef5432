package dev.deskferry.route;

import dev.deskferry.mapping.CompiledMapping;
import dev.deskferry.staging.Row;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;

/**
 * Keeps a load from looking for records under another key than they were sent with: it would find
 * none of them, and create them all once more.
 */
final class LoadKeys {

  private LoadKeys() {}

  /**
   * Compares the keys of the mappings with those of the last load; a load that writes also notes
   * them.
   *
   * @throws LoadFailedException when one differs and HubSpot has, or may have, records under it
   */
  static void require(LoadSession session, boolean execute) {
    Map<List<String>, CompiledMapping> wanted = new LinkedHashMap<>();
    for (CompiledMapping mapping : session.mappings().all()) {
      wanted.putIfAbsent(List.of(mapping.from(), mapping.target()), mapping);
    }
    Map<String, Object> keys =
        Map.of(
            "object_types", column(wanted, CompiledMapping::from),
            "targets", column(wanted, CompiledMapping::target),
            "properties", column(wanted, CompiledMapping::key));
    List<Row> others = session.database().query("load/other-keys", keys);
    if (!others.isEmpty()) {
      throw new LoadFailedException(
          others.stream().map(LoadKeys::problem).collect(Collectors.joining("\n")));
    }
    if (execute) {
      session.database().update("load/note-keys", keys);
    }
  }

  private static String problem(Row row) {
    return "the mapping of %s to HubSpot's %s has the key %s — expected %s, under which records were sent: by another one none of them would be found, and all be created once more — give the mapping its key back"
        .formatted(
            row.text("object_type"),
            row.text("target"),
            row.text("wanted_property"),
            row.text("property"));
  }

  private static String[] column(
      Map<List<String>, CompiledMapping> wanted, Function<CompiledMapping, String> part) {
    return wanted.values().stream().map(part).toArray(String[]::new);
  }
}
