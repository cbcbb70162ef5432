package dev.deskferry.report;

import dev.deskferry.staging.Database;
import dev.deskferry.staging.Row;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The last run of each phase and its tasks, as the ledger has them.
 *
 * @param runs extract before load; empty when nothing was ever run
 */
public record Status(List<RunStatus> runs) {

  /** Copies the list. */
  public Status {
    runs = List.copyOf(runs);
  }

  /**
   * One run.
   *
   * @param state {@code running, done, failed} or {@code interrupted}
   * @param tasks in the order in which they began
   */
  public record RunStatus(
      long runId,
      String phase,
      String state,
      Instant startedAt,
      Optional<Instant> endedAt,
      List<TaskStatus> tasks) {}

  /**
   * One task.
   *
   * @param recordCount records that went through so far
   * @param expectedCount what Zendesk reported, when it did
   * @param tookSeconds so far, or in all
   */
  public record TaskStatus(
      String objectType,
      String state,
      long recordCount,
      OptionalLong expectedCount,
      Map<String, Long> outcomes,
      long tookSeconds,
      Optional<String> message) {}

  /** Asks the ledger. */
  public static Status read(Database database) {
    Map<Long, List<Row>> byRun = new LinkedHashMap<>();
    database
        .query("status/tasks", Map.of())
        .forEach(
            row -> byRun.computeIfAbsent(row.number("run_id"), id -> new ArrayList<>()).add(row));
    return new Status(byRun.values().stream().map(Status::run).toList());
  }

  private static RunStatus run(List<Row> rows) {
    Row first = rows.get(0);
    return new RunStatus(
        first.number("run_id"),
        first.text("phase"),
        first.text("run_state"),
        first.instant("run_started_at"),
        first.optionalInstant("run_ended_at"),
        rows.stream()
            .filter(row -> row.optionalText("object_type").isPresent())
            .map(Status::task)
            .toList());
  }

  private static TaskStatus task(Row row) {
    Map<String, Long> outcomes = new LinkedHashMap<>();
    for (String outcome : List.of("created", "updated", "unchanged", "skipped", "rejected")) {
      outcomes.put(outcome, row.number(outcome + "_count"));
    }
    return new TaskStatus(
        row.text("object_type"),
        row.text("state"),
        row.number("record_count"),
        row.optionalNumber("reported_count"),
        outcomes,
        row.optionalNumber("took_seconds").orElse(0),
        row.optionalText("message"));
  }
}
