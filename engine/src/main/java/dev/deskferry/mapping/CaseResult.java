package dev.deskferry.mapping;

import dev.deskferry.problem.Location;
import java.util.List;

/**
 * What came of one case.
 *
 * @param name what the case shows
 * @param differences one line for each; empty when the case holds
 */
public record CaseResult(String mapping, String name, Location location, List<String> differences) {

  /** Copies the list. */
  public CaseResult {
    differences = List.copyOf(differences);
  }

  /** True when what was expected came. */
  public boolean holds() {
    return differences.isEmpty();
  }
}
