package dev.deskferry.staging;

import org.jspecify.annotations.Nullable;

/**
 * The staging database cannot do what was asked. The message is one sentence for the operator:
 * where, what was found, what to do. It never holds a password, a record's content or a parameter's
 * value.
 */
public class StagingException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /** Fails with a sentence that says all there is to say. */
  public StagingException(String message) {
    super(message);
  }

  /** Fails with a sentence; the cause is for the log and must itself be free of secrets. */
  public StagingException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
