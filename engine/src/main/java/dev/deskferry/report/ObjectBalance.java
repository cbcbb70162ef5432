package dev.deskferry.report;

import dev.deskferry.staging.Row;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * What became of the records of one source object type. Column of {@code reconcile.object} by
 * column; see the comments there.
 *
 * @param extractState of the last extract that took the type on; empty when none did
 * @param isExtracted whether that came to its end; staging may have a part only otherwise
 * @param reported what Zendesk says it has, deleted ones not counted; empty when it was not asked
 * @param isApproximate whether {@code reported} may be a day old
 * @param deleted deleted at source; such a record counts as nothing else
 * @param archived HubSpot records that were archived because of a deletion; part of the deleted and
 *     skipped ones
 * @param load what load answered; empty for a type that is staged only
 * @param balances whether the type is extracted and the counts add up
 */
public record ObjectBalance(
    String objectType,
    Optional<String> extractState,
    boolean isExtracted,
    OptionalLong reported,
    boolean isApproximate,
    long staged,
    long deleted,
    long archived,
    Optional<LoadCounts> load,
    boolean balances) {

  static ObjectBalance of(Row row) {
    return new ObjectBalance(
        row.text("object_type"),
        row.optionalText("extract_state"),
        row.bool("is_extracted"),
        row.optionalNumber("reported_count"),
        row.optionalBool("reported_approximate").orElse(false),
        row.number("staged_count"),
        row.number("deleted_count"),
        row.optionalNumber("archived_count").orElse(0),
        row.bool("is_loaded") ? Optional.of(LoadCounts.of(row)) : Optional.empty(),
        row.bool("balances"));
  }
}
