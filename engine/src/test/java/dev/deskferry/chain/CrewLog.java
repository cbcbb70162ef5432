package dev.deskferry.chain;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * What became of each process of a crew. All output is kept in a folder of {@code target}. Two ends
 * are owed to the blows themselves and documented: a verb that is started again while a run is just
 * being begun or ended elsewhere, and one that begins while there is no database; both end with
 * exit code 1. Any other end of its own would need somebody to look after it. Safe from many
 * threads.
 */
final class CrewLog {

  private static final int LAST_LINES = 40;

  private final Path folder;
  private final StagingServer staging;
  private final List<String> interventions = new ArrayList<>();
  private final Map<String, Integer> counts = new TreeMap<>();
  private int processes;

  CrewLog(Path folder, StagingServer staging) {
    this.folder = folder;
    this.staging = staging;
  }

  /**
   * A process that has ended.
   *
   * @param isExpected whether it was done, or killed
   * @param wasAtWork whether it had come behind its start
   * @param begun {@link System#nanoTime} of its start
   */
  record End(
      String verb, DeskferryProcess process, boolean isExpected, boolean wasAtWork, long begun) {}

  synchronized void ended(End end) {
    int code = end.process().exitCode();
    String name = "%03d-%s-%d.log".formatted(++processes, end.verb().replaceAll("\\W+", "-"), code);
    Path kept = folder.resolve(name);
    end.process().keepOutput(kept);
    if (end.isExpected()) {
      return;
    }
    String output = end.process().output();
    if (code == 1 && output.contains(" is running on this staging database")) {
      counts.merge("verbs told to wait", 1, Integer::sum);
    } else if (code == 1 && !end.wasAtWork() && staging.wasAwaySince(end.begun())) {
      counts.merge("starts without a database", 1, Integer::sum);
    } else {
      interventions.add(
          "%s ended by itself with exit code %d, all of it in %s:%n%s"
              .formatted(end.verb(), code, kept, lastLines(output)));
    }
  }

  private static String lastLines(String output) {
    List<String> lines = output.strip().lines().toList();
    return String.join("\n", lines.subList(Math.max(0, lines.size() - LAST_LINES), lines.size()));
  }

  /** Ends that somebody would have had to look after. */
  synchronized List<String> interventions() {
    return List.copyOf(interventions);
  }

  /** Ends that were owed to the blows. */
  synchronized Map<String, Integer> counts() {
    return new TreeMap<>(counts);
  }

  Path folder() {
    return folder;
  }
}
