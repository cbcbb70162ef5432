package dev.deskferry.extract;

import java.util.Optional;
import java.util.OptionalLong;

/**
 * What a reply says about paging; every part may be missing.
 *
 * @param afterCursor {@code after_cursor}
 * @param isEndOfStream {@code end_of_stream}
 * @param endTime {@code end_time}, epoch seconds
 * @param count {@code count}: of this page for incremental exports, of the whole list for offset
 *     paging
 * @param hasMore {@code meta.has_more}
 * @param listCursor {@code meta.after_cursor}
 * @param hasNextPage whether {@code next_page} is a text
 */
public record Envelope(
    Optional<String> afterCursor,
    Optional<Boolean> isEndOfStream,
    OptionalLong endTime,
    OptionalLong count,
    Optional<Boolean> hasMore,
    Optional<String> listCursor,
    boolean hasNextPage) {

  /** A reply that says nothing about paging. */
  static final Envelope NOTHING =
      new Envelope(
          Optional.empty(),
          Optional.empty(),
          OptionalLong.empty(),
          OptionalLong.empty(),
          Optional.empty(),
          Optional.empty(),
          false);
}
