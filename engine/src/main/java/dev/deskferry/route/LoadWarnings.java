package dev.deskferry.route;

import dev.deskferry.mapping.Finding;
import dev.deskferry.run.Lease;
import dev.deskferry.staging.Database;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Writes warnings about records that are sent to {@code migration.event}: one statement a chunk, at
 * most one line per record and code, and one per person whom the portal does not know as an owner.
 * A run that was interrupted may say again what it said before. Safe from many threads.
 */
final class LoadWarnings {

  private final Database database;
  private final Set<String> toldAbout = ConcurrentHashMap.newKeySet();

  private record Line(String sourceId, String code) {}

  LoadWarnings(Database database) {
    this.database = database;
  }

  /** Writes what is to be said about the changes of a chunk; no statement when that is nothing. */
  void write(Lease lease, LoadChunk chunk) {
    Map<Line, String> lines =
        lines(chunk.plans().stream().flatMap(it -> it.change().warnings().stream()).toList());
    if (lines.isEmpty()) {
      return;
    }
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("run_id", lease.runId());
    parameters.put("object_type", lease.objectType());
    List<Line> keys = new ArrayList<>(lines.keySet());
    parameters.put("source_ids", keys.stream().map(Line::sourceId).toArray(String[]::new));
    parameters.put("codes", keys.stream().map(Line::code).toArray(String[]::new));
    parameters.put("messages", keys.stream().map(lines::get).toArray(String[]::new));
    database.update("load/add-warnings", parameters);
  }

  private Map<Line, String> lines(Collection<Finding> findings) {
    Map<Line, String> lines = new LinkedHashMap<>();
    for (Finding finding : findings) {
      if (finding.about().isEmpty() || toldAbout.add(finding.code() + " " + finding.about())) {
        lines.merge(
            new Line(finding.sourceId(), finding.code()),
            text(finding),
            (one, other) -> one + "; " + other);
      }
    }
    return lines;
  }

  private static String text(Finding finding) {
    return finding.property().isEmpty()
        ? finding.message()
        : finding.property() + ": " + finding.message();
  }
}
