package dev.deskferry.route;

/** The routes cannot be started; the message names the file, and the line where there is one. */
public final class RouteFileException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  RouteFileException(String message, Throwable cause) {
    super(message, cause);
  }

  RouteFileException(String message) {
    super(message);
  }
}
