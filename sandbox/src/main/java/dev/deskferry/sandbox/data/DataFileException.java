package dev.deskferry.sandbox.data;

/**
 * A file of the data folder is wrong; the message has one {@code file:line: what} for each place.
 */
public final class DataFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  /** Says what is wrong and where. */
  public DataFileException(String message) {
    super(message);
  }
}
