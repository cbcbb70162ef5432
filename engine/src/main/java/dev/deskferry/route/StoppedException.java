package dev.deskferry.route;

/**
 * Work ends before it is done because a stop was asked for. Nothing is wrong, and the same verb
 * goes on.
 */
public class StoppedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what was not done. */
  public StoppedException(String message) {
    super(message, null, false, false);
  }
}
