package dev.deskferry.route;

import java.util.List;

/** An object type cannot be extracted; the message says why and what to do. */
public final class ExtractFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean mayPass;

  ExtractFailedException(String message) {
    this(message, false);
  }

  /**
   * @param mayPass whether the source did not answer, so that it may do so later
   */
  ExtractFailedException(String message, boolean mayPass) {
    super(message);
    this.mayPass = mayPass;
  }

  /**
   * After several attempts.
   *
   * @param earlier reasons of the attempts, attached as suppressed
   */
  ExtractFailedException(String message, boolean mayPass, List<String> earlier) {
    this(message, mayPass);
    earlier.forEach(reason -> addSuppressed(new ExtractFailedException(reason)));
  }

  boolean mayPass() {
    return mayPass;
  }
}
