package dev.deskferry.report;

import dev.deskferry.report.Status.NodeStatus;
import dev.deskferry.report.Status.RunStatus;
import dev.deskferry.report.Status.TaskStatus;
import dev.deskferry.run.Phase;
import dev.deskferry.run.RunState;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** A status as people read it: a table for each phase, who works, and what the operator wants. */
public final class StatusText {

  private static final List<String> COUNTED =
      List.of("created", "updated", "unchanged", "skipped", "rejected");

  private StatusText() {}

  /** The whole text, each line ended by a newline. */
  public static String render(Status status) {
    if (status.runs().isEmpty()) {
      String nothing =
          status.isRunning()
              ? "A first run is about to begin.\n"
              : "Nothing was run on this staging database yet; begin with: deskferry extract\n";
      return joined(List.of(nothing, nodes(status), wishes(status)));
    }
    List<String> parts = new ArrayList<>();
    status.runs().forEach(run -> parts.add(run(run, status.at())));
    parts.add(nodes(status));
    parts.add(wishes(status));
    return joined(parts);
  }

  /** What is going on alone, for a screen: runs that ended and tasks that are done are left out. */
  public static String renderRunning(Status status) {
    List<String> parts = new ArrayList<>();
    status.runs().stream()
        .filter(RunStatus::isRunning)
        .forEach(run -> parts.add(running(run, status.at())));
    parts.add(nodes(status));
    parts.add(wishes(status));
    return joined(parts);
  }

  private static String joined(List<String> parts) {
    return parts.stream().filter(part -> !part.isEmpty()).collect(Collectors.joining("\n"));
  }

  private static String run(RunStatus run, Instant now) {
    List<TaskStatus> tasks = run.tasks();
    return heading(run)
        + (run.isRunning() ? begun(run) + liveTable(tasks, now) + other(run, now) : endTable(run))
        + messages(tasks);
  }

  private static String running(RunStatus run, Instant now) {
    List<TaskStatus> done = run.tasks().stream().filter(it -> it.state().equals("done")).toList();
    List<TaskStatus> rest = run.tasks().stream().filter(it -> !done.contains(it)).toList();
    String folded =
        done.isEmpty()
            ? ""
            : "done: %d %s, %s records\n"
                .formatted(
                    done.size(),
                    done.size() == 1 ? "task" : "tasks",
                    TextTable.number(done.stream().mapToLong(TaskStatus::doneCount).sum()));
    return heading(run)
        + begun(run)
        + liveTable(rest, now)
        + other(run, now)
        + folded
        + messages(rest);
  }

  private static String heading(RunStatus run) {
    boolean isLeftBehind = run.state() == RunState.RUNNING && !run.isWorkedOn();
    return "%s: %s, started %s%s\n"
            .formatted(
                run.name(),
                isLeftBehind ? "left behind" : run.state().word(),
                seconds(run.startedAt()),
                run.endedAt().map(end -> ", ended " + seconds(end)).orElse(""))
        + (isLeftBehind
            ? "No process works on it; to go on: deskferry %s\n".formatted(run.command())
            : "");
  }

  private static String begun(RunStatus run) {
    return run.phase() == Phase.LOAD && run.tasks().isEmpty()
        ? "No object type has begun yet: first it looks at what HubSpot has and lacks.\n"
        : "";
  }

  private static Instant seconds(Instant instant) {
    return instant.truncatedTo(ChronoUnit.SECONDS);
  }

  private static String liveTable(List<TaskStatus> tasks, Instant now) {
    TextTable table =
        TextTable.withWords(
            "object type",
            "state",
            "done",
            "of",
            "%",
            "rejected",
            "per second",
            "left",
            "lag",
            "in flight",
            "retries",
            "waits for");
    for (TaskStatus task : tasks) {
      boolean isRunning = task.isRunning();
      table.add(
          List.of(
              task.objectType(),
              task.state().replace('_', ' '),
              TextTable.number(task.doneCount()),
              TextTable.number(task.totalCount()),
              task.percent().isPresent() ? task.percent().getAsInt() + " %" : "-",
              TextTable.number(task.outcomes().getOrDefault("rejected", 0L)),
              isRunning ? rate(task.live().perSecond()) : "-",
              task.left().map(Eta::words).orElse("-"),
              task.lag().map(StatusText::lag).orElse("-"),
              isRunning ? TextTable.number(task.live().inFlightCount()) : "-",
              isRunning ? TextTable.number(task.live().retryCount()) : "-",
              task.waitsFor().map(wait -> WaitWords.of(wait, now)).orElse("")));
    }
    return table.render();
  }

