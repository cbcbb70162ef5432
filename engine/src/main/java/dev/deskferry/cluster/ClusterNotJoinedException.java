package dev.deskferry.cluster;

/** No node could be started with these settings. The message says what to change. */
public final class ClusterNotJoinedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  ClusterNotJoinedException(String message, Throwable cause) {
    super(message, cause);
  }
}
