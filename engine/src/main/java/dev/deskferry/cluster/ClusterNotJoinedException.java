package dev.deskferry.cluster;

/** No node could be started with these settings. The message says what to change. */
public final class ClusterNotJoinedException extends RuntimeException {

  private static final long serialVersionUID = 1L;

  private final boolean isPassing;

  ClusterNotJoinedException(String message, Throwable cause) {
    this(message, cause, false);
  }

  ClusterNotJoinedException(String message, Throwable cause, boolean isPassing) {
    super(message, cause);
    this.isPassing = isPassing;
  }

  /** Whether trying again may help: nothing is wrong with the settings. */
  boolean isPassing() {
    return isPassing;
  }
}
