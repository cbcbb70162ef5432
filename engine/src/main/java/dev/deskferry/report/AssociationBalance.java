package dev.deskferry.report;

import dev.deskferry.staging.Row;

/** What became of the links that one association of a source object type implies. */
public record AssociationBalance(
    String objectType,
    String name,
    long expected,
    long made,
    long pending,
    long skipped,
    long rejected,
    boolean balances) {

  static AssociationBalance of(Row row) {
    return new AssociationBalance(
        row.text("from_type"),
        row.text("name"),
        row.number("expected_count"),
        row.number("made_count"),
        row.number("pending_count"),
        row.number("skipped_count"),
        row.number("rejected_count"),
        row.bool("balances"));
  }
}
