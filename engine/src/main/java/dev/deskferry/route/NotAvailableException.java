package dev.deskferry.route;

/** The account's plan, or the user's role, does not have this object type; no failure. */
final class NotAvailableException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  NotAvailableException(String message) {
    super(message);
  }
}
