package dev.deskferry.report;

import dev.deskferry.staging.Row;
import java.util.OptionalLong;

/**
 * What one mapping made of one object type, records that Zendesk deleted later included.
 *
 * @param identitiesInTarget records of all mappings that have an id among this target, whatever
 *     became of their last update
 * @param found records of the target that HubSpot says carry our key; empty when it was not asked
 * @param foundAgrees whether {@code found} is absent or equals {@code identitiesInTarget}
 */
public record MappingBalance(
    String objectType,
    String mapping,
    String target,
    long loaded,
    long created,
    long updated,
    long unchanged,
    long skipped,
    long rejected,
    long pending,
    long identitiesInTarget,
    OptionalLong found,
    boolean foundAgrees) {

  static MappingBalance of(Row row) {
    return new MappingBalance(
        row.text("object_type"),
        row.text("mapping"),
        row.text("target"),
        row.number("loaded_count"),
        row.number("created_count"),
        row.number("updated_count"),
        row.number("unchanged_count"),
        row.number("skipped_count"),
        row.number("rejected_count"),
        row.number("pending_count"),
        row.number("identities_in_target_count"),
        row.optionalNumber("found_count"),
        row.bool("found_agrees"));
  }
}
