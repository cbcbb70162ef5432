package dev.deskferry.mapping;

import dev.deskferry.function.Texts;
import org.jspecify.annotations.Nullable;

/**
 * How long a text may be.
 *
 * @param length in UTF-16 units
 * @param rejects true when a longer one rejects the record, false when it is cut
 */
record Limit(int length, boolean rejects) {

  /**
   * The text itself, or what is left of it.
   *
   * @return null when the record is rejected
   */
  @Nullable String apply(MappingRun run, String property, String text) {
    if (text.length() <= length) {
      return text;
    }
    String found = "a text of " + text.length() + " characters, at most " + length + " are allowed";
    if (rejects) {
      run.reject(property, "too-long", found + "; shorten it at the source or let it be truncated");
      return null;
    }
    run.warn(property, "too-long", found + "; it was cut");
    return Texts.truncate(text, length);
  }
}
