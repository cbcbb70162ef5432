package dev.deskferry.mapping;

import dev.deskferry.problem.Wording;
import dev.deskferry.spec.Otherwise;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** {@code map:} with its {@code otherwise:}. */
record MapRule(Map<String, String> entries, Refusal refusal) {

  /** What is written for a value; null for nothing. */
  @Nullable String apply(MappingRun run, String value) {
    String mapped = entries.get(value);
    if (mapped != null) {
      return mapped;
    }
    // A declared default is what the mapping wants for everything else: no reason to warn.
    if (refusal.otherwise() instanceof Otherwise.Default fixed) {
      return fixed.value();
    }
    return refusal.apply(
        run,
        value,
        "unknown-value",
        Wire.shown(value)
            + " is not in the map; known are "
            + Wording.enumeration(entries.keySet()));
  }
}
