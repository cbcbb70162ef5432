package dev.deskferry.spec;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How a source is walked. The words are those of {@code paging:} in a source file. */
public enum SourcePaging {
  /** {@code after_cursor}, {@code end_of_stream}; the last cursor begins the next delta. */
  INCREMENTAL_CURSOR,
  /** {@code start_time}, {@code end_time}; the boundary second is sent twice. */
  INCREMENTAL_TIME,
  /** {@code page[after]}, {@code meta.has_more}; every run walks the whole list. */
  CURSOR,
  /** {@code page}, {@code next_page}; every walk begins at page 1. */
  OFFSET,
  /** Everything in one reply. */
  NONE;

  /** As a source file writes it. */
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** All words, for messages. */
  public static List<String> words() {
    return Arrays.stream(values()).map(SourcePaging::word).toList();
  }

  /** The mode of that word. */
  public static SourcePaging of(String word) {
    return valueOf(word.toUpperCase(Locale.ROOT));
  }

  /** True when a walk goes on where the last one ended instead of beginning again. */
  public boolean isIncremental() {
    return this == INCREMENTAL_CURSOR || this == INCREMENTAL_TIME;
  }
}
