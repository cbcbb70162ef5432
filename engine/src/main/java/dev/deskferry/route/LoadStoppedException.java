package dev.deskferry.route;

/**
 * Work ends before it is done because a stop was asked for or the lease is lost. Nothing is wrong.
 */
final class LoadStoppedException extends StoppedException {

  private static final long serialVersionUID = 1L;

  LoadStoppedException(String message) {
    super(message);
  }
}
