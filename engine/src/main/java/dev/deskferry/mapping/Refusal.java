package dev.deskferry.mapping;

import dev.deskferry.spec.Otherwise;
import org.jspecify.annotations.Nullable;

/**
 * What becomes of values that have no place.
 *
 * @param property HubSpot property, for findings
 * @param label the name under which a kept value stands
 * @param unmapped property that takes kept values; empty when the mapping has none
 */
record Refusal(String property, String label, String unmapped, Otherwise otherwise) {

  /**
   * Applies the rule.
   *
   * @param code of the finding
   * @param found what is wrong, as the beginning of a sentence
   * @return what to write instead; null for nothing
   */
  @Nullable String apply(MappingRun run, String value, String code, String found) {
    return apply(run, value, code, found, "");
  }

  /** The same for a finding that many records share; {@code about} as in {@link Finding}. */
  @Nullable String apply(MappingRun run, String value, String code, String found, String about) {
    if (otherwise instanceof Otherwise.Reject) {
      run.reject(property, code, found + "; change the mapping or mend the record");
      return null;
    }
    if (otherwise instanceof Otherwise.Keep) {
      run.keep(label, value);
      run.warn(property, code, found + "; kept in " + unmapped, about);
      return null;
    }
    if (otherwise instanceof Otherwise.Default fixed) {
      run.warn(property, code, found + "; " + Wire.shown(fixed.value()) + " is written", about);
      return fixed.value();
    }
    if (otherwise instanceof Otherwise.Drop) {
      run.warn(property, code, found + "; left out", about);
      return null;
    }
    return value;
  }
}
