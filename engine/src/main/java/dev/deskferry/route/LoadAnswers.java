package dev.deskferry.route;

import dev.deskferry.load.Draft;
import dev.deskferry.run.Lease;
import dev.deskferry.staging.Database;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Writes the answers of records that nothing is sent for: {@code load/answer-records}. */
final class LoadAnswers {

  private final Database database;

  LoadAnswers(Database database) {
    this.database = database;
  }

  /**
   * Writes the new answers of a chunk in one statement, none when there are none.
   *
   * @return false when the lease is lost, and nothing was written
   */
  boolean write(Lease lease, LoadChunk chunk) {
    List<Draft.Answer> answers =
        chunk.drafts().stream()
            .filter(Draft.Answer.class::isInstance)
            .map(Draft.Answer.class::cast)
            .toList();
    if (answers.isEmpty()) {
      return true;
    }
    Map<String, Object> parameters = new HashMap<>();
    parameters.put("partition_id", lease.partitionId());
    parameters.put("fencing_token", lease.fencingToken());
    parameters.put("source_ids", column(answers, Draft.Answer::sourceId));
    parameters.put("states", column(answers, Draft.Answer::state));
    parameters.put("mappings", column(answers, Draft.Answer::mapping));
    parameters.put("targets", column(answers, Draft.Answer::target));
    parameters.put("fingerprints", column(answers, Draft.Answer::fingerprint));
    parameters.put("rules", column(answers, Draft.Answer::rule));
    parameters.put("codes", column(answers, Draft.Answer::code));
    parameters.put("messages", column(answers, Draft.Answer::message));
    return !database.query("load/answer-records", parameters).isEmpty();
  }

  private static String[] column(
      List<Draft.Answer> answers, Function<Draft.Answer, String> column) {
    return answers.stream().map(column).toArray(String[]::new);
  }
}
