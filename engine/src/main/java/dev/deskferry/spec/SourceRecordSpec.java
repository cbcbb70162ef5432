package dev.deskferry.spec;

import java.util.List;
import java.util.Optional;

/**
 * One type of records in the pages of a source.
 *
 * @param objectType what they are staged as
 * @param at key of the array in the reply, for instance {@code tickets}
 * @param within key of an array inside each record of {@code at}, for instance {@code
 *     child_events}; empty when the records are those of {@code at} themselves
 * @param where which records count; empty for all
 * @param id key of the identity, a number or a text
 * @param parent key of the parent's identity, inherited keys included
 * @param version keys of the version, the first one present wins; numbers are epoch seconds, texts
 *     ISO-8601 times
 * @param deleted when a record counts as deleted at the source
 * @param inherit keys that a record inside another takes from the outer one unless it has them
 */
public record SourceRecordSpec(
    String objectType,
    String at,
    Optional<String> within,
    Optional<SourceCondition> where,
    String id,
    Optional<String> parent,
    List<String> version,
    Optional<SourceCondition> deleted,
    List<String> inherit) {

  public SourceRecordSpec {
    version = List.copyOf(version);
    inherit = List.copyOf(inherit);
  }
}
