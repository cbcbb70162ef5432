package dev.deskferry.extract;

/** The source sends the same place again and again and never says that it ends. */
public final class NeverEndingWalkException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NeverEndingWalkException(String message) {
    super(message);
  }
}
