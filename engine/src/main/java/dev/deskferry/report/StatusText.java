package dev.deskferry.report;

import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** A status as people read it: a table for each phase, then what its tasks have to say. */
public final class StatusText {

  private static final List<String> COUNTED =
      List.of("created", "updated", "unchanged", "skipped", "rejected");

  private StatusText() {}

  /** The whole text, each line ended by a newline. */
  public static String render(Status status) {
    if (status.runs().isEmpty()) {
      return "Nothing was run on this staging database yet; begin with: deskferry extract\n";
    }
    return status.runs().stream().map(StatusText::run).collect(Collectors.joining("\n"));
  }

  private static String run(Status.RunStatus run) {
    StringBuilder text = new StringBuilder(heading(run)).append(table(run));
    for (Status.TaskStatus task : run.tasks()) {
      task.message()
          .filter(message -> !message.isEmpty())
          .ifPresent(message -> text.append(task.objectType() + ": " + message + "\n"));
    }
    return text.toString();
  }

  private static String heading(Status.RunStatus run) {
    return "%s run %d: %s, started %s%s\n"
        .formatted(
            run.phase(),
            run.runId(),
            run.state(),
            run.startedAt().truncatedTo(ChronoUnit.SECONDS),
            run.endedAt().map(end -> ", ended " + end.truncatedTo(ChronoUnit.SECONDS)).orElse(""));
  }

  private static String table(Status.RunStatus run) {
    boolean isLoad = run.phase().equals("load");
    List<String> headings = new ArrayList<>(List.of("object type", "state", "records"));
    headings.addAll(isLoad ? COUNTED : List.of("reported"));
    headings.add("seconds");
    TextTable table = new TextTable(headings.toArray(String[]::new));
    for (Status.TaskStatus task : run.tasks()) {
      List<String> cells = new ArrayList<>();
      cells.add(task.objectType());
      cells.add(task.state().replace('_', ' '));
      cells.add(TextTable.number(task.recordCount()));
      if (isLoad) {
        COUNTED.forEach(
            outcome -> cells.add(TextTable.number(task.outcomes().getOrDefault(outcome, 0L))));
      } else {
        cells.add(TextTable.number(task.expectedCount()));
      }
      cells.add(TextTable.number(task.tookSeconds()));
      table.add(cells);
    }
    return table.render();
  }
}
