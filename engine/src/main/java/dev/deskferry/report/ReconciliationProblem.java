package dev.deskferry.report;

import dev.deskferry.staging.Row;
import java.util.Optional;

/**
 * One row of {@code reconcile.problem}: something that is not settled or does not add up.
 *
 * @param sourceId empty when it is about a whole object type
 * @param kind as listed in the comment on {@code reconcile.problem.kind}
 */
public record ReconciliationProblem(
    String objectType, Optional<String> sourceId, String kind, String message) {
  static ReconciliationProblem of(Row row) {
    return new ReconciliationProblem(
        row.text("object_type"),
        row.optionalText("source_id"),
        row.text("kind"),
        row.text("message"));
  }
}
