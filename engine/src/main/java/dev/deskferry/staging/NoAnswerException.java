package dev.deskferry.staging;

/** The staging database was waited for in vain. What was asked may be asked again later. */
public final class NoAnswerException extends StagingException {
  private static final long serialVersionUID = 1L;

  private final boolean isStopped;

  NoAnswerException(String message, boolean isStopped) {
    super(message);
    this.isStopped = isStopped;
  }

  /** Whether the wait was cut short by a wish to stop, rather than by the limit. */
  public boolean isStopped() {
    return isStopped;
  }
}
