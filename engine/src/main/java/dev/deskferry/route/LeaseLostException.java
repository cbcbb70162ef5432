package dev.deskferry.route;

/** Somebody else took the partition over; nothing of ours was written. */
final class LeaseLostException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  LeaseLostException(String message) {
    super(message);
  }
}
