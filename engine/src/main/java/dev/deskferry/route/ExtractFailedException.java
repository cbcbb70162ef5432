package dev.deskferry.route;

import java.util.List;

/** An object type cannot be extracted; the message says why and what to do. */
public final class ExtractFailedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ExtractFailedException(String message) {
    super(message);
  }

  /**
   * After several attempts.
   *
   * @param earlier reasons of the attempts, attached as suppressed
   */
  ExtractFailedException(String message, List<String> earlier) {
    super(message);
    earlier.forEach(reason -> addSuppressed(new ExtractFailedException(reason)));
  }
}
