package dev.deskferry.route;

import dev.deskferry.problem.Wording;
import java.util.Collection;

/** An option names something that is not there: wrong usage, nothing was begun. */
public final class UnknownNameException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param option as it was written, with its dashes
   * @param lack why the name is of no use here
   * @param known what may be named
   */
  UnknownNameException(String option, String name, String lack, Collection<String> known) {
    super("%s %s: %s%s".formatted(option, name, lack, Wording.suggestion(name, known)));
  }
}
