package dev.deskferry.sandbox;

/** A port of the sandbox cannot be bound. */
public final class CannotListenException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  CannotListenException(String host, int port, Throwable cause) {
    super(
        "cannot listen on "
            + host
            + ":"
            + port
            + ": the port is in use or not allowed; choose another one, or 0 for any free one",
        cause);
  }
}
