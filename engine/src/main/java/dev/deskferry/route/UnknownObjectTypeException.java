package dev.deskferry.route;

import dev.deskferry.problem.Wording;
import java.util.Collection;

/** {@code --only} names something that is not there: wrong usage, nothing was begun. */
public final class UnknownObjectTypeException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /**
   * @param lack why the name is of no use here
   * @param known what may be named
   */
  UnknownObjectTypeException(String name, String lack, Collection<String> known) {
    super("--only %s: %s%s".formatted(name, lack, Wording.suggestion(name, known)));
  }
}
