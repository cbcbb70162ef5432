package dev.deskferry.problem;

import java.util.List;
import java.util.stream.Collectors;

/** Files that cannot be used, with every problem found. Its message holds one problem a line. */
public final class ProblemsException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final transient List<Problem> problems;

  /** At least one of the problems is an error. */
  public ProblemsException(List<Problem> problems) {
    super(problems.stream().map(Problem::toString).collect(Collectors.joining("\n")));
    this.problems = List.copyOf(problems);
  }

  /** In the order of {@link Problems#all()}. */
  public List<Problem> problems() {
    return problems;
  }
}
