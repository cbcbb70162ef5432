package dev.deskferry.report;

import dev.deskferry.report.Status.RunStatus;
import dev.deskferry.report.Status.TaskStatus;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/** A status for logs and for screens that draw over what they drew before. */
public final class StatusLines {

  private static final String HOME = "\u001b[H";
  private static final String NO_WRAP = "\u001b[?7l";
  private static final String WRAP = "\u001b[?7h";
  private static final String CLEAR_LINE = "\u001b[K";
  private static final String CLEAR_BELOW = "\u001b[J";

  private StatusLines() {}

  /**
   * One line per running task: {@code 2026-05-01T10:00:00Z extract tickets: 2,600 of 5,000, 52 %,
   * 81/s, about 30 min left, lag 2 d 4 h, 4 in flight, 0 retries, 3 nodes}.
   */
  public static List<String> running(Status status) {
    return status.runs().stream()
        .filter(RunStatus::isRunning)
        .flatMap(
            run ->
                run.tasks().stream()
                    .filter(TaskStatus::isRunning)
                    .map(task -> line(run, task, nodeCount(status, run), status.at())))
        .toList();
  }

  /** How the last run ended: {@code load run 2: done}. */
  public static String end(RunStatus run) {
    return "%s: %s"
        .formatted(run.name(), run.endedAt().isEmpty() ? "left behind" : run.state().word());
  }

  /**
   * A text drawn over the one before, from the upper left corner, without a moment in which the
   * screen is empty; lines that are too long are cut by the terminal.
   */
  public static String frame(String text) {
    return HOME + NO_WRAP + text.replace("\n", CLEAR_LINE + "\n") + CLEAR_BELOW + WRAP;
  }

  private static long nodeCount(Status status, RunStatus run) {
    return status.nodes().stream()
        .filter(node -> node.phase() == run.phase() && node.lane().equals(run.lane()))
        .filter(Status.NodeStatus::isAlive)
        .count();
  }

  private static String line(RunStatus run, TaskStatus task, long nodeCount, Instant now) {
    StringBuilder line = new StringBuilder();
    line.append(now.truncatedTo(ChronoUnit.SECONDS)).append(' ');
    line.append(run.phase().word()).append(' ');
    line.append(run.lane().isEmpty() ? "" : "(lane " + run.lane() + ") ");
    line.append(task.objectType()).append(": ");
    line.append(TextTable.number(task.doneCount()));
    task.totalCount().ifPresent(total -> line.append(" of ").append(TextTable.number(total)));
    task.percent().ifPresent(percent -> line.append(", ").append(percent).append(" %"));
    line.append(", ").append(StatusText.rate(task.live().perSecond())).append("/s");
    task.left().ifPresent(left -> line.append(", ").append(Eta.words(left)).append(" left"));
    task.lag().ifPresent(lag -> line.append(", lag ").append(StatusText.lag(lag)));
    line.append(", ").append(task.live().inFlightCount()).append(" in flight");
    line.append(", ").append(task.live().retryCount()).append(" retries");
    line.append(", ").append(nodeCount == 1 ? "1 node" : nodeCount + " nodes");
    long rejected = task.outcomes().getOrDefault("rejected", 0L);
    if (rejected > 0) {
      line.append(", ").append(TextTable.number(rejected)).append(" rejected");
    }
    task.waitsFor().ifPresent(wait -> line.append(", waits for ").append(WaitWords.of(wait, now)));
    return line.toString();
  }
}
