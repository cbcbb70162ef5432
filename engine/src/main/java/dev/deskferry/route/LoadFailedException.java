package dev.deskferry.route;

/**
 * The load cannot go on until a person has acted; the message says what was found and what to do.
 */
public final class LoadFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** One or more sentences for the operator. */
  public LoadFailedException(String message) {
    super(message);
  }
}
