package dev.deskferry.app;

import dev.deskferry.run.ControlWriter;
import dev.deskferry.run.NodeCard;
import dev.deskferry.run.Phase;
import dev.deskferry.staging.Database;
import dev.deskferry.staging.Row;
import java.util.List;
import java.util.Map;

/** What the verbs that control others have in common. */
final class ControlVerbs {

  /** A process writes every second; one that was silent for longer is held for dead. */
  static final long ALIVE_SECONDS = 5;

  private ControlVerbs() {}

  /** Writes in the name of who calls. */
  static ControlWriter writer(Database database) {
    return new ControlWriter(
        database, System.getProperty("user.name", "somebody") + "@" + NodeCard.localHost());
  }

  /** The processes that work for a phase now, in whatever lanes; each once. */
  static List<String> nodes(Database database, Phase phase) {
    return database.query("control/nodes", Map.of()).stream()
        .filter(row -> row.text("phase").equals(phase.word()))
        .filter(row -> row.number("silent_seconds") <= ALIVE_SECONDS)
        .map((Row row) -> row.text("node_id"))
        .distinct()
        .toList();
  }

  /** {@code 1 process (host-12-ab34)}. */
  static String counted(List<String> nodes) {
    return "%d %s (%s)"
        .formatted(
            nodes.size(), nodes.size() == 1 ? "process" : "processes", String.join(", ", nodes));
  }
}