  private static String other(RunStatus run, Instant now) {
    TaskLive other = run.other();
    return other.isBusy()
        ? "other requests: %d in flight, %d retries%s\n"
            .formatted(
                other.inFlightCount(),
                other.retryCount(),
                other.awaited().map(wait -> ", waits for " + WaitWords.of(wait, now)).orElse(""))
        : "";
  }

  private static String endTable(RunStatus run) {
    boolean isLoad = run.phase() == Phase.LOAD;
    List<String> headings = new ArrayList<>(List.of("object type", "state", "records"));
    headings.addAll(isLoad ? COUNTED : List.of("reported"));
    headings.addAll(List.of("seconds", "lag"));
    TextTable table = new TextTable(headings.toArray(String[]::new));
    for (TaskStatus task : run.tasks()) {
      List<String> cells = new ArrayList<>();
      cells.add(task.objectType());
      cells.add(task.state().replace('_', ' '));
      cells.add(TextTable.number(task.doneCount()));
      if (isLoad) {
        COUNTED.forEach(
            outcome -> cells.add(TextTable.number(task.outcomes().getOrDefault(outcome, 0L))));
      } else {
        cells.add(TextTable.number(task.reportedCount()));
      }
      cells.add(TextTable.number(task.tookSeconds()));
      cells.add(task.lag().map(StatusText::lag).orElse("-"));
      table.add(cells);
    }
    return table.render();
  }

  private static String messages(List<TaskStatus> tasks) {
    return tasks.stream()
        .filter(task -> task.message().filter(message -> !message.isEmpty()).isPresent())
        .map(task -> task.objectType() + ": " + task.message().orElseThrow() + "\n")
        .collect(Collectors.joining());
  }

  private static String nodes(Status status) {
    if (status.nodes().isEmpty()) {
      return "";
    }
    TextTable table =
        TextTable.withWords("node", "phase", "since", "per second", "in flight", "waits for");
    for (NodeStatus node : status.nodes()) {
      boolean isAlive = node.isAlive();
      table.add(
          List.of(
              node.nodeId() + (node.plans() ? " (plans)" : ""),
              node.phase().lock(node.lane()),
              seconds(node.startedAt()).toString(),
              isAlive ? rate(node.perSecond()) : "-",
              isAlive ? TextTable.number(node.inFlightCount()) : "-",
              isAlive
                  ? node.waitsFor().map(wait -> WaitWords.of(wait, status.at())).orElse("")
                  : "silent for %d s".formatted(node.silentSeconds())));
    }
    return table.render() + apart(status);
  }

  private static String apart(Status status) {
    return status.nodes().stream()
        .filter(NodeStatus::isAlive)
        .flatMap(
            node ->
                node.apartFrom().stream()
                    .map(
                        others ->
                            "%s cannot reach %s: each uses the rate limits as if alone\n"
                                .formatted(node.nodeId(), others)))
        .distinct()
        .collect(Collectors.joining());
  }

  private static String wishes(Status status) {
    StringBuilder text = new StringBuilder();
    new TreeMap<>(status.wishes().pauses())
        .forEach(
            (phase, wish) ->
                text.append(
                    "%s is paused since %s by %s; to go on: deskferry resume %s\n"
                        .formatted(phase.word(), seconds(wish.at()), wish.by(), phase.word())));
    for (Phase phase : Phase.values()) {
      long stopping =
          status.nodes().stream()
              .filter(node -> node.phase() == phase && node.isAlive())
              .filter(node -> status.wishes().stop(phase, node.startedAt()).isPresent())
              .count();
      if (stopping > 0) {
        text.append("%s is to stop: nodes still at it: %d\n".formatted(phase.word(), stopping));
      }
    }
    new TreeMap<>(status.wishes().throttles())
        .forEach(
            (bucket, throttle) ->
                text.append(
                    "%s is throttled to %d %% of its limit since %s by %s; to undo: deskferry throttle %s off\n"
                        .formatted(
                            bucket,
                            throttle.percent(),
                            seconds(throttle.wish().at()),
                            throttle.wish().by(),
                            bucket)));
    return text.toString();
  }

  /** {@code 2 d 4 h}, {@code none}. */
  static String lag(Duration lag) {
    return lag.isZero() ? "none" : Spans.words(lag);
  }

  /** Slow work shows a decimal, fast work thousands: {@code 0.4}, {@code 1,234}. */
  static String rate(double perSecond) {
    return perSecond > 0 && perSecond < 10
        ? String.format(Locale.ROOT, "%.1f", perSecond)
        : TextTable.number(Math.round(perSecond));
  }
}
