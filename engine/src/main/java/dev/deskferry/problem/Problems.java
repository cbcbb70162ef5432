package dev.deskferry.problem;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/**
 * Collects problems while files are read and checked. A problem reported twice is kept once. Not
 * thread-safe.
 */
public final class Problems {

  private static final Comparator<Problem> BY_PLACE =
      Comparator.<Problem, String>comparing(problem -> problem.location().file())
          .thenComparingInt(problem -> problem.location().line())
          .thenComparingInt(problem -> problem.location().column());

  private final Set<Problem> collected = new LinkedHashSet<>();

  /** Records an error. See {@link Problem} for the parameters. */
  public void error(Location location, String path, String code, String message) {
    add(new Problem(Severity.ERROR, location, path, code, message));
  }

  /** Records a warning. See {@link Problem} for the parameters. */
  public void warning(Location location, String path, String code, String message) {
    add(new Problem(Severity.WARNING, location, path, code, message));
  }

  /** Records a problem made elsewhere. */
  public void add(Problem problem) {
    collected.add(problem);
  }

  /** Records all that another collection holds. */
  public void addAll(Problems other) {
    collected.addAll(other.collected);
  }

  /** True when at least one error, not merely a warning, was recorded. */
  public boolean hasErrors() {
    return collected.stream().anyMatch(problem -> problem.severity() == Severity.ERROR);
  }

  /** Everything recorded, ordered by file, line and column. */
  public List<Problem> all() {
    return new ArrayList<>(collected).stream().sorted(BY_PLACE).toList();
  }

  /**
   * Stops here when there are errors.
   *
   * @throws ProblemsException with everything recorded, warnings included, when at least one is an
   *     error
   */
  public void throwIfErrors() {
    if (hasErrors()) {
      throw new ProblemsException(all());
    }
  }
}
